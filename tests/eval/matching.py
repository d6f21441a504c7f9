"""When a value that was read is the value that is printed.

Exact after a folding for each kind, and never more lenient than this table:

| kind | folding |
| --- | --- |
| phone, mobile, fax | NFKC, kanji digits as digits, digits only (+81 3 … and 03 … stay different) |
| postal | NFKC, kanji digits as digits, letters and digits only |
| url | NFKC, without scheme and closing slash |
| email | NFKC, case folded |
| all others | NFKC, without spaces, ’ and ‘ as ' |
"""

from __future__ import annotations

import re
import unicodedata

from ocr.model import FieldKind

NUMBERS = {FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX}
CORE = NUMBERS | {
    FieldKind.NAME,
    FieldKind.COMPANY,
    FieldKind.EMAIL,
    FieldKind.URL,
    FieldKind.POSTAL,
}
_APOSTROPHES = str.maketrans("’‘", "''")
_KANJI_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")


def normalised(kind: FieldKind, value: str) -> str:
    """The value as it is compared with others of its kind."""
    text = unicodedata.normalize("NFKC", value).strip()
    if kind in NUMBERS:
        return "".join(c for c in text.translate(_KANJI_DIGITS) if c.isdigit())
    if kind is FieldKind.POSTAL:
        return "".join(c for c in text.translate(_KANJI_DIGITS) if c.isascii() and c.isalnum())
    if kind is FieldKind.URL:
        return re.sub(r"^https?://", "", text, flags=re.IGNORECASE).removesuffix("/")
    if kind is FieldKind.EMAIL:
        return text.casefold()
    return folded(text)


def folded(text: str) -> str:
    """Text without spaces and line ends, NFKC: for asking whether a value occurs anywhere."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).split())
