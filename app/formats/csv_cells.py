"""Cells that a spreadsheet would take for a formula, made harmless and back again.

After OWASP's "CSV injection", with the full-width signs that Japanese Excel takes for the same. The
apostrophe is the spreadsheets' own mark for text. Numbers that begin with + get it as well: Excel
would calculate +81-3-0000-0000 and save the difference.
"""

from __future__ import annotations

import re

from app.formats.plain_text import clean

_FORMULA = r"\s*[=+\-@＝＋－＠\t\r]"
_DANGEROUS = re.compile(f"'*{_FORMULA}")
_NEUTRALISED = re.compile(f"'+{_FORMULA}")


def neutralised(text: str) -> str:
    """Clean text that no spreadsheet takes for a formula; `restored` gives it back."""
    text = clean(text)
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(cell: str) -> str:
    """The text that was made harmless, clean; any other cell as it is."""
    cell = clean(cell)
    return cell[1:] if _NEUTRALISED.match(cell) else cell
