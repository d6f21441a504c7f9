"""vCard 2.1, 3.0 and 4.0 as people have them: what is good is taken in, the rest is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from app.formats.content_lines import escape
from app.formats.encodings import decode, guess_codec, without_pictograms
from app.formats.properties import Property, parse_property
from app.formats.records import ParsedCard, ParseProblem
from app.formats.unfolding import Line, content_lines
from app.formats.vcard_fields import card_of
from app.i18n import N_

CARD_LIMIT = 64 * 1024 * 1024
_CARD_LINES = 100_000

_MARKERS = (b"B", b"b", b"E", b"e", b" ", b"\t")
_MARKER = re.compile(rb"(?i)\s*(?:(BEGIN)|END)\s*:\s*VCARD\s*$")
_AGENT = re.compile(rb"(?i)(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*$")
_OPENING = re.compile(rb"(?i)(?:VERSION|N|FN)[;:]")
_OPEN = (b":", b" ")
_STRAY_LINES = 1000
_INNER_CARDS = 100
_NO_BEGIN = N_("The beginning of this card is missing. What was there of it was read.")
_OUTSIDE = N_("These lines belong to no card and were left out.")
_UNCLOSED = N_("The file ends within this card. What was there of it was read.")
_TOO_LARGE = N_("This card is too large. Only its beginning was read.")
_NO_PROPERTY = N_("This line could not be understood and was left out.")
_NO_NAME = N_("This card names no person, company or address and was left out.")


def read_vcards(data: bytes | BinaryIO | Iterable[bytes]) -> Iterator[ParsedCard | ParseProblem]:
    """All cards of a file, in order, and what could not be read, where it stands.

    Memory is bounded by the largest card if `data` is a binary file or small pieces. Encodings
    are found by CHARSET, byte order mark or a guess from each card's own bytes; an embedded card
    (AGENT) is kept with its owner; a missing END ends a card where the next one begins, unless
    lines of its own follow behind that one.
    """
    gathering = _Gathering()
    for item in content_lines(data):
        if isinstance(item, ParseProblem):
            yield item
        elif item[1][:1] not in _MARKERS or not (is_begin := _MARKER.match(item[1])):
            if problem := gathering.add(item):
                yield problem
        elif is_begin[1]:
            yield from gathering.begin(item)
        else:
            yield from gathering.end(item)
    yield from gathering.close()


class _Gathering:
    """The lines of the card that is being read.

    Attributes:
        lines: from its BEGIN on; none between cards.
        outer: those of a card within which it began, for as long as that may go on.
        inner: those of whole cards within `outer`, held back to keep the order of the file.
        stray: those between cards, for as long as they may be a card without BEGIN.
        depth: how many embedded cards are open in it.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.outer: list[Line] = []
        self.inner: list[list[Line]] = []
        self.stray: list[Line] = []
        self.depth = self.size = self.inner_size = 0

    def begin(self, item: Line) -> Iterator[ParsedCard | ParseProblem]:
        if self.lines and (self.depth or _awaits_card(self.lines[-1][1])):
            self.depth += 1
            self.add(item)
            return
        if self.lines:
            yield from self._let_go()
            self.outer = self.lines
        yield from self._give_up_stray()
        self.lines, self.size = [item], 0

    def end(self, item: Line) -> Iterator[ParsedCard | ParseProblem]:
        if self.depth:
            self.depth -= 1
            self.add(item)
        elif self.lines and self.outer:
            self.inner.append(self.lines)
            self.inner_size += self.size
            self.lines = []
            if self.inner_size > CARD_LIMIT or len(self.inner) > _INNER_CARDS:
                yield from self._let_go()
        elif self.lines:
            yield from _finish(self.lines)
            self.lines = []
        elif self.stray:
            yield from self._end_of_stray()

    def add(self, item: Line) -> ParseProblem | None:
        lines = self.lines
        if not lines:
            if len(self.stray) < _STRAY_LINES:
                self.stray.append(item)
            return None
        size = len(item[1])
        self.size += size
        if self.size <= CARD_LIMIT and len(lines) < _CARD_LINES:
            lines.append(item)
        elif self.size - size <= CARD_LIMIT:
            self.size += CARD_LIMIT
            return ParseProblem(lines[0][0], _TOO_LARGE)
        return None

    def close(self) -> Iterator[ParsedCard | ParseProblem]:
        yield from self._let_go()
        yield from self._give_up_stray()
        if self.lines:
            yield from _finish(self.lines)
            yield ParseProblem(self.lines[0][0], _UNCLOSED)

    def _end_of_stray(self) -> Iterator[ParsedCard | ParseProblem]:
        """What stands before an END belongs to the card around the last one, or lacks a BEGIN."""
        if self.outer:
            self.outer += self.stray
            self.stray = []
            yield from self._let_go()
        elif any(_OPENING.match(line) for _, line in self.stray):
            yield ParseProblem(self.stray[0][0], _NO_BEGIN)
            yield from _finish([(self.stray[0][0], b""), *self.stray])
            self.stray = []
        else:
            yield from self._give_up_stray()

    def _let_go(self) -> Iterator[ParsedCard | ParseProblem]:
        """Finish the outer card and those within it, in the order of the file."""
        for lines in filter(None, [self.outer, *self.inner]):
            yield from _finish(lines)
        self.outer, self.inner, self.inner_size = [], [], 0

    def _give_up_stray(self) -> Iterator[ParseProblem]:
        if self.stray:
            yield ParseProblem(self.stray[0][0], _OUTSIDE)
        self.stray = []


def _awaits_card(line: bytes) -> bool:
    return _AGENT.match(line) is not None


def _finish(lines: list[Line]) -> Iterator[ParsedCard | ParseProblem]:
    start = lines[0][0]
    properties: list[Property] = []
    whole = b"\n".join([line for _, line in lines])
    if b"\x1b$" in whole:
        lines = [(number, without_pictograms(line)) for number, line in lines]
    fallback = None if _is_utf8(whole) else _fallback(lines[1:])
    for item in _properties(lines[1:], fallback):
        if isinstance(item, ParseProblem):
            yield item
        else:
            properties.append(item)
    yield card_of(properties, start) or ParseProblem(start, _NO_NAME)


def _properties(lines: list[Line], fallback: str | None) -> Iterator[Property | ParseProblem]:
    rest = iter(lines)
    for number, line in rest:
        if line[-1:] in _OPEN and _awaits_card(line):
            line += _embedded(rest, fallback)
        yield parse_property(line, fallback) or ParseProblem(number, _NO_PROPERTY)


def _fallback(lines: list[Line]) -> str:
    """The likely codec of a card's lines that are not UTF-8, judged from all of them together."""
    return guess_codec(b"\n".join(line for _, line in lines if not _is_utf8(line)))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _embedded(rest: Iterator[Line], fallback: str | None) -> bytes:
    """The lines of a card within a card as version 3.0 writes it: one escaped value."""
    depth = 0
    texts = []
    for _, line in rest:
        if marker := _MARKER.match(line):
            depth += 1 if marker[1] else -1
        texts.append(decode(line, None, fallback))
        if depth <= 0:
            break
    return escape("\n".join(texts)).encode()
