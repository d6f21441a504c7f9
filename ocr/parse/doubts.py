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
from ocr.parse.around import ALIKE, Card, goes_on, is_beside
from ocr.parse.checks import host_of
from ocr.parse.company import is_institution, is_slogan, legal_form
from ocr.parse.doubted_contacts import (
    doubts_of_address,
    doubts_of_email,
    doubts_of_number,
    doubts_of_url,
)
from ocr.parse.evidence import Candidate, Span
from ocr.parse.latin_name import HONORIFIC
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import is_near
from ocr.parse.person_name import is_known, name_likeness
from ocr.parse.position import is_qualification
from ocr.parse.vouch import NUMBERS
from ocr.parse.vouch_words import values
from ocr.text import has_kanji, is_japanese, squeeze, without_accents

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

By `python -m tests.eval.reading DIR…` (last table) over 1,159 cards of 21 sets: of the values with
one doubt and no other 40 (torn, 5 of them), 57 (shared label, 7), 68 (second one), 71 (cut short),
78 (untold), 80 (part of lines), 81 (joint), 83 (honorific, may be a person) and 89 % (other script)
were right; of the sure ones, which have none, 99.9 %.
"""
_WEIGHT = 3.0
_PERSON, _NAMED = 0.6, 0.75
_LOGO = 2.3
_LARGER = 1.15
_JOINTS = re.compile(r"\s[-–—/|]\s|[/／(（]|,\s|(?<![ァ-ヺー])・|・(?![ァ-ヺー])")
"""Not "&": "Founder & CEO" was one title, "Cloud & AI Department" one department, all 60 times."""
_TITLED = re.compile(r"(?:,\s?|\s\(?)(?:[A-Z][\w.]*\.|[A-Z]{2,}|[A-Z]\w{0,2}[A-Z]\w?)(?![a-z]{3})")
"""What stands behind a name that a degree follows: , Ph.D., MRICS."""
_DOCTOR = re.compile(r"Dr\.?\s*")
"""The one honorific that every list of names had with them."""
_LISTED = re.compile(r"\s?[,(&]\s?\w")
_OPEN = re.compile(r"(?:[&,]|\b(?:and|of|for))$")
_LOST_BAR = re.compile(r"[ァ-ヺ]{3,}$")
_PEOPLE = (FieldKind.NAME, FieldKind.NAME_ROMAJI, FieldKind.NAME_KANA)
_POSITIONS = (FieldKind.TITLE, FieldKind.DEPARTMENT)


_LIST = re.compile(r"[•·・*|]|\s[-–—]\s")
"""What parts the trades of a firm: Residential - Waterfront - Land."""
_Told = Iterator[str]


def with_doubts(candidates: Sequence[Candidate], pieces: Sequence[Piece]) -> list[Candidate]:
    """The candidates, each with the doubts that the card around it leaves."""
    card = Card.of(candidates, pieces)
    found = []
    for candidate in candidates:
        judge = _JUDGES.get(candidate.kind)
        told = dict.fromkeys(judge(candidate, card)) if judge else ()
        found.append(candidate.having(*(Penalty(n, DOUBTS[n], _WEIGHT) for n in told)))
    return found


def _name(name: Candidate, card: Card) -> _Told:
    behind = [_TITLED.match(s.row.text, s.end) for s in name.spans[-1:]]
    ahead = HONORIFIC.match(name.value)
    if (ahead and not _DOCTOR.fullmatch(ahead.group())) or any(behind):
        yield "honorific"  # whether it is of the name is a matter of taste
    is_main = name.kind is FieldKind.NAME
    latin = not is_japanese(name.value)
    if is_main and latin and any(_may_be_japanese_name(p, name) for p in card.left):
        yield "other_script"
    if not is_main and any(map(_is_mixed, values(card.fields, FieldKind.NAME))):
        yield "other_script"
    if is_main and not latin and not has_kanji(name.value) and not name.checked:
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


def _company(firm: Candidate, card: Card) -> _Told:
    value, latin, form = firm.value, not is_japanese(firm.value), legal_form(firm.value)
    is_body = is_institution(value)
    firms = [o for o in card.fields if o.kind is FieldKind.COMPANY and o is not firm]
    firms = [o for o in firms if is_japanese(o.value) != latin]
    someone = [n for n in card.fields if n.kind is FieldKind.NAME]
    someone = [n for n in someone if n.checked or is_known(n.value) or is_japanese(n.value)]
    if not form and latin and not is_body and name_likeness(value) >= _PERSON and not someone:
        yield "may_be_person"
    if not form and any(not legal_form(o.value) or not is_body for o in firms):
        yield "second_one"
    if not form and latin and any(is_japanese(v) for v in values(card.fields, FieldKind.COMPANY)):
        yield "second_one"
    if not form and any(_echoes(value, p.text) for p in card.left):
        yield "second_one"
    logo = latin and not form and not is_body
    around, ratio = (card.open, _LOGO) if logo else (card.left, ALIKE)
    if form:
        # Nothing of a name stands behind its form, and none begins before it.
        above = form[1] == "back"
        top = firm.spans[0].quad.box.top
        around = [p for p in around if (p.span.quad.box.top < top) == above]
    if is_body and latin and not form:
        few = [p for p in card.left if re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+)?", p.text)]
        around = [*around, *few]  # THE CAMELLIA HOTEL above KANAZAWA
        ratio = _LOGO if few else ratio
    if latin:
        around = [p for p in around if not _is_apart(firm, p, card)]
    if any(goes_on(p, firm, ratio) for p in around):
        yield "part_of_lines"
    if _loses_bar(value):
        yield "cut_short"


def _is_apart(firm: Candidate, piece: Piece, card: Card) -> bool:
    """Whether a line beside a firm is no part of its name: a logo of it, a list of its trades.

    Nor is one of its trade, where a host spells the whole firm: Ashcombe & Vail, FINE ART ADVISORY.
    """
    key, other = _letters(firm.value), _letters(piece.text)
    if len(other) > 2 and other in key:
        return True
    if len(_LIST.findall(piece.span.row.text)) > 1:
        return True
    hosts = (host_of(v) for v in values(card.fields, FieldKind.EMAIL, FieldKind.URL))
    named = any(_letters(label) == key for host in hosts for label in host.split(".")[:-1])
    whole = named and len(firm.value.split()) > 1 and len(firm.spans) == 1
    return whole and not _is_last_word(piece, firm)


def _is_last_word(piece: Piece, firm: Candidate) -> bool:
    """Whether a single word is set below a firm in its very type: Cold Creek, Outfitters."""
    size, other = firm.spans[0].row.type_size, piece.span.row.type_size
    below = piece.span.quad.box.top > firm.spans[0].quad.box.centre.y
    alone = len(piece.text.split()) == 1 and piece.text == piece.span.row.text
    return alone and below and max(size, other) < 1.1 * min(size, other)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", without_accents(text.lower()))


def _echoes(name: str, text: str) -> bool:
    """Whether another line has the firm's name and goes on, with its form perhaps."""
    key, other = squeeze(name), squeeze(text)
    return len(key) > 3 and len(other) > len(key) and key in other


def _loses_bar(name: str) -> bool:
    """Whether a word at the end is one of business but for its bar: 人材センタ."""
    found = _LOST_BAR.search(name)
    words = (
        lexicon.words("industry_words")
        + lexicon.words("institutions")
        + lexicon.words("departments")
    )
    return found is not None and any(
        w.endswith("ー") and f"{found.group()}ー".endswith(w) for w in words
    )


def _position(one: Candidate, card: Card) -> _Told:
    beside = card.spans(*_POSITIONS, but=one)
    latin = not is_japanese(one.value)
    if _JOINTS.search(one.value) or (not latin and " " in one.value):
        yield "joint"  # one title, or two
    if any(_is_joint(s, t, card, one) for s in beside for t in one.spans):
        yield "joint"
    if latin and any(_LISTED.match(s.row.text, s.end) for s in one.spans):
        yield "joint"
    if _OPEN.search(one.value) or any(goes_on(p, one) for p in card.left):
        yield "part_of_lines"
    if one.kind is FieldKind.DEPARTMENT and not values(card.fields, FieldKind.COMPANY):
        yield "second_one"  # it may be the firm
    names = card.spans(FieldKind.NAME, but=one)
    if names and one.spans[0].row.type_size > _LARGER * max(s.row.type_size for s in names):
        yield "second_one"
    near = [*beside, *card.spans(*_PEOPLE, but=one)]
    if near and not is_near(one.spans[0], near):
        yield "part_of_lines"


def _is_joint(other: Span, own: Span, card: Card, one: Candidate) -> bool:
    """Whether two positions in one line may be one.

    A department before its title never was, nor a title beside a qualification: 院長 医学博士.
    """
    if not is_beside(other, own):
        return False
    fields = [c for c in card.fields if c is not one and other in c.spans]
    if any(is_qualification(c.value) for c in fields) and is_japanese(one.value):
        return is_qualification(one.value)
    alike = any(c.kind is one.kind for c in fields)
    first, last = sorted((other, own), key=lambda s: s.start)
    return alike or first.row.text[first.end : last.start] != " "


_JUDGES: dict[FieldKind, Callable[[Candidate, Card], _Told]] = {
    FieldKind.NAME: _name,
    FieldKind.NAME_ROMAJI: _name,
    FieldKind.COMPANY: _company,
    FieldKind.DEPARTMENT: _position,
    FieldKind.TITLE: _position,
    FieldKind.ADDRESS: doubts_of_address,
    FieldKind.EMAIL: doubts_of_email,
    FieldKind.URL: doubts_of_url,
    **dict.fromkeys(NUMBERS, doubts_of_number),
}
