"""Twin shapes of kanji in names, told apart by what else the recogniser sees in them: 高 and 髙.

It reads both as the usual one with full confidence, and has no class for some of the others. But
it leaves a trace: where the lower box of 吉 is under 土, 告 is a thousand times as probable as it
is under 士. The traces and their limits were measured with the typefaces of `tests/cards/fonts.py`
from 16 to 44 pixels, blurred and compressed: below `plain` lie nine of ten usual shapes and one
of twenty twins, which are rare; above `twin` no usual shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ocr.model import Letter
from ocr.text import TWINS

UNCLEAR, SEEN = 0.5, 0.9
"""Probability given to the other shape where the trace does not tell, and where it tells it."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Classes whose mean probability (logarithm to base 10) tells a twin from the usual shape."""

    classes: str
    plain: float
    twin: float


_TRACES = {
    "高": Trace("髙", -3.7, -2.6),
    "崎": Trace("喑暗ġ啼", -7.9, -6.8),
    "吉": Trace("告", -4.5, -3.8),
    "凛": Trace("凜", -1.4, -0.4),
    "富": Trace("冨", -1.9, -0.8),
}
_FAVOURED = {"惠": ("恵", -2.0), "曾": ("曽", -2.3), "真": ("眞", -1.4), "邊": ("邉", -1.9)}
"""Shapes that the recogniser takes for their fellows too, and the fellows: it is one of these if
its probability (logarithm to base 10) is no further below. So were 71 of 74 that were printed,
and 1 of 152 others."""
_LEAST = 1e-9


class Twins:
    """The traces of a recogniser with these classes."""

    def __init__(self, classes: Sequence[str]) -> None:
        place = {text: i for i, text in enumerate(classes)}
        self._fellows = {
            letter: (place[letter], place[fellow])
            for letter, (fellow, _) in _FAVOURED.items()
            if letter in place and fellow in place
        }
        self._places = {
            letter: np.array([place[c] for c in trace.classes])
            for letter, trace in _TRACES.items()
            if all(c in place for c in trace.classes)
        }

    def told(self, letter: Letter, step: NDArray[np.float32]) -> Letter:
        """The letter with its twin as a rival, as a step of the table tells.

        Its probability is 0 where it is ruled out, `SEEN` where it shows, else `UNCLEAR`. The text
        keeps the usual shape, which all but names have.
        """
        letter = self._as_printed(letter, step)
        places = self._places.get(letter.text)
        if places is None:
            return letter
        trace, twin = _TRACES[letter.text], TWINS[letter.text]
        seen = float(np.log10(np.maximum(step[places], _LEAST)).mean())
        others = tuple(rival for rival in letter.rivals if rival[0] != twin)
        doubt = SEEN if seen > trace.twin else UNCLEAR if seen > trace.plain else 0.0
        return replace(letter, rivals=((twin, doubt), *others))

    def _as_printed(self, letter: Letter, step: NDArray[np.float32]) -> Letter:
        """The letter in the less favoured shape where that is nearly as probable."""
        if letter.text not in self._fellows:
            return letter
        own, other = (max(float(step[i]), _LEAST) for i in self._fellows[letter.text])
        fellow, limit = _FAVOURED[letter.text]
        if np.log10(other / own) <= limit:
            return letter
        rivals = tuple(r for r in letter.rivals if r[0] != fellow)
        return replace(letter, text=fellow, rivals=((letter.text, UNCLEAR), *rivals))
