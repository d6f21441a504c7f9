"""Text as it may leave the program: no control characters, one kind of line break."""

from __future__ import annotations

import re

# All that any reader may take for a line break: str.splitlines, JavaScript, old terminals.
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Text trimmed, with `\n` as its only line break and no control characters but tabs."""
    if text.isprintable():
        return text.strip()
    return _CONTROL.sub("", _BREAK.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """Clean text with every run of white space as one space."""
    return " ".join(clean(text).split())


def has_cjk(text: str) -> bool:
    """Whether text has kana, kanji or hangul, so that the family name comes first."""
    return any("\u2e80" <= c <= "\ud7ff" or "\uf900" <= c <= "\uffef" for c in text) or any(
        "\U00020000" <= c <= "\U0003ffff" for c in text
    )
