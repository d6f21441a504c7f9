"""Content lines of vCard and iCalendar: escaping, parameters, folding (RFC 2426, 6350, 6868)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.formats.plain_text import clean

FOLD_OCTETS = 75

_SPECIAL = re.compile(r"[\\,;\n]")
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_ANY_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_SEPARATORS = {s: re.compile(rf"(?<!\\){s}") for s in ",;"}


def escape(text: str) -> str:
    """Clean text with backslash, comma, semicolon and line break escaped."""
    return _SPECIAL.sub(lambda m: "\\n" if m[0] == "\n" else "\\" + m[0], clean(text))


def unescape(text: str) -> str:
    """The text that was escaped; a backslash before any other letter stands for itself."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)


def unescape_all(text: str) -> str:
    """The text without any escaping backslash, for what never holds one: numbers, mail, links."""
    if "\\" not in text:
        return text
    return _ANY_ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)


def components(value: str, separator: str = ";") -> list[str]:
    """The parts of a structured value or list, unescaped; `separator` is `;` or `,`.

    The value must hold no NUL, which stands for an escaped backslash meanwhile.
    """
    if "\\" not in value:
        return value.split(separator)
    parts = _SEPARATORS[separator].split(value.replace("\\\\", "\0"))
    return [unescape(part.replace("\0", "\\\\")) for part in parts]


def caret_escape(text: str) -> str:
    """A parameter's value, in quotes if needed, with `^`, `"` and line break escaped (RFC 6868)."""
    text = clean(text).replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    # Strict readers take a bare backslash for the start of an escape.
    return f'"{text}"' if re.search(r"[,;:^\t \\]", text) else text


def caret_unescape(text: str) -> str:
    """The parameter's value that was escaped (RFC 6868)."""
    if "^" not in text:
        return text
    return _CARET.sub(lambda m: {"n": "\n", "'": '"', "^": "^"}[m[1]], text)


def fold(line: str) -> bytes:
    """One content line as UTF-8 with CRLF, in pieces of at most 75 octets, no character cut."""
    octets = line.encode()
    if len(octets) <= FOLD_OCTETS:
        return octets + b"\r\n"
    pieces = []
    start, room = 0, FOLD_OCTETS
    while start < len(octets):
        end = start + room
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, FOLD_OCTETS - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def fold_all(lines: Iterable[str]) -> bytes:
    """Content lines as one piece of a file."""
    return b"".join(map(fold, lines))
