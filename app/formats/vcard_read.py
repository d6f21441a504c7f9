"""vCard 2.1, 3.0 and 4.0 as people have them: what is good is taken in, the rest is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from app.formats.content_lines import escape
from app.formats.encodings import decode, guess_codec
from app.formats.properties import Property, parse_property
from app.formats.records import ParsedCard, ParseProblem
from app.formats.unfolding import Line, content_lines
from app.formats.vcard_fields import card_of
from app.i18n import N_

CARD_LIMIT = 64 * 1024 * 1024
_CARD_LINES = 100_000

_BEGIN = re.compile(rb"(?i)\s*BEGIN\s*:\s*VCARD\s*$")
_END = re.compile(rb"(?i)\s*END\s*:\s*VCARD\s*$")
_AGENT = re.compile(rb"(?i)(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*$")
_OUTSIDE = N_("These lines belong to no card and were left out.")
_UNCLOSED = N_("The file ends within this card. What was there of it was read.")
_TOO_LARGE = N_("This card is too large. Only its beginning was read.")
_NO_PROPERTY = N_("This line could not be understood and was left out.")
_NO_NAME = N_("This card names no person, company or address and was left out.")


def read_vcards(data: bytes | BinaryIO | Iterable[bytes]) -> Iterator[ParsedCard | ParseProblem]:
    """All cards of a file, in order, and what could not be read, where it stands.

    Memory is bounded by the largest card if `data` is a binary file or small pieces. Encodings
    are found by CHARSET, byte order mark or a guess from each card's own bytes; an embedded card
    (AGENT) is kept with its owner; a missing END ends a card where the next one begins.
    """
    lines: list[Line] = []
    depth = size = 0
    outside = False
    for item in content_lines(data):
        if isinstance(item, ParseProblem):
            yield item
            continue
        number, line = item
        if _is_begin(line):
            if lines and (depth or _awaits_card(lines[-1][1])):
                depth += 1
            elif lines:
                yield from _finish(lines)
                lines, size = [], 0
        elif not lines:
            if not outside and not _is_end(line):
                yield ParseProblem(number, _OUTSIDE)
            outside = True
            continue
        elif _is_end(line):
            if depth:
                depth -= 1
            else:
                yield from _finish(lines)
                lines, size, outside = [], 0, False
                continue
        size += len(line)
        if size <= CARD_LIMIT and len(lines) < _CARD_LINES:
            lines.append(item)
        elif size - len(line) <= CARD_LIMIT:
            yield ParseProblem(lines[0][0], _TOO_LARGE)
            size += CARD_LIMIT
    if lines:
        yield from _finish(lines)
        yield ParseProblem(lines[0][0], _UNCLOSED)


def _is_begin(line: bytes) -> bool:
    return line[:1] in b"Bb \t" and _BEGIN.match(line) is not None


def _is_end(line: bytes) -> bool:
    return line[:1] in b"Ee \t" and _END.match(line) is not None


def _awaits_card(line: bytes) -> bool:
    return line.endswith((b":", b" ")) and _AGENT.match(line) is not None


def _finish(lines: list[Line]) -> Iterator[ParsedCard | ParseProblem]:
    start = lines[0][0]
    properties: list[Property] = []
    for item in _properties(lines[1:]):
        if isinstance(item, ParseProblem):
            yield item
        else:
            properties.append(item)
    yield card_of(properties, start) or ParseProblem(start, _NO_NAME)


def _properties(lines: list[Line]) -> Iterator[Property | ParseProblem]:
    fallback = _fallback(lines)
    rest = iter(lines)
    for number, line in rest:
        if _awaits_card(line):
            line += _embedded(rest, fallback)
        parsed = parse_property(line, fallback)
        yield parsed if parsed else ParseProblem(number, _NO_PROPERTY)


def _fallback(lines: list[Line]) -> str | None:
    """The likely codec of a card's lines that are not UTF-8, judged from all of them together."""
    if _is_utf8(b"\n".join(line for _, line in lines)):
        return None
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
        depth += _is_begin(line) - _is_end(line)
        texts.append(decode(line, None, fallback))
        if depth <= 0:
            break
    return escape("\n".join(texts)).encode()
