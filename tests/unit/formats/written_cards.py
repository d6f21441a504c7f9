"""One card from its lines, as another program may have written it."""

from __future__ import annotations

import binascii

from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards


def card(*lines: str | bytes, end: bytes = b"\r\n") -> ParsedCard:
    """The one card that has these lines between BEGIN and END."""
    parts = [line.encode() if isinstance(line, str) else line for line in lines]
    [read] = read_vcards(end.join([b"BEGIN:VCARD", *parts, b"END:VCARD", b""]))
    assert isinstance(read, ParsedCard)
    return read


def quoted_printable(text: str, codec: str) -> bytes:
    return binascii.b2a_qp(text.encode(codec), quotetabs=True).replace(b"\n", b"\r\n")
