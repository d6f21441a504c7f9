"""What stands in and around a value and says that it may be another thing, or a part of one.

Readers that agree on every letter say nothing of this: where a name ends, which of two lines is
the firm, whether the line below goes on. Each doubt is a named penalty with which no field is
sure; the value stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ocr.model import FieldKind, Penalty
from ocr.parse import lexicon
from ocr.parse.company import is_institution, is_slogan, legal_form
from ocr.parse.evidence import Candidate, Span
from ocr.parse.labels import labels_before, labels_between
from ocr.parse.latin_name import HONORIFIC
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import is_near
from ocr.parse.person_name import name_likeness
from ocr.parse.vouch import NUMBERS
from ocr.parse.vouch_words import values
from ocr.text import has_kanji, is_japanese, squeeze

DOUBTS = (
    "honorific",
    "second_one",
    "other_script",
    "may_be_person",
    "part_of_lines",
    "joint",
    "torn",
    "cut_short",
    "shared_label",
    "untold",
)
"""The names of the doubts; no field with one of them is sure."""
_PERSON, _NAMED = 0.6, 0.75
_ALIKE, _LOGO = 1.3, 2.3
_LINE = 1.9
_JOINTS = re.compile(r"\s[-–—/|&+]\s|[/／・(（]|,\s")
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s:]))([A-Za-z0-9][\w.-]*)\s$")
_WORD_BEHIND = re.compile(r"\s([A-Za-z0-9][\w-]*)(?=\s|$)")
_ENOUGH = 0.9
"""How sure a field must be that explains a line beside a firm."""
_DASHED = re.compile(r"\s[-–—•·|]\s(?!\d)")
_LOST_BAR = re.compile(r"[ァ-ヺ]{3,}$")
_ENDS_STREET = re.compile(r"(?:[\d〇一二三四五六七八九十]|[A-Z]|F|階|号室?|号?[棟館]|番地?|[)）])$")


def with_doubts(candidates: Sequence[Candidate], pieces: Sequence[Piece]) -> list[Candidate]:
    """The candidates, each with the doubts that the card around it leaves."""
    taken = [span for c in candidates if c.confidence >= _ENOUGH for span in c.spans]
    left = [p for p in pieces if not any(p.span.overlaps(s) for s in taken)]
    found = []
    for candidate in candidates:
        judge = _JUDGES.get(candidate.kind)
        told = dict.fromkeys(judge(candidate, candidates, left)) if judge else ()
        found.append(candidate.having(*(Penalty(name, 0.5, 0.5) for name in told)))
    return found


_Told = Iterator[str]
_Others = Sequence[Candidate]
_Left = Sequence[Piece]


def _name(name: Candidate, others: _Others, left: _Left) -> _Told:
    if HONORIFIC.match(name.value):
        yield "honorific"  # whether it is of the name is a matter of taste
    is_main = name.kind is FieldKind.NAME
    if is_main and not is_japanese(name.value) and any(map(_may_be_japanese_name, left)):
        yield "other_script"
    if not is_main and any(not _is_in_kanji(v) for v in values(others, FieldKind.NAME)):
        yield "other_script"
    if is_main and is_japanese(name.value) and not has_kanji(name.value) and not name.checked:
        yield "cut_short"  # both readers lose a bar at the end: モロー
    if any(_is_second(p, name) for p in left):
        yield "second_one"


def _may_be_japanese_name(piece: Piece) -> bool:
    plain = piece.role == "open" and len(piece.text) <= 14
    return plain and is_japanese(piece.text) and not is_slogan(piece.text)


def _is_in_kanji(name: str) -> bool:
    return has_kanji(name) and not re.search(r"[ァ-ヺ]{2}", name)


def _is_second(piece: Piece, name: Candidate) -> bool:
    """Whether another person may stand there: an assistant, a head."""
    if any(piece.span.overlaps(span) for span in name.spans):
        return False
    same = piece.role == "open" and is_japanese(piece.text) == is_japanese(name.value)
    return same and not name.checked and name_likeness(piece.text) >= _NAMED


def _company(firm: Candidate, others: _Others, left: _Left) -> _Told:
    latin, form = not is_japanese(firm.value), legal_form(firm.value)
    firms = [o for o in others if o.kind is FieldKind.COMPANY and o is not firm]
    firms = [o for o in firms if is_japanese(o.value) != latin]
    if not form and latin and name_likeness(firm.value) >= _PERSON and not is_institution(firm.value):
        yield "may_be_person"
    if not form and (
        any(not legal_form(o.value) or not is_institution(firm.value) for o in firms)
        or any(_echoes(firm.value, p.text) for p in left)
    ):
        yield "second_one"
    ratio = _LOGO if latin and not form else _ALIKE
    if any(_goes_on(p, firm, ratio) for p in left):
        yield "part_of_lines"
    if _loses_bar(firm.value):
        yield "cut_short"


def _echoes(name: str, text: str) -> bool:
    """Whether another line begins with the firm's name and goes on, with its form perhaps."""
    key, other = squeeze(name), squeeze(text)
    return len(key) > 3 and len(other) > len(key) and key in other


def _loses_bar(name: str) -> bool:
    """Whether a word at the end is one of business but for its bar: 人材センタ."""
    found = _LOST_BAR.search(name)
    words = lexicon.words("industry_words") + lexicon.words("institutions")
    return found is not None and any(f"{found.group()}ー".endswith(w) for w in words if w[-1] == "ー")


def _goes_on(piece: Piece, whole: Candidate, ratio: float = _ALIKE) -> bool:
    """Whether an unexplained line stands right above or below a value, set like it."""
    if is_japanese(piece.text) != is_japanese(whole.value) or is_slogan(piece.text):
        return False
    own = any(piece.span.overlaps(span) for span in whole.spans)
    return not own and any(_is_next(piece.span, span, ratio) for span in whole.spans)


def _is_next(one: Span, other: Span, ratio: float) -> bool:
    if one.row is other.row:
        return min(abs(one.start - other.end), abs(other.start - one.end)) < 3
    a, b, first, second = one.quad.box, other.quad.box, one.row.type_size, other.row.type_size
    if one.row.side != other.row.side or max(first, second) > ratio * min(first, second):
        return False
    size = max(first, second)
    edge = min(abs(a.left - b.left), abs(a.centre.x - b.centre.x), abs(a.right - b.right))
    return edge < size and abs(a.centre.y - b.centre.y) < _LINE * size


def _position(one: Candidate, others: _Others, left: _Left) -> _Told:
    if _JOINTS.search(one.value):
        yield "joint"  # one title, or two
    if one.kind is FieldKind.DEPARTMENT and not values(others, FieldKind.COMPANY):
        yield "second_one"  # it may be the firm
    positions = [o for o in others if o.kind in (FieldKind.TITLE, FieldKind.DEPARTMENT)]
    beside = (s for o in positions if o is not one for s in o.spans)
    if not is_japanese(one.value) and any(
        s.row is t.row and _is_next(s, t, _ALIKE) for s in beside for t in one.spans
    ):
        yield "joint"
    if re.search(r"(?:&|\b(?:and|of|for))$", one.value):
        yield "part_of_lines"
    if any(_goes_on(p, one) for p in left):
        yield "part_of_lines"
    sizes = [s.row.type_size for o in others if o.kind is FieldKind.NAME for s in o.spans]
    if sizes and one.spans and one.spans[0].row.type_size > 1.15 * max(sizes):
        yield "part_of_lines"
    people = (FieldKind.NAME, FieldKind.NAME_ROMAJI, FieldKind.NAME_KANA, FieldKind.DEPARTMENT, FieldKind.TITLE)
    near = [s for o in others if o.kind in people and o is not one for s in o.spans]
    if near and one.spans and not is_near(one.spans[0], near):
        yield "part_of_lines"


def _address(one: Candidate, others: _Others, left: _Left) -> _Told:
    if not is_japanese(one.value):
        if any(not s.text.endswith(",") for s in one.spans[:-1]) or _DASHED.search(one.value):
            yield "joint"
        if any(_begins_within(s, others) for s in one.spans):
            yield "cut_short"
        bare = one.value
        for code in values(others, FieldKind.POSTAL):
            bare = bare.replace(code, "")
        if not re.search(r"\d", bare):
            yield "cut_short"  # a house has a number
    elif not _ENDS_STREET.search(one.value) and not any(
        one.value.endswith(w) for w in lexicon.words("building_words")
    ):
        yield "cut_short"
    if any(_goes_on(p, one) for p in left):
        yield "part_of_lines"


def _begins_within(span: Span, others: _Others) -> bool:
    """Whether letters that nothing explains stand before an address in its line."""
    spans = [s for o in others for s in o.spans if s.row is span.row]
    start = max((s.end for s in spans if s.end <= span.start), default=0)
    before = span.row.text[start : span.start]
    label = labels_before(before, 0, len(before))
    head = before[: label[0].start] if label else before
    return re.search(r"[A-Za-z]{2}", head) is not None


def _email(mail: Candidate, others: _Others, left: _Left) -> _Told:
    for span in mail.spans[:1]:
        found = _WORD_BEFORE.search(span.row.text[: span.start])
        if found and _is_unexplained(found[1], span, others):
            yield "torn"
    if "*" in mail.value:
        yield "torn"  # masked


def _url(url: Candidate, others: _Others, left: _Left) -> _Told:
    for span in url.spans[-1:]:
        found = _WORD_BEHIND.match(span.row.text, span.end)
        if found and "/" in url.value.split("://")[-1] and _is_unexplained(found[1], span, others):
            yield "torn"


def _is_unexplained(word: str, beside: Span, others: _Others) -> bool:
    if word.casefold() in lexicon.labels() or "." in word.strip("."):
        return False
    spans = (s for o in others for s in o.spans if s.row is beside.row and s != beside)
    return not any(word in s.text for s in spans)


def _number(number: Candidate, others: _Others, left: _Left) -> _Told:
    """A number abroad that no label tells: pictures, which nobody reads, may tell its kind."""
    if _is_bare(number) and any(o is not number and _is_bare(o) for o in others):
        yield "untold"
    if number.kind is FieldKind.FAX and any(
        o.kind is FieldKind.PHONE and o.spans == number.spans for o in others
    ):
        yield "shared_label"  # TEL/FAX: whether it is told twice is a matter of taste


def _is_bare(number: Candidate) -> bool:
    """Whether no letters announce a number that is not of Japan."""
    if number.kind not in NUMBERS or not number.spans or number.value.startswith(("0", "+81")):
        return False
    span = number.spans[0]
    before, behind = span.row.text[: span.start], span.row.text[span.end :]
    near = [m.text for m in span.row.members if m.start <= span.start < m.end]
    told = labels_before(before, 0, len(before)) or labels_before(before.lower(), 0, len(before))
    return not told and not any(labels_between(behind, 0, min(len(behind), 14))) and bool(near)


_JUDGES: dict[FieldKind, Callable[[Candidate, _Others, _Left], _Told]] = {
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
