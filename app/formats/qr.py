"""Text as the dark and light squares of a QR code."""

from __future__ import annotations

import segno

QUIET = 4
"""So many light squares have to be around a code (ISO/IEC 18004)."""

Squares = tuple[tuple[bool, ...], ...]


def qr_squares(text: str) -> Squares:
    """The rows of a code, True for dark, without the quiet zone.

    Raises:
        ValueError: the text does not fit into any code.
    """
    # UTF-8 without a mark of the encoding is what phones take for granted.
    code = segno.make_qr(text, error="m", encoding="utf-8", boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
