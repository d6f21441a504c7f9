"""Bytes of a vCard file to whole content lines, within bounded memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from app.formats.encodings import byte_order_codec
from app.formats.records import ParseProblem
from app.i18n import N_

LINE_LIMIT = 8 * 1024 * 1024  # a large picture in base64

_CHUNK = 256 * 1024
_TOO_LONG = N_("This line is too long and was left out.")
# Parameters without a colon are a head only behind a name of the standards: it may be folded.
_HEAD = re.compile(
    rb"(?:[\w-]+\.)?(?:[A-Za-z][\w/-]*[ \t]*(?::(?!//)|;[^:]*:)"
    rb"|(?:X-[\w-]+|(?i:F?N|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|NOTE|URL|PHOTO|LOGO|SOUND|KEY|BDAY"
    rb"|NICKNAME|CATEGORIES|GEO|TZ|UID|REV|IMPP|RELATED|MEMBER|ANNIVERSARY|SORT-STRING|AGENT"
    rb"|SOURCE|LANG|XML|CLASS|MAILER|PRODID|SOCIALPROFILE));)"
)
_BARE_NAME = re.compile(rb"[A-Z-]*$|#")
_MARKER = re.compile(rb"(?i)\s*(?:BEGIN|END)\s*:\s*VCARD\s*$")
_QUOTED_PRINTABLE = re.compile(rb"(?i)[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]")
_SEVERAL_LINES = re.compile(rb"(?i)(?:[\w-]+\.)?(?:(NOTE)|ADR|LABEL)[;:]")
_BASE64 = re.compile(rb"(?i)[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]")

_FOLDS = (b" ", b"\t", b"")
_MARKED = codecs.BOM_UTF8[:1]

Line = tuple[int, bytes]


def content_lines(data: bytes | BinaryIO | Iterable[bytes]) -> Iterator[Line | ParseProblem]:
    """Whole content lines with the number of the line where each begins, from 1.

    Joins folded lines and the soft breaks of quoted-printable; drops blank lines and NULs. A line
    without the look of a property belongs to the note, address, picture or quoted-printable before
    it. UTF-16 and UTF-32 become UTF-8, all other bytes stay as they are. What is longer than
    `LINE_LIMIT` octets becomes a problem.
    """
    held: list[bytes] = []
    start = size = 0
    for number, line in _physical_lines(_transcoded(_chunks(data))):
        if line is None:
            yield ParseProblem(number, _TOO_LONG)
            continue
        joined: bytes | None
        if line[:1] in _FOLDS:
            joined = _folded(held, line) if held else None
        elif not held or (held[-1][-1:] != b"=" and _HEAD.match(line)):
            joined = None  # the usual case
        else:
            joined = _continuation(held, line)
        if joined is not None:
            size += len(joined)
            if size <= LINE_LIMIT:
                held.append(joined)
            elif size - len(joined) <= LINE_LIMIT:
                yield ParseProblem(start, _TOO_LONG)
        elif line:
            if held and size <= LINE_LIMIT:
                yield start, held[0] if len(held) == 1 else b"".join(held)
            held, start, size = [line], number, len(line)
    if held and size <= LINE_LIMIT:
        yield start, b"".join(held)


def _folded(held: list[bytes], line: bytes) -> bytes | None:
    """What a blank or folded line adds to the one before."""
    if held[-1].endswith(b"=") and (joined := _continuation(held, line)) is not None:
        return joined
    return line[1:] if line else None


def _continuation(before: list[bytes], line: bytes) -> bytes | None:
    """What a physical line adds to the content line before it; None if it begins a new one."""
    soft_break = before[-1].endswith(b"=") and _QUOTED_PRINTABLE.match(before[0])
    if soft_break and not _MARKER.match(line):
        before[-1] = before[-1][:-1]
        return line
    if line[:1] in _FOLDS or _HEAD.match(line):
        return None
    if _QUOTED_PRINTABLE.match(before[0]) or _BASE64.match(before[0]):
        return line
    several = _SEVERAL_LINES.match(before[0])
    if not several or (several[1] is None and _BARE_NAME.match(line)):
        return None
    is_escaped = (len(before[-1]) - len(before[-1].rstrip(b"\\"))) % 2
    return (b"n" if is_escaped else b"\\n") + line


def _chunks(data: bytes | BinaryIO | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(data, bytes):
        return (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))
    if hasattr(data, "read"):
        return iter(lambda: data.read(_CHUNK), b"")
    return iter(data)


def _transcoded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    start = b""
    for chunk in chunks:
        start += chunk
        if len(start) >= 4:
            break
    codec = byte_order_codec(start)
    if codec is None:
        return chain([start], chunks)
    decoder = codecs.getincrementaldecoder(codec)("replace")
    return (decoder.decode(chunk).encode("utf-8", "replace") for chunk in chain([start], chunks))


def _physical_lines(chunks: Iterator[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without their ends (LF, CR or CRLF); None for one that is too long."""
    number, tail, skipping = 1, b"", False
    for chunk in chunks:
        pieces = (tail + (chunk.replace(b"\0", b"") if b"\0" in chunk else chunk)).splitlines(True)
        # A carriage return may be half of a line end that the next chunk completes.
        tail = b"" if not pieces or pieces[-1].endswith(b"\n") else pieces.pop()
        if skipping and pieces:
            yield number, None
            del pieces[0]
            number, skipping = number + 1, False
        for number, piece in enumerate(pieces, number):  # noqa: B020
            if len(piece) > LINE_LIMIT:
                yield number, None
            elif piece[:1] == _MARKED:
                yield number, _bare(piece)
            else:
                yield number, piece.rstrip(b"\r\n")  # the usual case
        number += bool(pieces)
        if len(tail) > LINE_LIMIT:
            tail, skipping = tail[-1:], True
    if tail or skipping:
        yield number, None if skipping else _bare(tail)


def _bare(piece: bytes) -> bytes:
    line = piece.rstrip(b"\r\n")
    # A byte order mark stands before any line where files were put one after the other.
    return line.removeprefix(codecs.BOM_UTF8) if line[:1] == _MARKED else line
