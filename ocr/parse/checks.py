"""Checks between the fields of one card: what one says of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ocr.model import FieldKind, Penalty
from ocr.parse.company import company_key, fits_domain
from ocr.parse.evidence import Candidate
from ocr.parse.lexicon import area_prefectures
from ocr.parse.name_fits import (
    kana_fits,
    kana_romaji_fit,
    kana_romaji_near,
    kana_voiced_otherwise,
    mail_fits,
    mail_nearly_fits,
    romaji_fits,
)
from ocr.parse.online import registered_domain
from ocr.parse.phone import area_digits, normalise_phone
from ocr.parse.postal import parse_address, postal_fits
from ocr.text import edit_distance, is_japanese, squeeze

CHECK = "check"
"""The penalty that a check leaves: 0 passed, 0.15 nothing to check against, 1 failed."""
_UNCHECKED, _FAILED = 0.15, 1.0
_WEIGHT = 4.0

Facts = Sequence[tuple[FieldKind, str]]


def checked(candidates: Sequence[Candidate], facts: Facts) -> list[Candidate]:
    """The candidates, each with what the rest of the card and its codes say of it."""
    return [_with_verdict(c, _verdict(c, candidates, facts)) for c in candidates]


def same_value(kind: FieldKind, one: str, other: str) -> bool:
    """Whether two printed values say the same: numbers by E.164, companies by their key."""
    if kind in (FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX):
        a, b = normalise_phone(one), normalise_phone(other)
        return a is not None and b is not None and (a.e164 == b.e164 or _is_at_home(one, other))
    if kind is FieldKind.COMPANY:
        return company_key(one) == company_key(other)
    if kind is FieldKind.URL:
        return _bare_url(one) == _bare_url(other)
    return squeeze(one) == squeeze(other)


def _is_at_home(one: str, other: str) -> bool:
    """Whether one of two numbers is the other as it is dialled within its country: 06…, +33 6…."""
    abroad, home = (one, other) if one.lstrip("( ").startswith("+") else (other, one)
    digits = re.sub(r"\D", "", home)
    if home.lstrip("( ").startswith("+") or not digits.startswith("0"):
        return False
    return re.sub(r"\D", "", abroad.replace("(0)", "")).endswith(digits[1:]) and len(digits) > 8


def _with_verdict(candidate: Candidate, verdict: bool | None) -> Candidate:
    amount = {True: 0.0, False: _FAILED, None: _UNCHECKED}[verdict]
    return candidate.having(Penalty(CHECK, amount, _WEIGHT), checked=verdict is True)


def _verdict(candidate: Candidate, others: Sequence[Candidate], facts: Facts) -> bool | None:
    if any(k is candidate.kind and same_value(k, candidate.value, v) for k, v in facts):
        return True
    check = _CHECKS.get(candidate.kind)
    return check(candidate.value, others) if check else None


def _values(others: Sequence[Candidate], *kinds: FieldKind) -> list[str]:
    return [c.value for c in others if c.kind in kinds]


def _any(verdicts: Sequence[bool | None]) -> bool | None:
    """True if one passes, False if some fail and none passes, None if none can tell."""
    if any(v is True for v in verdicts):
        return True
    return False if any(v is False for v in verdicts) else None


def _email(value: str, others: Sequence[Candidate]) -> bool | None:
    names = _values(others, FieldKind.NAME, FieldKind.NAME_ROMAJI)
    if any(mail_nearly_fits(name, value.partition("@")[0]) for name in names):
        return False
    return _domains_agree(value, _values(others, FieldKind.URL))


def _url(value: str, others: Sequence[Candidate]) -> bool | None:
    return _domains_agree(value, _values(others, FieldKind.EMAIL))


def _domains_agree(value: str, others: Sequence[str]) -> bool | None:
    """Another domain is no fault (many mail elsewhere); one a letter or two away is."""
    host, hosts = host_of(value), [host_of(other) for other in others]
    if any(f".{host}".endswith(f".{h}") or f".{h}".endswith(f".{host}") for h in hosts):
        return True
    near = [h for h in hosts if is_near(host, h) or _is_near_name(host, h)]
    return False if near else None


def _is_near_name(one: str, other: str) -> bool:
    """Whether the names of two hosts under different ends differ by one letter."""
    a, b = (registered_domain(host).partition(".")[0] for host in (one, other))
    return len(a) == len(b) > 5 and edit_distance(a, b) == 1


def _postal(value: str, others: Sequence[Candidate]) -> bool | None:
    return _any([postal_fits(value, a) for a in _values(others, FieldKind.ADDRESS)])


def _address(value: str, others: Sequence[Candidate]) -> bool | None:
    return _any([postal_fits(code, value) for code in _values(others, FieldKind.POSTAL)])


def _phone(value: str, others: Sequence[Candidate]) -> bool | None:
    reached = area_prefectures(area_digits(value))
    addresses = _values(others, FieldKind.ADDRESS)
    found = [p for a in addresses if (p := parse_address(a).prefecture)]
    # A number elsewhere is common (head office, mobile lines), so it is no failure.
    return True if reached and any(p in reached for p in found) else None


def _name(value: str, others: Sequence[Candidate]) -> bool | None:
    mails = [v.partition("@")[0] for v in _values(others, FieldKind.EMAIL)]
    if not is_japanese(value):
        return True if any(mail_fits(value, mail) for mail in mails) else None
    kana = [kana_fits(value, k) for k in _values(others, FieldKind.NAME_KANA)]
    latin = [*mails, *_values(others, FieldKind.NAME_ROMAJI)]
    # A reading that no list has is no fault of the kanji: 千田 is ちだ too.
    return True if any(romaji_fits(value, text) for text in latin) or True in kana else None


def _kana(value: str, others: Sequence[Candidate]) -> bool | None:
    romaji = _values(others, FieldKind.NAME_ROMAJI)
    if any(kana_romaji_fit(value, r) for r in romaji):
        return True
    if any(kana_romaji_near(value, r) for r in romaji):
        return False  # one of them is misread by a letter
    if any(kana_voiced_otherwise(name, value) for name in _values(others, FieldKind.NAME)):
        return False
    return _any([kana_fits(name, value) for name in _values(others, FieldKind.NAME)])


def _romaji(value: str, others: Sequence[Candidate]) -> bool | None:
    mails = [v.partition("@")[0] for v in _values(others, FieldKind.EMAIL)]
    if any(mail_fits(value, mail) for mail in mails):
        return True
    return _any([romaji_fits(name, value) for name in _values(others, FieldKind.NAME)])


def _company(value: str, others: Sequence[Candidate]) -> bool | None:
    hosts = [host_of(v) for v in _values(others, FieldKind.EMAIL, FieldKind.URL)]
    return True if not is_japanese(value) and any(fits_domain(value, h) for h in hosts) else None


_CHECKS: dict[FieldKind, Callable[[str, Sequence[Candidate]], bool | None]] = {
    FieldKind.EMAIL: _email,
    FieldKind.URL: _url,
    FieldKind.POSTAL: _postal,
    FieldKind.ADDRESS: _address,
    FieldKind.PHONE: _phone,
    FieldKind.FAX: _phone,
    FieldKind.NAME: _name,
    FieldKind.NAME_KANA: _kana,
    FieldKind.NAME_ROMAJI: _romaji,
    FieldKind.COMPANY: _company,
}


def host_of(value: str) -> str:
    """The host of a mail or web address in lower case, without www."""
    host = value.rpartition("@")[2].lower().removeprefix("https://").removeprefix("http://")
    return host.partition("/")[0].removeprefix("www.")


def _bare_url(value: str) -> str:
    return squeeze(value).removeprefix("https://").removeprefix("http://").rstrip("/")


def is_near(one: str, other: str) -> bool:
    """Whether two hosts differ by so little that one of them is misread."""
    if abs(len(one) - len(other)) > 2:
        return False
    return 0 < edit_distance(one, other) <= 2 < min(len(one), len(other)) / 3
