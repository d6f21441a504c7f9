"""From a recogniser's table of probabilities to letters, each with its place and its score."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ocr.engines.twins import Twins
from ocr.model import Letter

Floats = NDArray[np.float32]

NOTHING = 0
"""The class of the table that stands for no letter."""

FAINT, CLEAR = 0.03, 0.4
"""Probability of a space, anywhere between two letters, from which there is one.

The recogniser is shy of spaces: on made lines none of 6,600 places without one had as much as the
first, but for type in which every letter is as wide. So a faint one needs a wide step, too; none is
believed between digits, of which 1 stands far from its neighbours.
"""

WIDE = 1.25
"""A wide step from letter to letter, against the line's usual one."""

RIVALS, RIVAL = 3, 0.02
"""How many other letters are kept at a place, and how probable they must be."""

SURE = 0.995
"""Score of a letter that has no rivals."""


class Alphabet:
    """The letters of a recogniser's classes, of which only those of Japanese and Latin count.

    The recogniser knows Chinese too, whose simplified letters it takes for Japanese ones.
    """

    def __init__(self, letters: Sequence[str]) -> None:
        every = ["", *letters, " "]
        self._kept = np.array([i for i, text in enumerate(every) if _counts(text)])
        self._letters = [every[i] for i in self._kept]
        self._space = self._letters.index(" ")
        self._twins = Twins(every)

    def letters(self, table: Floats, width: float = 1.0) -> tuple[Letter, ...]:
        """The likeliest letters of a table (steps x classes), of which a share `width` is the line.

        A run of one class is one letter; a step of nothing parts equal letters.
        """
        known = table[:, self._kept]
        known = known / np.maximum(known.sum(axis=1, keepdims=True), 1e-9)
        classes = known.argmax(axis=1)
        starts = np.flatnonzero(np.diff(classes, prepend=-1))
        ends = np.append(starts[1:], len(classes))
        shown = (classes[starts] != NOTHING) & (classes[starts] != self._space)
        spans = list(zip(starts[shown], ends[shown], strict=True))
        read = [self._letter(table, known, span, width) for span in spans]
        return tuple(self._with_spaces(known, spans, read))

    def _letter(self, table: Floats, known: Floats, span: tuple[int, int], width: float) -> Letter:
        start, end = span
        best = int(known[start].argmax())
        clearest = start + int(known[start:end, best].argmax())
        score = float(known[clearest, best])
        place = min(1.0, (start + end) / 2 / (len(table) * width))
        rivals = self._rivals(known[start:end], best) if score < SURE else ()
        letter = Letter(self._letters[best], score, place, rivals)
        return self._twins.told(letter, table[clearest])

    def _rivals(self, known: Floats, best: int) -> tuple[tuple[str, float], ...]:
        peaks = known.max(axis=0)
        likely = [int(i) for i in np.flatnonzero(peaks >= RIVAL)]
        others = [i for i in likely if i not in (best, NOTHING, self._space)]
        ordered = sorted(others, key=lambda i: -peaks[i])[:RIVALS]
        return tuple((self._letters[i], float(peaks[i])) for i in ordered)

    def _with_spaces(
        self, known: Floats, spans: Sequence[tuple[int, int]], read: Sequence[Letter]
    ) -> list[Letter]:
        steps = [after.place - before.place for before, after in pairwise(read)]
        wide = WIDE * median(steps) if steps else 0.0
        letters = list(read[:1])
        for (before, after), letter, step in zip(pairwise(spans), read[1:], steps, strict=True):
            space = float(known[before[1] - 1 : after[0] + 1, self._space].max())
            digits = letters[-1].text.isdigit() and letter.text.isdigit()
            if space >= (FAINT if step >= wide and not digits else CLEAR):
                letters.append(Letter(" ", space, letter.place - step / 2))
            letters.append(letter)
        return letters


def _counts(text: str) -> bool:
    """Whether a class is read: nothing, what Japanese machines print, or Latin."""
    if text.isascii() or text in "–—•®©™€" or "LATIN" in unicodedata.name(text, ""):
        return True
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
