"""Two independent readings of one line: whether they agree, and the best of both."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from ocr.model import Letter, LineReading
from ocr.text import USUAL_SHAPE, is_japanese

RIVAL = 0.1
"""Probability that the first reader gives to the second's letter for it to be taken …"""

CONVINCED = 0.9
"""… and how sure the second must be of it."""

EVEN = 1e-6
"""Difference of steps that are the same."""

ONE_SHAPE = ({"I", "l", "1", "|"}, {"O", "0"})
"""Letters that no reader can tell by their shape: the second is as good as the first."""

WIDE = 1.3
"""A step from letter to letter this many times the usual one may have a space in it."""


def agree(first: LineReading, second: LineReading) -> bool:
    """Whether two readings are the same but for spaces and the width of letters."""
    return folded(first.text) == folded(second.text)


def folded(text: str) -> str:
    """A text without spaces, each letter in its plain width and of twins the usual shape."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return "".join(USUAL_SHAPE.get(letter, letter) for letter in plain)


def best_of(first: LineReading, second: LineReading) -> LineReading:
    """The first reading with what it left to the second.

    That is a letter between whose shapes it could not decide, if the second is sure of it, the
    postal mark before a number, and spaces.
    """
    a, spaces = _shown(first)
    b, others = _shown(second)
    letters, mark = list(a), []
    for kind, i, j, k, n in SequenceMatcher(None, _keys(a), _keys(b), False).get_opcodes():
        if kind == "equal":
            spaces |= {i + s for s in range(j - i - 1) if k + s in others and _gap(a, i + s)}
        elif kind == "replace" and j - i == n - k:
            letters[i:j] = map(_likelier, a[i:j], b[k:n])
        elif kind == "insert" and i == 0 and _is_postal_mark(b[k:n], a):
            mark = list(b[k:n])
    text = _text(mark, set()) + _text(letters, spaces)
    if text == first.text:
        return first
    whole = (*mark, *letters)
    score = sum(letter.score for letter in whole) / len(whole)
    return LineReading(first.engine, text, score, whole)


def _shown(reading: LineReading) -> tuple[list[Letter], set[int]]:
    """The letters without spaces, and the numbers of those that have one behind them."""
    count = max(1, len(reading.text))
    every = reading.letters or [
        Letter(text, reading.confidence, (i + 0.5) / count) for i, text in enumerate(reading.text)
    ]
    shown: list[Letter] = []
    spaces: set[int] = set()
    for letter in every:
        if not letter.text.isspace():
            shown.append(letter)
        elif shown:
            spaces.add(len(shown) - 1)
    return shown, spaces - {len(shown) - 1}


def _keys(letters: Sequence[Letter]) -> list[str]:
    return [folded(letter.text) for letter in letters]


def _gap(letters: Sequence[Letter], i: int) -> bool:
    """Whether a space behind a letter is believed: Tesseract sees more of them than there are."""
    before, after = letters[i].text, letters[i + 1].text
    if before.isdigit() and after.isdigit():
        return False
    steps = [b.place - a.place for a, b in pairwise(letters)]
    if max(steps) - min(steps) < EVEN:  # as they are where an engine tells no places
        return not (is_japanese(before) or is_japanese(after))
    return steps[i] >= WIDE * median(steps)


def _likelier(first: Letter, second: Letter) -> Letter:
    score = dict(first.rivals).get(second.text, 0.0)
    one_shape = any({first.text, second.text} <= shapes for shapes in ONE_SHAPE)
    if score < RIVAL or second.score < CONVINCED or one_shape:
        return first
    return Letter(second.text, score, first.place)


def _is_postal_mark(letters: Sequence[Letter], before: Sequence[Letter]) -> bool:
    return [letter.text for letter in letters] == ["〒"] and before[0].text.isdigit()


def _text(letters: Sequence[Letter], spaces: set[int]) -> str:
    return "".join(
        letter.text + " " if i in spaces else letter.text for i, letter in enumerate(letters)
    )
