"""Files that look like cards and are none, or none that can be read."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path


def cut_off(source: Path, target: Path) -> Path:
    """The first third of a file."""
    content = source.read_bytes()
    target.write_bytes(content[: len(content) // 3])
    return target


def gigantic_png(target: Path, side: int = 40_000) -> Path:
    """A small file that says, truly, that it holds `side` x `side` pixels, one bit each."""
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    pixels = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    target.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))
    return target


def locked_pdf(target: Path) -> Path:
    """A PDF of one empty page that no known password opens."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 252 144]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"a5" * 32, b"5a" * 32),
    )
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    target.write_bytes(
        body
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]>>\n" % (b"01" * 16, b"01" * 16)
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )
    return target


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum
