"""What is left of a row when contacts and addresses are taken out, in pieces of one role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocr.parse import lexicon
from ocr.parse.company import is_slogan, legal_form
from ocr.parse.evidence import Row, Span
from ocr.parse.person_name import name_likeness
from ocr.parse.position import Position, english_role, is_qualification, split_japanese
from ocr.text import fold, is_japanese

_SEATS = ("本社", "本店", "本部")
_EDGE = " ・,:;|/／｜、()[]【】〈〉<>■●◆◇○□▼▶►-–—"
_WORD = re.compile(r"[^\s|/／｜]+")
_TITLE_AHEAD = re.compile(
    "|".join(re.escape(w) for w in lexicon.words("titles", "title") if is_japanese(w))
)
_LABEL_WORDS = re.compile(r"[A-Za-z/.・&]+|[^\sA-Za-z]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one role: `department`, `title`, `qualification`, or `open` where none is told."""

    span: Span
    role: str

    @property
    def text(self) -> str:
        """The letters."""
        return self.span.text


def pieces_of(row: Row, taken: Sequence[Span]) -> list[Piece]:
    """The free letters of a row as pieces."""
    found: list[Piece] = []
    for start, end in _free(row, taken):
        text = row.text[start:end]
        if _is_label(text):
            continue
        found += _japanese(row, start, end) if is_japanese(text) else _latin(row, start, end)
    return found


def _free(row: Row, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    place = 0
    for span in sorted((s for s in taken if s.row is row), key=lambda s: s.start):
        yield from _trimmed(row.text, place, span.start)
        place = max(place, span.end)
    yield from _trimmed(row.text, place, len(row.text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in _EDGE and not _opens_form(text, start):
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes_form(text[start:end]):
        end -= 1
    if end > start:
        yield start, end


def _opens_form(text: str, start: int) -> bool:
    return text[start] in "(" and legal_form(text[start:]) is not None


def _closes_form(text: str) -> bool:
    return text.endswith((")", "）")) and ("(" in text or "（" in text)


def _is_label(text: str) -> bool:
    words = [fold(w).strip(".:") for w in _LABEL_WORDS.findall(text)]
    return all(w in lexicon.labels() or not w for w in words) and any(words)


def _japanese(row: Row, start: int, end: int) -> Iterator[Piece]:
    text = row.text[start:end]
    if is_slogan(text) or (" " in text and name_likeness(text) >= 0.9):
        yield Piece(Span(row, start, end), "open")
        return
    run: tuple[int, int] | None = None
    for match in _WORD.finditer(text):
        word, place = match.group(), start + match.start()
        roles = _roles(word, text)
        if roles is None and is_qualification(word):
            yield Piece(Span(row, place, start + match.end()), "qualification")
            continue
        if roles is None:
            ahead = _title_before_name(word)
            if ahead:
                yield Piece(Span(row, place, place + ahead), "title")
            run = (run[0] if run and not ahead else place + ahead, start + match.end())
            continue
        if run:
            yield Piece(Span(row, *run), "open")
            run = None
        for position in roles:
            yield Piece(Span(row, place + position.start, place + position.end), position.role)
    if run:
        yield Piece(Span(row, *run), "open")


def _roles(word: str, text: str) -> list[Position] | None:
    if _could_be_family(word, text) or legal_form(word):
        return None
    roles = split_japanese(word)
    # 本社 and 本店 head an address; they are no department.
    return [r for r in roles if word[r.start : r.end] not in _SEATS] if roles else roles


def _could_be_family(word: str, text: str) -> bool:
    """服部 ends like a department and 長谷部 too: a family name followed by a given name."""
    rest = text[text.index(word) + len(word) :].split()
    given = rest[0] if rest else ""
    known = lexicon.usual_kanji(word) in lexicon.families()
    return known and bool(given) and split_japanese(given) is None and len(given) <= 4


def _title_before_name(word: str) -> int:
    """The length of a title that a name follows without a space: 代表取締役田中一郎."""
    found = _TITLE_AHEAD.match(word)
    rest = word[found.end() :] if found else ""
    return found.end() if found and name_likeness(rest) >= 0.6 else 0


def _latin(row: Row, start: int, end: int) -> Iterator[Piece]:
    text = row.text[start:end]
    parts = [m.span() for m in re.finditer(r"[^|／｜•·]+", text)]
    for a, b in parts:
        for from_, to in _trimmed(row.text, start + a, start + b):
            yield from _latin_piece(row, from_, to)


def _latin_piece(row: Row, start: int, end: int) -> Iterator[Piece]:
    text = row.text[start:end]
    role = None if is_slogan(text) or legal_form(text) else english_role(text)
    comma = text.find(", ")
    if role is not None and comma > 0:
        head, tail = english_role(text[:comma]), english_role(text[comma + 2 :])
        if head == "title" and tail != "title":
            yield Piece(Span(row, start, start + comma), "title")
            yield Piece(Span(row, start + comma + 2, end), tail or "department")
            return
    bare = re.sub(r"(?:,?\s+[A-Z][A-Za-z.]*)+$", lambda m: _kept(m.group()), text)
    if role is None and len(bare) < len(text) and name_likeness(bare) > 0.4:
        yield Piece(Span(row, start, start + len(bare)), "open")
        return
    yield Piece(Span(row, start, end), role or "open")


def _kept(tail: str) -> str:
    """The end of a name without the credentials there: "Price, Ph.D." keeps Price."""
    words = list(re.finditer(r",?\s+[A-Z][A-Za-z.]*", tail))
    while words and is_qualification(words[-1].group().strip(", ")):
        words.pop()
    return tail[: words[-1].end()] if words else ""
