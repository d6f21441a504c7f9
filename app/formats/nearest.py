"""The nearest letters that an old encoding has, for those that it lacks."""

from __future__ import annotations

import codecs
import unicodedata

NEAREST = "enishi_nearest"
"""The name of the error handler: é becomes e, 𠮷 becomes 吉, what has nothing near becomes ?."""

_VARIANTS = {
    **dict(zip("—–‐‑•€£¢¬¥", "―‐－－・E￡￠￢￥", strict=True)),
    **dict(zip("𠮷𠮟𥔎𣘺", "吉叱碕橋", strict=True)),
    "\u00a0": " ",
}


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_near(letter, error.encoding) for letter in letters), error.end


def _near(letter: str, codec: str) -> str:
    whole = unicodedata.normalize("NFKC", letter)
    base = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    for text in (_VARIANTS.get(letter, ""), whole, base):
        if text and _has(codec, text):
            return text
    is_silent = unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn")
    return "" if is_silent else "?"


def _has(codec: str, text: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


codecs.register_error(NEAREST, _nearest)
