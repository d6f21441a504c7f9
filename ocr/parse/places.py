"""Addresses, which run over several rows and share them with postal codes and calls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ocr.model import FieldKind, Penalty
from ocr.parse import lexicon
from ocr.parse.address_lines import follows, gap, led_in
from ocr.parse.address_marks import mended_code, mended_line
from ocr.parse.company import is_certificate, is_institution, is_slogan, legal_form
from ocr.parse.evidence import Candidate, Row, Span, reading_penalties
from ocr.parse.labels import AROUND, ends_with_label, labels_between
from ocr.parse.latin_address import (
    ends_address,
    foreign_codes,
    has_street,
    is_place_line,
    without_country,
)
from ocr.parse.latin_name import is_known_name
from ocr.parse.offices import office_length
from ocr.parse.position import english_role
from ocr.parse.postal import address_likeness, begins_place, goes_on, is_building
from ocr.text import fold, is_japanese

_EDGE = " ・,:;|/／｜、【】"
_LABEL = re.compile(
    r"^(?:(?:住\s?所|所在地|本社|本店)\s?[:：]?|(?:Address|Add|Addr|Adr|Adresse)\b\s?[.:：]{0,2}|"
    r"(?:(?:Regd\.?|Sales)\s)?(?:H\.?\s?O|Off|A)\.?\s?[:：])\s*",
    re.IGNORECASE,
)
# A pin before an address is read as a letter or a digit.
_ICON = re.compile(r"[^\W_]\s(?=\d+[A-Za-z]?\s[A-Z])")
# "Mito, Ibaraki", "Minato-ku, Tokyo" behind a Japanese address: the other column's last line.
_JAPANESE_CODE = re.compile(r"\b\d{3}-\d{4}\b")
_LATIN_WORD = re.compile(r"[A-Z][a-z-]+,? $")
_LATIN_PLACE = re.compile(r"[A-Z][a-z]+(?:-(?:ku|shi|cho|machi|gun))?,\s[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class _Free:
    """The letters of a row that no contact took.

    `after_postal` if a postal code ends there, `named` if an office's name stands before them,
    `told` if a label says that it is an address.
    """

    span: Span
    after_postal: bool
    named: bool
    told: bool = False


def addresses_of(rows: Sequence[Row], contacts: Sequence[Candidate]) -> list[Candidate]:
    """The addresses of one side."""
    free = [f for row in rows for one in _free_of(row, contacts) for f in _parted(one)]
    codes = [c.spans[0] for c in contacts if c.kind is FieldKind.POSTAL and c.spans]
    used: list[Span] = []
    found: list[Candidate] = []
    for one in free:
        if one.span in used or not _begins(one, codes):
            continue
        spare = [f.span for f in free if f.span not in used]
        # Behind its own postal code or its office's name another address begins.
        later = [f.span for f in free if f.span in spare and not (f.after_postal or f.named)]
        spans = led_in(_grown(one.span, later), spare)
        used += spans
        found.append(_candidate(spans, one.after_postal))
        if not is_japanese(found[-1].value):
            found += [code for span in spans[::-1] for code in _codes_of(span)][:1]
    return found


def _codes_of(span: Span) -> Iterator[Candidate]:
    """A foreign postal code within an address: no list confirms it, so it is never sure."""
    for code in foreign_codes(span.text):
        place = Span(span.row, span.start + code.start, span.start + code.end)
        evidence = (*reading_penalties([place]), Penalty("unlisted", 0.6, 4.0))
        yield Candidate(FieldKind.POSTAL, code.value, (place,), evidence, face=span.row.face)


def _free_of(row: Row, contacts: Sequence[Candidate]) -> Iterator[_Free]:
    taken = sorted({(s.start, s.end, c.kind) for c in contacts for s in c.spans if s.row is row})
    place, after = 0, False
    for start, end, kind in taken:
        if kind is FieldKind.POSTAL and _is_in_latin(row.text, start):
            continue
        yield from _trimmed(row, place, start, after)
        place, after = max(place, end), kind is FieldKind.POSTAL
    yield from _trimmed(row, place, len(row.text), after)


def _is_in_latin(text: str, code: int) -> bool:
    """Whether a postal code stands within a Latin address, beside a Japanese one or not."""
    return not is_japanese(text) or _LATIN_WORD.search(text[:code]) is not None


def _parted(one: _Free) -> Iterator[_Free]:
    """Addresses of two columns that were read as one line, each of its own."""
    whole, text, start = one, one.span.text, 0
    for mark in re.finditer(r"\s", text):
        head, tail = text[start : mark.start()], text[mark.end() :]
        if _begins_anew(head, tail):
            yield replace(
                _cut(whole, start, mark.start()), after_postal=one.after_postal, named=one.named
            )
            # Another whole address begins behind it, or the last line of one in Latin letters.
            one, start = replace(one, after_postal=False, named=is_japanese(tail)), mark.end()
    rest = _cut(whole, start, len(text))
    yield replace(rest, after_postal=one.after_postal, named=one.named)


def _cut(one: _Free, start: int, end: int) -> _Free:
    begin = one.span.start
    return replace(one, span=Span(one.span.row, begin + start, begin + end))


def _begins_anew(head: str, tail: str) -> bool:
    """Whether another address begins behind a whole one: in its prefecture, or in Latin."""
    if not re.search(r"\d", head) or address_likeness(head) < 0.55:
        return False
    if is_japanese(tail):
        return is_japanese(head) and begins_place(tail) and address_likeness(tail) >= 0.55
    return is_japanese(head) and _LATIN_PLACE.match(tail) is not None


def _trimmed(row: Row, start: int, end: int, after: bool) -> Iterator[_Free]:
    start, end = _without_labels(row, start, end)
    end = _before_other(row.text, start, end)
    told = start + ends_with_label(row.text[start:end])
    if end < len(row.text) or end - told > 2:
        end = told
    label = _LABEL.match(row.text[start:end])
    is_told = label is not None and not is_japanese(row.text[start:end])
    start += label.end() if label else 0
    icon = _ICON.match(row.text[start:end])
    office = 0 if icon else office_length(row.text[start:end])
    start += icon.end() if icon else office
    while start < end and row.text[start] in _EDGE:
        start += 1
    while end > start and row.text[end - 1] in _EDGE.replace(",", ""):
        end -= 1
    if end - start > 1 and fold(row.text[start:end]).strip(".: ") not in lexicon.labels():
        yield _Free(Span(row, start, end), after, named=office > 0, told=is_told)


def _before_other(text: str, start: int, end: int) -> int:
    """Where an address ends because a label of something else follows it: Tax code: …."""
    others = (label for label in labels_between(text, start, end) if label.kind is None)
    ends = (o.start for o in others if text[o.end :].lstrip()[:1] in (":", "：") and o.end < end)
    return min(ends, default=end)


def _without_labels(row: Row, start: int, end: int) -> tuple[int, int]:
    """The place without labels of a neighbouring column that stand at its ends."""
    for member in row.members:
        if fold(member.text).strip(AROUND) in lexicon.labels():
            if member.start <= start < member.end:
                start = member.end
            elif member.start < end <= member.end:
                end = member.start
    return start, max(start, end)


def _begins(one: _Free, codes: Sequence[Span]) -> bool:
    text = one.span.text
    if (legal_form(text) or is_certificate(text)) and not one.after_postal:
        return False
    if one.told and re.search(r"\w\W*[\d,]", text):
        return True
    likeness = address_likeness(text)
    below = any(follows(code, one.span) for code in codes)
    return likeness >= (0.3 if one.after_postal or below else 0.55)


def _grown(first: Span, free: Sequence[Span]) -> list[Span]:
    """The first row of an address with those that go on below it (left of it, if vertical)."""
    spans = [first]
    while len(spans) < 6:
        below = [s for s in free if s not in spans and follows(spans[-1], s)]
        below.sort(key=lambda s: gap(spans[-1], s))
        fitting = [s for s in below if _goes_on(spans, s) or _leads_on(spans, s, free)]
        if not fitting:
            break
        spans.append(fitting[0])
    return spans


def _goes_on(spans: Sequence[Span], span: Span) -> bool:
    text = span.text
    if (
        legal_form(text)
        or is_certificate(text)
        or (is_slogan(text) and not ends_address(text) and address_likeness(text) < 0.55)
    ):
        return False
    if is_japanese(text) != is_japanese(spans[0].text):
        # ABC Tower 5F below a Japanese street is its building; a whole Latin address is another.
        return is_japanese(spans[0].text) and goes_on(text) >= 0.4 and address_likeness(text) < 0.5
    if is_japanese(text):
        whole = begins_place(text) and min(map(address_likeness, (text, spans[0].text))) >= 0.55
        return not whole and goes_on(text) >= 0.4
    if any(ends_address(s.text) for s in spans) and not _is_country(text):
        return spans[-1].text.endswith(",") and without_country(text)[1] is not None
    return goes_on(text) >= 0.4


def _leads_on(spans: Sequence[Span], span: Span, free: Sequence[Span]) -> bool:
    """Whether a line without a sign of its own stands between two of a Latin address."""
    if is_japanese(span.text) or is_japanese(spans[0].text) or not is_place_line(span.text):
        return False
    if any(ends_address(s.text) for s in spans):
        return False
    if is_known_name(span.text) and "," not in span.text and not is_institution(span.text):
        return False
    if english_role(span.text) or legal_form(span.text):
        return False
    if re.search(r"\d|,", span.text) and gap(spans[-1], span) < 2 * span.row.type_size:
        return True
    last = [s for s in free if follows(span, s) and s not in spans]
    return any(ends_address(s.text) for s in last)


def _is_country(text: str) -> bool:
    return len(text.split()) <= 3 and without_country(text)[0] == ""


def _candidate(spans: list[Span], after_postal: bool) -> Candidate:
    value = ""
    for span in spans:
        text = _LABEL.sub("", span.text.strip(_EDGE if is_japanese(span.text) else " "))
        text = mended_line(text) if is_japanese(text) else mended_code(mended_line(text))
        joint = " " if not is_japanese(text) or is_building(text) else ""
        value = f"{value}{joint}{text}" if value else text
    likeness = max(address_likeness(value), 0.9 if after_postal else 0.0)
    grammar = Penalty("grammar", 1.0 - likeness, 2.0)
    # A Latin address without a code or a country may lack its last line, one without a street
    # its first.
    street = _JAPANESE_CODE.sub("", value)
    mixed = is_japanese(value) and len(re.findall(r"[A-Za-z]{3}", value)) > 3
    is_open = mixed or (not is_japanese(value) and not (ends_address(value) and has_street(street)))
    evidence = (*reading_penalties(spans), grammar, Penalty("open_end", 0.6 * is_open, 2.0))
    return Candidate(
        FieldKind.ADDRESS, value.rstrip(" ,、(（"), tuple(spans), evidence, face=spans[0].row.face
    )
