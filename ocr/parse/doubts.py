"""What stands in and around a value and says that it may be another thing, or a part of one.

Readers that agree on every letter say nothing of this: where a name ends, which of two lines is
the firm, whether the line below goes on. Each doubt is a named penalty with which no field is
sure; the value stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ocr.model import FieldKind, Penalty
from ocr.parse import lexicon
from ocr.parse.company import is_institution, is_slogan, legal_form
from ocr.parse.evidence import Candidate, Span
from ocr.parse.labels import labels_before, labels_between
from ocr.parse.latin_name import HONORIFIC
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import is_near
from ocr.parse.offices import is_seat
from ocr.parse.person_name import name_likeness
from ocr.parse.phone import area_digits, is_of_no_plan
from ocr.parse.vouch import NUMBERS
from ocr.parse.vouch_words import values
from ocr.text import has_kanji, is_japanese, squeeze

DOUBTS = {
    "honorific": 0.8,
    "second_one": 0.9,
    "other_script": 0.6,
    "may_be_person": 0.9,
    "part_of_lines": 0.8,
    "joint": 0.5,
    "torn": 1.0,
    "cut_short": 0.9,
    "shared_label": 1.0,
    "untold": 0.9,
}
"""The doubts and how far they speak against a value; no field with one of them is sure.

By `python -m tests.eval.reading DIR… --doubts` over 1,400 cards of 21 sets, values with one of
them and nothing else against them were right in 40 (torn), 57 (shared label) to 94 % (joint),
values without in 99.9 %.
"""
_WEIGHT = 3.0
_PERSON, _NAMED = 0.6, 0.75
_ALIKE, _LOGO = 1.3, 2.3
_LINE, _GAP = 1.9, 3
_LARGER = 1.15
_ENOUGH = 0.9
"""How sure a field must be that explains a line beside a firm."""
_JOINTS = re.compile(r"\s[-–—/|&+]\s|[/／・(（]|,\s")
_DASHED = re.compile(r"\s[-–—•·|]\s(?!\d)")
_TITLED = re.compile(r"(?:,\s?|\s\(?)(?:[A-Z][\w.]*\.|[A-Z]{2,}|[A-Z]\w{0,2}[A-Z]\w?)(?![a-z]{3})")
"""What stands behind a name that a degree follows: , Ph.D., MRICS."""
_LISTED = re.compile(r"\s?[,(&]\s?\w")
_OPEN = re.compile(r"(?:[&,]|\b(?:and|of|for))$")
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s:]))([A-Za-z0-9][\w.-]*)\s$")
_WORD_BEHIND = re.compile(r"\s([A-Za-z0-9][\w-]*)(?=\s|$)")
_LOST_BAR = re.compile(r"[ァ-ヺ]{3,}$")
_ENDS_STREET = re.compile(r"(?:[\d〇一二三四五六七八九十]|[A-Z]|F|階|号室?|号?[棟館]|番地?|[)）])$")
_PEOPLE = (FieldKind.NAME, FieldKind.NAME_ROMAJI, FieldKind.NAME_KANA)
_POSITIONS = (FieldKind.TITLE, FieldKind.DEPARTMENT)


@dataclass(frozen=True, slots=True)
class _Card:
    """What stands on a card: `left` are pieces that no field explains, `open` those not well."""

    fields: Sequence[Candidate]
    left: Sequence[Piece]
    open: Sequence[Piece]
    in_japan: bool

    def spans(self, *kinds: FieldKind, but: Candidate) -> list[Span]:
        """Where the fields of some kinds stand, one of them left out."""
        return [s for c in self.fields if c.kind in kinds and c is not but for s in c.spans]


_Told = Iterator[str]


def with_doubts(candidates: Sequence[Candidate], pieces: Sequence[Piece]) -> list[Candidate]:
    """The candidates, each with the doubts that the card around it leaves."""
    well = [c for c in candidates if c.confidence >= _ENOUGH]
    in_japan = any(is_japanese(text) for text in (*(p.text for p in pieces), *values(candidates, *FieldKind)))
    card = _Card(candidates, _unexplained(pieces, candidates), _unexplained(pieces, well), in_japan)
    found = []
    for candidate in candidates:
        judge = _JUDGES.get(candidate.kind)
        told = dict.fromkeys(judge(candidate, card)) if judge else ()
        found.append(candidate.having(*(Penalty(n, DOUBTS[n], _WEIGHT) for n in told)))
    return found


def _unexplained(pieces: Sequence[Piece], fields: Sequence[Candidate]) -> list[Piece]:
    taken = [span for c in fields for span in c.spans]
    return [p for p in pieces if not any(p.span.overlaps(s) for s in taken)]


def _name(name: Candidate, card: _Card) -> _Told:
    behind = [_TITLED.match(s.row.text, s.end) for s in name.spans[-1:]]
    if HONORIFIC.match(name.value) or any(behind):
        yield "honorific"  # whether it is of the name is a matter of taste
    is_main = name.kind is FieldKind.NAME
    if is_main and not is_japanese(name.value):
        if any(_may_be_japanese_name(p, name) for p in card.left):
            yield "other_script"
    if not is_main and any(map(_is_mixed, values(card.fields, FieldKind.NAME))):
        yield "other_script"
    if is_main and is_japanese(name.value) and not has_kanji(name.value) and not name.checked:
        yield "cut_short"  # both readers lose a bar at the end: モロー
    if any(_is_second(p, name) for p in card.left):
        yield "second_one"


def _may_be_japanese_name(piece: Piece, name: Candidate) -> bool:
    plain = piece.role == "open" and len(piece.text) <= 14 and not is_slogan(piece.text)
    return plain and is_japanese(piece.text) and is_near(piece.span, name.spans)


def _is_mixed(name: str) -> bool:
    """小林 アンドリュー: such a name may be but the reading of one in Latin letters."""
    return has_kanji(name) and re.search(r"[ァ-ヺ]{2}", name) is not None


def _is_second(piece: Piece, name: Candidate) -> bool:
    """Whether another person may stand there: an assistant, a head."""
    same = piece.role == "open" and is_japanese(piece.text) == is_japanese(name.value)
    return same and not name.checked and name_likeness(piece.text) >= _NAMED


def _company(firm: Candidate, card: _Card) -> _Told:
    value, latin, form = firm.value, not is_japanese(firm.value), legal_form(firm.value)
    is_body = is_institution(value)
    firms = [o for o in card.fields if o.kind is FieldKind.COMPANY and o is not firm]
    firms = [o for o in firms if is_japanese(o.value) != latin]
    if not form and latin and not is_body and name_likeness(value) >= _PERSON:
        yield "may_be_person"
    if not form and any(not legal_form(o.value) or not is_body for o in firms):
        yield "second_one"
    if not form and latin and any(is_japanese(v) for v in values(card.fields, FieldKind.COMPANY)):
        yield "second_one"
    if not form and any(_echoes(value, p.text) for p in card.left):
        yield "second_one"
    logo = latin and not form and not is_body
    around, ratio = (card.open, _LOGO) if logo else (card.left, _ALIKE)
    if form:
        # Nothing of a name stands behind its form, and none begins before it.
        above = form[1] == "back"
        top = firm.spans[0].quad.box.top
        around = [p for p in around if (p.span.quad.box.top < top) == above]
    if any(_goes_on(p, firm, ratio) for p in around):
        yield "part_of_lines"
    if _loses_bar(value):
        yield "cut_short"


def _echoes(name: str, text: str) -> bool:
    """Whether another line has the firm's name and goes on, with its form perhaps."""
    key, other = squeeze(name), squeeze(text)
    return len(key) > 3 and len(other) > len(key) and key in other


def _loses_bar(name: str) -> bool:
    """Whether a word at the end is one of business but for its bar: 人材センタ."""
    found = _LOST_BAR.search(name)
    words = lexicon.words("industry_words") + lexicon.words("institutions") + lexicon.words("departments")
    return found is not None and any(w.endswith("ー") and f"{found.group()}ー".endswith(w) for w in words)


def _goes_on(piece: Piece, whole: Candidate, ratio: float = _ALIKE) -> bool:
    """Whether an unexplained line stands right above or below a value, set like it."""
    if is_japanese(piece.text) != is_japanese(whole.value) or is_slogan(piece.text):
        return False
    own = any(piece.span.overlaps(span) for span in whole.spans)
    return not own and any(_is_next(piece.span, span, ratio) for span in whole.spans)


def _is_next(one: Span, other: Span, ratio: float) -> bool:
    if one.row is other.row:
        return _is_beside(one, other)
    a, b, first, second = one.quad.box, other.quad.box, one.row.type_size, other.row.type_size
    if one.row.side != other.row.side or max(first, second) > ratio * min(first, second):
        return False
    size = max(first, second)
    edge = min(abs(a.left - b.left), abs(a.centre.x - b.centre.x), abs(a.right - b.right))
    return edge < size and abs(a.centre.y - b.centre.y) < _LINE * size


def _is_beside(one: Span, other: Span) -> bool:
    gaps = abs(one.start - other.end), abs(other.start - one.end)
    return one.row is other.row and min(gaps) <= _GAP


def _position(one: Candidate, card: _Card) -> _Told:
    beside = card.spans(*_POSITIONS, but=one)
    latin = not is_japanese(one.value)
    if _JOINTS.search(one.value):
        yield "joint"  # one title, or two
    if any(_is_beside(s, t) for s in beside for t in one.spans):
        yield "joint"
    if latin and any(_LISTED.match(s.row.text, s.end) for s in one.spans):
        yield "joint"
    if _OPEN.search(one.value) or any(_goes_on(p, one) for p in card.left):
        yield "part_of_lines"
    if one.kind is FieldKind.DEPARTMENT and not values(card.fields, FieldKind.COMPANY):
        yield "second_one"  # it may be the firm
    names = card.spans(FieldKind.NAME, but=one)
    if names and one.spans[0].row.type_size > _LARGER * max(s.row.type_size for s in names):
        yield "second_one"
    near = [*beside, *card.spans(*_PEOPLE, but=one)]
    if near and not is_near(one.spans[0], near):
        yield "part_of_lines"


def _address(one: Candidate, card: _Card) -> _Told:
    if is_japanese(one.value):
        building = lexicon.words("building_words")
        if not _ENDS_STREET.search(one.value) and not one.value.endswith(building):
            yield "cut_short"
        if any(o.kind is FieldKind.ADDRESS and o is not one for o in card.fields):
            if len(one.spans) > 1 and is_seat(one.spans[-1].text):
                yield "part_of_lines"  # which heads the other address
    else:
        if _DASHED.search(one.value) or any(s.text[-1] != "," for s in one.spans[:-1]):
            yield "joint"
        bare = one.value
        for code in values(card.fields, FieldKind.POSTAL):
            bare = bare.replace(code, "")
        # A house has a number.
        if not re.search(r"\d", bare) or any(_begins_within(s, card) for s in one.spans):
            yield "cut_short"
    around = card.left if is_japanese(one.value) else card.open
    if any(_goes_on(p, one) for p in around):
        yield "part_of_lines"


def _begins_within(span: Span, card: _Card) -> bool:
    """Whether letters that nothing explains stand before an address in its line."""
    ends = (s.end for c in card.fields for s in c.spans if s.row is span.row)
    start = max((end for end in ends if end <= span.start), default=0)
    before = span.row.text[start : span.start]
    label = labels_before(before, 0, len(before))
    head = before[: label[0].start] if label else before
    return re.search(r"[A-Za-z]{2}", head) is not None


def _email(mail: Candidate, card: _Card) -> _Told:
    if "*" in mail.value:
        yield "torn"  # masked
    for span in mail.spans[:1]:
        found = _WORD_BEFORE.search(span.row.text[: span.start])
        if found and _is_left_alone(found[1], span, card):
            yield "torn"


def _url(url: Candidate, card: _Card) -> _Told:
    for span in url.spans[-1:]:
        found = _WORD_BEHIND.match(span.row.text, span.end)
        path = "/" in url.value.partition("://")[2] or "/" in url.value.partition("://")[0]
        if found and path and _is_left_alone(found[1], span, card):
            yield "torn"


def _is_left_alone(word: str, beside: Span, card: _Card) -> bool:
    """Whether a word beside an address is no label, no address and of no other field."""
    if word.casefold().strip(".") in lexicon.labels() or "." in word.strip("."):
        return False
    spans = (s for c in card.fields for s in c.spans if s.row is beside.row)
    return not any(word in s.text and s != beside for s in spans)


def _number(number: Candidate, card: _Card) -> _Told:
    """Of a number abroad that no letters announce, pictures may tell the kind: nobody reads them."""
    if _is_bare(number, card):
        others = [o for o in card.fields if o is not number]
        open_ = number.kind is FieldKind.MOBILE or is_of_no_plan(number.value)
        if open_ or any(_is_bare(o, card) for o in others):
            yield "untold"
    if number.kind is FieldKind.FAX:
        if any(s == t for s in card.spans(FieldKind.PHONE, but=number) for t in number.spans):
            yield "shared_label"  # TEL/FAX: whether it is told twice is a matter of taste


def _is_bare(number: Candidate, card: _Card) -> bool:
    """Whether no letters announce a number that is not of Japan."""
    if number.kind not in NUMBERS or not number.spans:
        return False
    abroad = values(card.fields, *NUMBERS)
    abroad = [v for v in abroad if v.startswith("+") and not v.startswith("+81")]
    home = not abroad and number.value.lstrip("(").startswith(("0", "+81"))
    if home and (card.in_japan or lexicon.area_prefectures(area_digits(number.value))):
        return False
    span = number.spans[0]
    before, behind = span.row.text[: span.start], span.row.text[span.end :]
    announced = labels_before(before, 0, len(before))
    return not announced and not any(labels_between(behind, 0, min(len(behind), 14)))


_JUDGES: dict[FieldKind, Callable[[Candidate, _Card], _Told]] = {
    FieldKind.NAME: _name,
    FieldKind.NAME_ROMAJI: _name,
    FieldKind.COMPANY: _company,
    FieldKind.DEPARTMENT: _position,
    FieldKind.TITLE: _position,
    FieldKind.ADDRESS: _address,
    FieldKind.EMAIL: _email,
    FieldKind.URL: _url,
    **dict.fromkeys(NUMBERS, _number),
}
