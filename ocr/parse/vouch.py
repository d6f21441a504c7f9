"""What else vouches for a value's letters where the readers do not: words, and other fields.

Each voucher answers with one truth value a letter (spaces not counted; for numbers a digit):
whether something beside the readers says that it is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from ocr.model import FieldKind
from ocr.parse import lexicon
from ocr.parse.checks import Facts, same_value
from ocr.parse.evidence import Candidate
from ocr.parse.latin_name import is_known_name, is_name_word, split_latin_words
from ocr.parse.online import registered_domain
from ocr.parse.person_name import is_known_japanese, readings_of, split_name
from ocr.parse.phone import area_digits, country_of
from ocr.parse.postal import parse_address, town_length, town_of
from ocr.parse.romaji import kana_to_romaji, romaji_key
from ocr.parse.vouch_words import (
    Letters,
    company_letters,
    is_spelled,
    known_words,
    position_letters,
    values,
)
from ocr.text import KANA, is_japanese, squeeze, to_katakana, without_accents

_ROLES = frozenset(
    ("info", "contact", "office", "sales", "hello", "mail", "support", "admin", "inquiry", "pr")
)
_ENDS = re.compile(r"(?:\.(?:co|or|ne|ac|go|lg|ed|gr))?\.(?:jp|com|net|org|edu|gov)$")

NUMBERS = (FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX)


def vouched(
    candidate: Candidate, value: str, rival: str | None, others: Sequence[Candidate], facts: Facts
) -> Letters:
    """Which letters of a value something beside the readers confirms.

    `value` may be another spelling of the candidate's; `rival` is the one that it stands against.
    """
    length = len(_letters(candidate.kind, value))
    if any(k is candidate.kind and same_value(k, value, v) for k, v in facts):
        return (True,) * length
    rest = [o for o in others if o is not candidate]
    voucher = _VOUCHERS.get(candidate.kind)
    found = voucher(value, rival, rest) if voucher else ()
    return found if len(found) == length else (False,) * length


def _letters(kind: FieldKind, value: str) -> str:
    if kind in NUMBERS or kind is FieldKind.POSTAL:
        return re.sub(r"\D", "", value)
    return "".join(value.split())


def _all(value: str, verdict: bool) -> Letters:
    return (verdict,) * len("".join(value.split()))


def _email(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    local, _, host = value.partition("@")
    return (*_local(local, others), True, *_host(host, others, FieldKind.URL))


def _url(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    plain = "".join(value.split())
    head = re.match(r"(?:https?://)?(?:www\.)?", plain, re.IGNORECASE)
    start = head.end() if head else 0
    host = re.match(r"[^/:?]*", plain[start:])
    length = host.end() if host else 0
    named = _host(plain[start : start + length].lower(), others, FieldKind.EMAIL)
    rest = plain[start + length :]
    return (*(True,) * start, *named, *(letter == "/" and rest == "/" for letter in rest))


def _host(host: str, others: Sequence[Candidate], kind: FieldKind) -> Letters:
    """A host is confirmed by another address on the card, or by the firm whose name it is."""
    known = registered_domain(host)
    if any(registered_domain(v) == known for v in values(others, kind)):
        return (*(False,) * (len(host) - len(known)), *(True,) * len(known))
    end = _ENDS.search(host) or _end_of_country(host, others)
    length = len(host) - (end.start() if end else len(host))
    name = host[: len(host) - length]
    firms = [_firm_key(v) for v in values(others, FieldKind.COMPANY)]
    key = re.sub(r"[^a-z0-9]", "", name.rpartition(".")[2])
    is_firm = len(key) > 3 and any(key in firm or romaji_key(key) in firm for firm in firms)
    return (*(is_firm for _ in name), *(True,) * length)


def _end_of_country(host: str, others: Sequence[Candidate]) -> re.Match[str] | None:
    """The end of a host that is the country's of a number on the card: .nl beside +31 …."""
    end = re.search(r"(?:\.(?:co|com|ac|org))?\.[a-z]{2}$", host)
    regions = {country_of(v) for v in values(others, *NUMBERS)}
    return end if end and host.rpartition(".")[2].replace("uk", "gb") in regions else None


def _firm_key(name: str) -> str:
    if not is_japanese(name):
        return re.sub(r"[^a-z0-9]", "", name.lower())
    kana = "".join(re.findall(rf"[{KANA}]+", name))
    return romaji_key(kana_to_romaji(kana)) if kana else ""


def _local(local: str, others: Sequence[Candidate]) -> list[bool]:
    """The part before @: the person's names, their initials, or an office's usual word."""
    words = {w for words in _names(others) for w in words}
    initials = {w[0] for w in words if w}
    found: list[bool] = []
    for token in re.split(r"([._-])", local.lower()):
        told = token in _ROLES or token in words
        told = told or (token.isascii() and token.isalpha() and romaji_key(token) in words)
        glued = any(
            len(w) > 2 and (token == w + i or token == i + w) for w in words for i in initials
        )
        pair = any(token == a + b for a in words for b in words if len(a) > 2 and len(b) > 2)
        single = len(token) == 1 and token in initials
        found += [told or glued or pair or single] * len(token)
    return found


def _names(others: Sequence[Candidate]) -> list[set[str]]:
    """The Latin words by which the person may be called, of each name on the card."""
    found = []
    for name in values(others, FieldKind.NAME, FieldKind.NAME_ROMAJI, FieldKind.NAME_KANA):
        found.append(_spoken(name))
    return found


def _spoken(name: str) -> set[str]:
    if not is_japanese(name):
        words = [re.sub(r"[^a-z]", "", without_accents(w.lower())) for w in split_latin_words(name)]
        return {w for word in words for w in (word, romaji_key(word)) if w}
    families, givens = readings_of(name)
    kana = [to_katakana(w) for w in name.split() if re.fullmatch(rf"[{KANA}]+", w)]
    latin = {kana_to_romaji(k) for k in (*families, *givens, *kana)}
    return latin | {romaji_key(word) for word in latin}


def _name(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    if not is_japanese(value):
        return _latin_name(value, rival, others)
    said = _said(value, others)
    if said is False or (rival is not None and _could_be(rival, value)):
        return _all(value, False)
    # The lists alone are enough where another reader saw letters, but none of a known name.
    if said or (rival is not None and is_known_japanese(value)):
        return _all(value, True)
    return _all(value, False) if rival is None else _known_part(value, rival)


def _known_part(value: str, rival: str) -> Letters:
    """The letters of the family or of the given name, if the lists know it and not the rival's."""
    parts = split_name(value)
    family, given = parts.family or "", parts.given or ""
    if len(family + given) != len(rival):
        return _all(value, False)
    families, givens = lexicon.families(), lexicon.givens()
    told = []
    for part, other, table in (
        (family, rival[: len(family)], families),
        (given, rival[len(family) :], givens),
    ):
        usual, second = lexicon.usual_kanji(part), lexicon.usual_kanji(other)
        told += [usual in table and second not in table] * len(part)
    return told


def _could_be(rival: str, value: str) -> bool:
    """Whether the other engine's letters are another name of the lists."""
    if squeeze(rival) == squeeze(value):
        return False
    cut = len(split_name(value).family or "")
    return is_known_japanese(f"{rival[:cut]} {rival[cut:]}") or is_known_japanese(rival)


def _said(value: str, others: Sequence[Candidate]) -> bool | None:
    """Whether romaji, kana or mail say family and given name; False if they say another given."""
    families, givens = ([romaji_key(kana_to_romaji(k)) for k in r] for r in readings_of(value))
    kana = ["".join(v.split()) for v in values(others, FieldKind.NAME_KANA)]
    whole = values(others, FieldKind.NAME_ROMAJI) + [kana_to_romaji(k) for k in kana]
    mails = [v.partition("@")[0] for v in values(others, FieldKind.EMAIL)]
    rest = [key.replace(f, "", 1) for key in map(romaji_key, whole) for f in families if f in key]
    if rest and givens and not any(g in key for key in rest for g in givens):
        return False
    keys = [romaji_key(v) for v in (*whole, *mails)]
    both = any(any(f in k for f in families) and any(g in k for g in givens) for k in keys)
    return True if both else None


def _latin_name(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    said = {w for v in values(others, FieldKind.EMAIL) for w in re.split(r"[._-]", v.lower())}
    joined = [v.partition("@")[0].lower() for v in values(others, FieldKind.EMAIL)]
    spoken = {w for v in values(others, FieldKind.NAME, FieldKind.NAME_KANA) for w in _spoken(v)}
    known = is_known_name(value) and not (rival and is_known_name(_spaced_like(rival, value)))
    known = known and rival is not None
    found: list[bool] = []
    for word in value.split():
        key = re.sub(r"[^a-z]", "", without_accents(word.lower()))
        told = key in said or key in spoken or romaji_key(key) in spoken
        told = told or (len(key) > 3 and any(key in mail for mail in joined))
        told = told or (known and is_name_word(word))
        # Which accent a letter bears the reader alone says, and names that are written so.
        marked = not word.isascii() and (is_name_word(word) or is_spelled(word, joined))
        found += [marked or (told and letter.isascii()) for letter in word]
    return found


def _spaced_like(rival: str, value: str) -> str:
    """The rival, which has no spaces, with those of the value, if it is as long."""
    letters = iter(rival)
    if len(rival) != len("".join(value.split())):
        return ""
    return "".join(c if c == " " else next(letters) for c in value)


def _kana(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    key = romaji_key(kana_to_romaji("".join(value.split())))
    for name in values(others, FieldKind.NAME, FieldKind.NAME_ROMAJI):
        if not is_japanese(name):
            words = [romaji_key(w) for w in name.split()]
            if key in ("".join(words), "".join(words[::-1])):
                return _all(value, True)
            continue
        families, givens = readings_of(name)
        plain = "".join(to_katakana(value).split())
        if any(plain == f + g for f in families for g in givens):
            return _all(value, True)
    return _all(value, False)


def _postal(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    addresses = values(others, FieldKind.ADDRESS)
    fits = any(town_of(value, address) for address in addresses)
    return (fits,) * len(re.sub(r"\D", "", value))


def _address(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    """Prefecture, city and town of a postal code on the card; words of buildings."""
    plain = "".join(value.split())
    found = list(known_words(plain, _building_words()))
    for code in values(others, FieldKind.POSTAL):
        end = town_length(code, plain)
        found[:end] = [True] * end
    return found


@cache
def _building_words() -> frozenset[str]:
    return frozenset(w for w in lexicon.words("building_words") if len(w) > 1)


def _phone(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    digits = re.sub(r"\D", "", value)
    twins = [re.sub(r"\D", "", v) for v in values(others, *NUMBERS)]
    if any(digits[-8:] == t[-8:] for t in twins):
        return (True,) * len(digits)
    area = lexicon.area_length(area_digits(value)) if area_digits(value) else 0
    reached = lexicon.area_prefectures(area_digits(value))
    here = any(parse_address(a).prefecture in reached for a in values(others, FieldKind.ADDRESS))
    return tuple(here and i < area for i in range(len(digits)))


_VOUCHERS: dict[FieldKind, Callable[[str, str | None, Sequence[Candidate]], Letters]] = {
    FieldKind.EMAIL: _email,
    FieldKind.URL: _url,
    FieldKind.NAME: _name,
    FieldKind.NAME_ROMAJI: _latin_name,
    FieldKind.NAME_KANA: _kana,
    FieldKind.POSTAL: _postal,
    FieldKind.ADDRESS: _address,
    FieldKind.PHONE: _phone,
    FieldKind.FAX: _phone,
    FieldKind.MOBILE: _phone,
    FieldKind.COMPANY: company_letters,
    FieldKind.DEPARTMENT: position_letters,
    FieldKind.TITLE: position_letters,
}
