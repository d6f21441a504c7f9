"""The person's name among the open pieces of a card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from ocr.model import FieldKind, Penalty
from ocr.parse import lexicon
from ocr.parse.evidence import Candidate, Span, reading_penalties
from ocr.parse.latin_name import is_known_name, is_romanised
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import is_near
from ocr.parse.person_name import kana_likeness, may_be_name, name_likeness, tidy_name
from ocr.parse.roles import plain
from ocr.parse.vouch_words import is_business
from ocr.text import TWINS, USUAL_SHAPE, has_kanji, is_japanese, is_latin

_LEAST_NAME = 0.3
_ONE_WORD = 0.4
"""Likeness of a single word above a title where nothing else is a name."""
_PARTICLES = frozenset(lexicon.words("name_particles"))
_UNKNOWN_NAME = 0.45
"""Likeness of kanji that no list knows, with a reading beside them."""
_SURELY_READ = 0.03
"""Doubt of the best engine up to which its letters of a name stand, known or not."""
_SHAPES = TWINS | USUAL_SHAPE
_UNTOLD, _SEEN = 0.5, 0.8
_SEALED = re.compile(r"(?P<name>\S{2,4} \S{1,4}) \S")
GLUED = Penalty("corrected", 0.6, 2.0)
_LARGER = 1.2
_SET_LIKENESS, _LEAST_DOUBT = 0.15, 0.75


def names_of(pieces: Sequence[Piece]) -> list[Candidate]:
    """Everything that may be the person's name, the likeliest first, of kind `name`."""
    open_pieces = [_without_seal(p) for p in pieces if p.role == "open"]
    largest = max((p.span.row.type_size for p in open_pieces), default=1.0)
    found = list(_over_two_lines(open_pieces, largest, pieces))
    for piece in open_pieces:
        likeness = name_likeness(piece.text)
        unknown = likeness < _LEAST_NAME and may_be_name(piece.text)
        if unknown and _is_read_beside(piece, pieces):
            likeness = _UNKNOWN_NAME
        if likeness >= _LEAST_NAME:
            found.append(_better_spelling(_name(piece, likeness, largest, pieces), likeness))
        elif unknown and _stands_out(piece.span, pieces) and _is_below_role(piece, pieces):
            found.append(_parted_as_seen(_name(piece, _LEAST_NAME, largest, pieces)))
    found = found or [
        _name(p, _LEAST_NAME, largest, pieces) for p in open_pieces if _is_headline(p, pieces)
    ]
    if not any(is_japanese(p.text) or is_set_beside(p, found) for p in pieces):
        lone = [_name(p, _ONE_WORD, largest, pieces) for p in open_pieces if _is_lone(p, pieces)]
        found = lone or found
    return sorted(found, key=lambda c: -c.confidence)


def is_set_beside(piece: Piece, names: Sequence[Candidate]) -> bool:
    """Whether one of the names is known, or stands beside this piece, which is a position."""
    if any(is_known_name(n.value) for n in names):
        return True
    return piece.role == "title" and any(is_near(piece.span, n.spans) for n in names)


def _without_seal(piece: Piece) -> Piece:
    """A name in a column without the seal that stands apart below it: 有栖川 碧泉 書."""
    sealed = _SEALED.fullmatch(piece.text) if piece.span.row.vertical else None
    span = piece.span
    if sealed is None or all(m.start != span.end - 1 for m in span.row.members):
        return piece
    return Piece(Span(span.row, span.start, span.start + sealed.end("name")), piece.role)


def _is_headline(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether two words of kanji that no list knows are set largest by far: 有栖川 碧泉."""
    if piece.text.count(" ") != 1 or not may_be_name(piece.text):
        return False
    others = [p.span.row.type_size for p in pieces if p.span.row is not piece.span.row]
    largest = max(others, default=0.0)
    return 0.0 < _LARGER * largest <= piece.span.row.type_size


def _over_two_lines(
    open_pieces: Sequence[Piece], largest: float, pieces: Sequence[Piece]
) -> Iterator[Candidate]:
    """Latin names with the given name above the family name, both known, set alike."""
    for first in open_pieces:
        if len(first.text.split()) > 1:
            continue
        for last in open_pieces:
            whole = f"{first.text} {last.text}"
            known = is_known_name(whole) and _is_family(first.text, last.text)
            if not known or not _goes_on_below(first.span, last.span):
                continue
            name = _name(first, max(name_likeness(whole), 0.75), largest, pieces)
            spans = (first.span, last.span)
            evidence = reading_penalties(spans)
            yield replace(name, value=tidy_name(whole), spans=spans, spellings=()).having(*evidence)


def _is_family(given: str, rest: str) -> bool:
    """Whether the words below a given name are a family name, with its small words or without."""
    words = rest.split()
    small = all(w in _PARTICLES for w in words[:-1])
    alike = words[-1].islower() == given.islower() and words[-1].isupper() == given.isupper()
    return small and alike and words[-1].isalpha()


def _goes_on_below(first: Span, last: Span) -> bool:
    a, b = first.quad.box, last.quad.box
    size, other = first.row.type_size, last.row.type_size
    alike = max(size, other) < 1.3 * min(size, other) and first.row.side == last.row.side
    edge = min(abs(a.left - b.left), abs(a.centre.x - b.centre.x), abs(a.right - b.right))
    return alike and edge < 0.4 * size and 0 < b.centre.y - a.centre.y < 1.7 * size


def _is_lone(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a single word stands right above a title, no smaller: a name of one word."""
    titles = [p.span for p in pieces if p.role == "title" and _is_above(piece.span, p.span)]
    shaped = re.fullmatch(r"[A-ZÀ-Þ](?:[a-zà-ÿ]{2,}|[A-ZÀ-Þ]{2,})", piece.text) is not None
    return shaped and bool(titles) and not is_business(piece.text)


def _is_above(span: Span, title: Span) -> bool:
    a, b = span.quad.box, title.quad.box
    near = 0 < b.centre.y - a.centre.y < 2 * span.row.type_size
    return near and min(a.right, b.right) > max(a.left, b.left) and is_near(span, [title])


def _is_read_beside(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a few kanji have a name's reading right above, below or beside them, set smaller."""
    if not 2 <= len("".join(piece.text.split())) <= 6 or not has_kanji(piece.text):
        return False
    size = piece.span.row.type_size
    return any(
        p.span.row.type_size < 0.8 * size
        and (is_romanised_like(p.text) or (len(p.text) > 2 and kana_likeness(p.text) > 0))
        and is_near(piece.span, [p.span])
        for p in pieces
        if p.role == "open" and p is not piece
    )


def is_romanised_like(text: str) -> bool:
    """Whether a Latin line looks like a person's name."""
    return is_latin(text) and name_likeness(text) >= 0.6


def with_variants(name: Candidate) -> Candidate:
    """A name in the shapes of its kanji that the reader saw, the others offered beside it.

    Two that agree on 崎 agree on 﨑 just so: it stays to be looked at unless the reader itself
    rules the twin out.
    """
    places = [i for i, letter in enumerate(name.value) if letter in _SHAPES]
    told = _twins_of(name)
    if len(told) != len(places):
        told = [_UNTOLD] * len(places)
    if not any(told):
        return name
    letters, others = list(name.value), list(name.value)
    for place, chance in zip(places, told, strict=True):
        other = _SHAPES[letters[place]]
        if chance > _SEEN:
            letters[place] = other
        elif chance:
            others[place] = other
    spellings = (*name.spellings, "".join(others))
    variant = Penalty("variant", 0.3, 1.0)
    return replace(name, value="".join(letters), spellings=spellings).having(variant)


def _twins_of(name: Candidate) -> list[float]:
    """How probable the reader finds the other shape of each letter that has one, in order."""
    lines = [m.line for span in name.spans for m in span.row.members]
    read = [letter for line in lines for letter in line.readings[0].letters]
    return [dict(one.rivals).get(_SHAPES[one.text], _UNTOLD) for one in read if one.text in _SHAPES]


def _name(piece: Piece, likeness: float, largest: float, pieces: Sequence[Piece]) -> Candidate:
    row = piece.span.row
    size = Penalty("type_size", 1.0 - min(1.0, row.type_size / largest), 1.0)
    titles = [p.span for p in pieces if p.role in ("title", "department", "qualification")]
    alone = bool(titles) and not is_near(piece.span, titles)
    place = Penalty("place", 0.4 if alone else 0.0, 1.0)
    # A Japanese name in Latin letters alone on a Japanese card: the one in kanji was not read.
    japanese = is_romanised(piece.text) and any(is_japanese(p.text) for p in pieces)
    kana = is_japanese(piece.text) and not has_kanji(piece.text) and not _is_foreign(piece, pieces)
    script = Penalty("script", 0.6 if japanese or kana else 0.0, 2.0)
    name = plain(piece, FieldKind.NAME, tidy_name(piece.text), likeness, size, place, script)
    return name.having(GLUED) if _is_glued(piece) else name


def _is_glued(piece: Piece) -> bool:
    """Whether no reader saw the space of a Latin name: an account FredLink is no Fred Link."""
    if is_japanese(piece.text) or len(piece.text.split()) < 2:
        return False
    readings = [r.text for m in piece.span.row.members for r in m.line.readings]
    return not any(" " in text.strip() for text in readings)


def _is_below_role(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a piece stands in the line of a position, or next to it above or below."""
    return is_near(piece.span, [p.span for p in pieces if p.role in ("title", "department")])


def _parted_as_seen(name: Candidate) -> Candidate:
    """A name that no list parts, with the second reader's space in it."""
    for other in name.spellings:
        if other.count(" ") == 1 and other.replace(" ", "") == name.value:
            return replace(name, value=other)
    return name


def _is_foreign(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether katakana are a name and no reading of one in kanji: dotted, or set as large."""
    return "・" in piece.text or (
        re.fullmatch(r"[ァ-ヺー ]+", piece.text) is not None and _stands_out(piece.span, pieces)
    )


def _stands_out(span: Span, pieces: Sequence[Piece]) -> bool:
    """Whether letters are clearly larger than most of what stands on their side."""
    sizes = [p.span.row.type_size for p in pieces if p.span.row.side == span.row.side]
    return span.row.type_size >= _LARGER * median(sizes)


def set_as_name(name: Candidate, pieces: Sequence[Piece]) -> Candidate:
    """A Japanese name that no list knows, believed where it is set as names are.

    That is larger than most, and beside a position or a reading. Of 60 that two readers read
    alike none was another thing.
    """
    (amount,) = [p.amount for p in name.penalties if p.name == "likeness"]
    spans = name.spans
    roles = [p.span for p in pieces if p.role in ("title", "department", "qualification")]
    beside = is_near(spans[0], roles) or any(
        _is_read_beside(p, pieces) for p in pieces if p.span in spans
    )
    # 雅一郎 alone is a given name whose family name was not read.
    half = lexicon.usual_kanji("".join(name.value.split())) in lexicon.givens()
    # こむぎ日和 is no name, but ことり まゆみ may be one.
    half |= has_kanji(name.value) and not has_kanji(name.value.split()[0])
    is_set = is_japanese(name.value) and not half and beside and _stands_out(spans[0], pieces)
    if not is_set or not _SET_LIKENESS < amount < _LEAST_DOUBT:
        return name
    return name.having(Penalty("likeness", _SET_LIKENESS, 3.0))


def _better_spelling(name: Candidate, likeness: float) -> Candidate:
    """The other engine's reading first where the lists know that name and not this one."""
    if all(s.row.engine_doubt(s.start, s.end) < _SURELY_READ for s in name.spans):
        return name
    for other in name.spellings:
        plain = tidy_name(re.sub(r"[^\w\s々・'.-]|[A-Za-z0-9_]", " ", other))
        if is_japanese(name.value) and name_likeness(plain) >= likeness + 0.2:
            grammar = Penalty("likeness", 1.0 - name_likeness(plain), 3.0)
            better = replace(name, value=plain, spellings=(name.value,))
            return better.having(grammar, Penalty("second_reading", 0.5, 2.0))
    return name
