"""Text from cards and files as it is shown, so that it turns no other text round."""

from __future__ import annotations

import re

_OVERRIDES = dict.fromkeys(range(0x202A, 0x202F))
"""Embeddings and overrides of direction, which would reach past the end of the text they are in."""

_CONTROLS = {**_OVERRIDES, **dict.fromkeys(range(0x2066, 0x206A))}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"


def calm(text: str) -> str:
    """A text without what overrides the direction of letters; it is painted as it is stored."""
    return text if text.isascii() else text.translate(_OVERRIDES)


def isolated(text: str) -> str:
    """A text to be put into a sentence: its direction ends where it ends (UAX #9)."""
    if text.isascii():
        return text
    bare = text.translate(_CONTROLS)
    return f"{_FIRST_STRONG_ISOLATE}{bare}{_POP}" if _RIGHT_TO_LEFT.search(bare) else bare
