"""Telephone numbers, mail and web addresses and postal codes of a row as candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse import lexicon
from ocr.parse.evidence import Candidate, Row, Span, reading_penalties
from ocr.parse.found_phones import SWITCHBOARD, FoundPhone, find_phones
from ocr.parse.labels import is_near_label
from ocr.parse.online import (
    FoundAddress,
    find_emails,
    find_urls,
    has_known_end,
    registered_domain,
)
from ocr.parse.phone import area_digits, is_mobile_range, normalise_phone
from ocr.parse.postal import ends_in_address, find_postals, is_likely_code

_CORRECTED = 0.6
_ODD_ENDING = 0.15
"""Doubt of a host whose ending no list has: 22 of 22 that two readers read alike were right."""
_LETTER = 0.9
"""How sure a reader must be of a letter that stands alone before a number."""
_PLACE = re.compile(
    r"(?:事務所|自宅|店舗?|工場|営業所|[本支][社店]|本部|センター|オフィス|スタジオ|教室|アトリエ|[校院館園])"
    r"\s*[:：]?\s*$"
)
"""A place before its number, which is no label misread."""
_CODE = re.compile(r"1{0,2}(?P<code>\d{3}-\d{4})")
"""A postal code, its mark perhaps read as strokes: no number of Japan begins with 1."""
_PICTURES = {
    **dict.fromkeys("凸曲", FieldKind.FAX),
    **dict.fromkeys("日目口ロ□▯", FieldKind.MOBILE),
}
_ROUND = re.compile(r"(?:[OQ0]|Q[BO])\s(?=[+(\d])")
_CALLED = (FieldKind.PHONE, FieldKind.MOBILE)
_DOUBT = Penalty("label", 1.0, 2.0)
_ANNOUNCED = 0.1
"""Doubt of a number before which a word stands that says whose it is."""
_OPEN = Penalty("open_end", 0.6, 2.0)


def contacts_of(row: Row, *, in_japan: bool = False) -> list[Candidate]:
    """What the row's text holds, each piece of it used once: mail first, then web, post, calls.

    `in_japan` says that the side names a place of Japan: "T 104-0061" is a postal code there.
    """
    text = row.text
    mails = find_emails(text)
    text = _blanked(text, ((m.start, m.end) for m in mails))
    urls = find_urls(text)
    text = _blanked(text, ((u.start, u.end) for u in urls))
    phones = _calls(text, in_japan)
    text = _blanked(text, ((p.claimed, p.end) for p in phones))
    found = [_online(row, FieldKind.EMAIL, mail) for mail in mails]
    found += [_online(row, FieldKind.URL, url) for url in urls]
    for postal in find_postals(text):
        if not (postal.marked or is_likely_code(text, postal)):
            continue
        label = Penalty("label", 0.0 if postal.marked else 0.2, 2.0)
        found.append(
            _candidate(row, FieldKind.POSTAL, postal.value, postal.start, postal.end, label)
        )
    return found + list(_phones(row, _blanked_online(row, mails, urls), in_japan))


def _calls(text: str, in_japan: bool) -> list[FoundPhone]:
    """The numbers of a line without postal codes whose mark was read as the T of a telephone."""
    found = find_phones(text, in_japan=in_japan)
    return [p for p in found if not (in_japan and _is_code(p.value, text[p.claimed : p.start]))]


def _is_code(value: str, label: str) -> bool:
    shape = _CODE.fullmatch(value) if len(label.strip(" .:")) <= 1 else None
    return shape is not None and bool(lexicon.towns_of(shape["code"]))


def _phones(row: Row, phones_text: str, in_japan: bool) -> Iterator[Candidate]:
    for called in _calls(phones_text, in_japan):
        phone = _without_picture(row, called)
        mobile = phone.kinds == (FieldKind.MOBILE,)
        told = phone.labelled or (mobile and is_mobile_range(phone.value))
        amount = 1.0 if mobile else _unlabelled(phones_text, phone)
        label = Penalty("label", 0.0 if told else amount, 2.0)
        changed = Penalty("corrected", _CORRECTED if phone.corrected else 0.0, 2.0)
        span = Span(row, phone.start, phone.end)
        for kind in phone.kinds:
            plan = Penalty("plan", _off_plan(phone), 2.0)
            evidence = (*reading_penalties([span]), label, changed, plan)
            if phone.open:
                evidence = (*evidence, _OPEN)
            yield Candidate(kind, phone.value, (span,), evidence, face=row.face)


def _without_picture(row: Row, phone: FoundPhone) -> FoundPhone:
    """The number without the kind of a label that is a picture read as a single letter.

    It stands in a line of its own, and the readers do not agree on it or doubt it.
    """
    letter = row.text[phone.claimed : phone.start].strip(" .:")
    if len(letter) != 1 or not letter.isascii() or not phone.labelled:
        return phone
    for member in row.members:
        if member.start <= phone.claimed < member.end and len(member.text.strip()) == 1:
            others = member.others()
            read = member.line.confidence > _LETTER and others[:1] == (member.text,)
            number = normalise_phone(phone.value)
            kind = number.kind if number else FieldKind.PHONE
            return phone if read else replace(phone, kinds=(kind,), labelled=False)
    return phone


def _off_plan(phone: FoundPhone) -> float:
    """How odd a number's length is: a digit may be missing, or the country be another."""
    digits = sum(c.isdigit() for c in phone.value)
    short = (
        digits < 9
        or _is_short_mobile(phone.value)
        or (digits == 9 and phone.value.lstrip("(").startswith("0"))
    )
    return 0.0 if phone.planned else 0.7 if short else 0.2


def _is_short_mobile(value: str) -> bool:
    """Whether a digit of a Japanese mobile number was lost: those have eleven."""
    return re.fullmatch(r"0[789]0(?:-?\d){7}", value) is not None


def has_postal_mark(code: Candidate) -> bool:
    """Whether 〒 stands before a postal code."""
    return any(p.name == "label" and p.amount == 0.0 for p in code.penalties)


def doubting_bare_numbers(found: Sequence[Candidate]) -> list[Candidate]:
    """Doubts a bare number where another bears TEL and none bears FAX: it may be the fax."""
    labelled = {
        c.kind for c in found if any(p.name == "label" and not p.amount for p in c.penalties)
    }
    if not labelled & {FieldKind.PHONE, FieldKind.FAX}:
        return _without_labels([_second_beside(c, found) for c in found])
    if FieldKind.PHONE not in labelled or FieldKind.FAX in labelled:
        return list(found)
    return [c.having(_DOUBT) if c.kind is FieldKind.PHONE and _is_bare(c) else c for c in found]


def _without_labels(found: Sequence[Candidate]) -> list[Candidate]:
    """Doubts the kind of all bare numbers but the topmost: pictures tell it, which nobody reads.

    Of two landlines of Japan, one below the other, the second is nearly always the fax, unless
    each stands behind the address of its own office.
    """
    bare = [c for c in found if c.kind is FieldKind.PHONE and _is_bare(c) and c.quad is not None]
    bare.sort(key=lambda c: c.spans[0].row.box.centre.y)
    later = [c for c in bare if c.spans[0].row is not bare[0].spans[0].row]
    offices = [c for c in bare if _is_in_address(c, found)]
    if len(offices) == len(bare):
        return list(found)
    told = {id(c): c.having(_DOUBT) for c in later}
    pictured = {id(c): kind for c in bare if (kind := _pictured(c))}
    for candidate in bare if pictured else later[:1]:
        kind = pictured.get(id(candidate)) if pictured else _kind_below(candidate, bare[0])
        told[id(candidate)] = replace(candidate, kind=kind or candidate.kind).having(_DOUBT)
    return [told.get(id(c), c) for c in found]


def _is_bare(candidate: Candidate) -> bool:
    return any(p.name == "label" and p.amount > _ANNOUNCED for p in candidate.penalties)


def _pictured(candidate: Candidate) -> FieldKind | None:
    """The kind by the letter as which an engine reads a picture before a number.

    A fax machine is taken for 凸, a mobile telephone for a box, or by the second reader alone for
    a round letter: 8 of 8 so read before American numbers were mobiles.
    """
    span = candidate.spans[0]
    before = span.row.text[: span.start].split()[-1:]
    if before:
        return _PICTURES.get(before[0])
    number = normalise_phone(candidate.value)
    american = number is not None and number.e164.startswith("+1")
    other = span.row.other_text(0, len(span.row.text)) or ""
    return FieldKind.MOBILE if american and _ROUND.match(other) else None


def _kind_below(candidate: Candidate, first: Candidate) -> FieldKind:
    row, above = candidate.spans[0].row, first.spans[0].row
    below = 0 < row.box.centre.y - above.box.centre.y < 3.0 * row.type_size
    landlines = area_digits(candidate.value) and area_digits(first.value)
    column = abs(row.box.left - above.box.left) < 3.0 * row.type_size
    return FieldKind.FAX if below and column and landlines else FieldKind.PHONE


def _is_in_address(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a number stands behind an address, in its line or beside it: that office's own."""
    span = candidate.spans[0]
    before = span.row.text[: span.start]
    if ends_in_address(before) or find_postals(before):
        return True
    box = span.quad.box
    codes = (c.quad.box for c in found if c.kind is FieldKind.POSTAL and c.quad)
    band = 0.5 * span.row.type_size
    return any(b.right < box.left and abs(b.centre.y - box.centre.y) < band for b in codes)


def _second_beside(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """The right one of two bare numbers side by side: icons that no reader tells part them.

    The second is nearly always the fax, but that is never sure; a slash parts two of one kind.
    """
    if candidate.kind is not FieldKind.PHONE or candidate.quad is None:
        return candidate
    box = candidate.quad.box
    for other in found:
        if other.kind not in _CALLED or other.quad is None or other is candidate:
            continue
        left, band = other.quad.box, other.quad.box.centre.y - box.centre.y
        if left.right < box.left and abs(band) < 0.5 * min(box.height, left.height):
            first, second = other.spans[0], candidate.spans[0]
            listed = first.row is second.row and re.search(
                r"[/／・,、]", first.row.text[first.end : second.start]
            )
            if other.kind is FieldKind.MOBILE:
                return candidate if listed or not _is_bare(candidate) else candidate.having(_DOUBT)
            alike = area_digits(candidate.value) and area_digits(other.value)
            kind = FieldKind.FAX if alike and not listed else FieldKind.PHONE
            return replace(candidate, kind=kind).having(_DOUBT)
    return candidate


def _unlabelled(text: str, phone: FoundPhone) -> float:
    """A word before a number that is no label known may be one misread: FAK 03-…."""
    if re.match(r"0(?:120|800|570|50)\D?", phone.value):
        return 0.0  # free of charge, at one rate, over the internet: never a fax
    ahead = SWITCHBOARD.sub("", text[: phone.claimed])
    before = re.split(r"[\n|/]|\d", ahead)[-1]
    if ends_in_address(ahead) or _PLACE.search(before):
        return 0.3  # 3番12号 077-…, 事務所 026-…
    word = re.search(r"([A-Za-zÀ-ÿ]{4,})\W*$", before)
    if word and not is_near_label(word[1], FieldKind.FAX, FieldKind.MOBILE):
        return _ANNOUNCED  # Rectory, Shop: whose number it is
    return 1.0 if re.search(r"[^\W\d_]", before) else 0.3


def _online(row: Row, kind: FieldKind, found: FoundAddress) -> Candidate:
    changed = Penalty("corrected", _CORRECTED if found.corrected else 0.0, 2.0)
    known = kind is FieldKind.URL or has_known_end(registered_domain(found.value))
    ending = Penalty("ending", 0.0 if known else _ODD_ENDING, 2.0)
    return _candidate(row, kind, found.value, found.start, found.end, changed, ending)


def _candidate(
    row: Row, kind: FieldKind, value: str, start: int, end: int, *more: Penalty
) -> Candidate:
    span = Span(row, start, end)
    return Candidate(kind, value, (span,), (*reading_penalties([span]), *more), face=row.face)


def _blanked_online(row: Row, mails: list[FoundAddress], urls: list[FoundAddress]) -> str:
    return _blanked(row.text, ((f.start, f.end) for f in (*mails, *urls)))


def _blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with some letters taken out and all others where they were."""
    for start, end in places:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text
