"""PP-OCRv6: finds the lines of a card and reads them."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence

import numpy as np

from ocr.engines.base import Place
from ocr.engines.columns import cells_of, stacked, unstacked, with_bars, with_gaps
from ocr.engines.pieces import completed, put_together
from ocr.engines.ppocr_models import LINE_HEIGHT, Detector, Recogniser
from ocr.errors import EngineFailed
from ocr.model import Letter, LineReading
from ocr.pixels import Pixels, cut_out

DETECTION_SIZE, LARGEST_DETECTION = 960, 1600
"""Long side in pixels at the detector's input: for a card, and at most for a picture of many."""

CARD_SIZE = 1100
"""Long side of an image up to which it is a card, whose print is large enough."""

LARGE_TYPE = 0.04
"""Height of large type, that of names, through the longer side of a card."""

TRUSTED = 0.7
"""Score from which the character by character reading of a column is believed to be complete."""

Letters = tuple[Letter, ...]


class PpOcr:
    """Finds lines in any direction and reads them; loads its models once."""

    name = "ppocr"

    def __init__(self) -> None:
        """Loads the models.

        Raises:
            EngineMissing: onnxruntime or the weights are not installed.
        """
        self._detector, self._recogniser = Detector(), Recogniser()

    @property
    def version(self) -> str:
        """The version of rapidocr, which fixes that of the weights."""
        return importlib.metadata.version("rapidocr")

    def find_lines(self, image: Pixels) -> tuple[Place, ...]:
        """The detector's boxes, pieces of one line put together; tall ones are columns."""
        longest = max(image.shape[:2])
        fitting = DETECTION_SIZE if longest <= CARD_SIZE else min(longest, LARGEST_DETECTION)
        try:
            fine, coarse = (
                put_together([Place.shaped(quad) for quad in self._detector.quads(image, size)])
                for size in (fitting, fitting // 2)
            )
        except Exception as problem:
            raise EngineFailed(f"PP-OCR could not look for text: {problem}") from problem
        return completed(fine, coarse, LARGE_TYPE * longest)

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        """The recogniser's reading of each place."""
        try:
            return tuple(self._reading(image, place) for place in places)
        except Exception as problem:
            raise EngineFailed(f"PP-OCR could not read: {problem}") from problem

    def _reading(self, image: Pixels, place: Place) -> LineReading | None:
        if place.is_rule:
            return None
        letters = self._column(image, place) if place.vertical else self._line(image, place)
        text = "".join(letter.text for letter in letters)
        return LineReading(self.name, text, _score(letters), letters) if text else None

    def _line(self, image: Pixels, place: Place) -> Letters:
        top, right, bottom, left = place.quad.sides
        width = max(top, bottom, 1.0) * LINE_HEIGHT / max(right, left, 1.0)
        return self._recogniser.letters(
            cut_out(image, place.quad, (max(1, round(width)), LINE_HEIGHT))
        )

    def _column(self, image: Pixels, place: Place) -> Letters:
        """A column in two ways, of which the better one counts.

        Character by character side by side, or laid on its side as the recogniser was trained on.
        """
        top, right, bottom, left = place.quad.sides
        height = max(right, left, 1.0) * LINE_HEIGHT / max(top, bottom, 1.0)
        column = cut_out(image, place.quad, (LINE_HEIGHT, max(1, round(height))))
        cells = cells_of(column)
        side_by_side = self._recogniser.letters(stacked(column, cells))
        if cells:
            side_by_side = unstacked(side_by_side, cells, column.shape[0])
        laid = self._recogniser.letters(np.ascontiguousarray(np.rot90(column)))
        read = with_bars(_best_of(side_by_side, _without_spaces(laid)), column, cells)
        return with_gaps(_with_zeros(read), column, cells)


def _score(letters: Letters) -> float:
    shown = _without_spaces(letters)
    return sum(letter.score for letter in shown) / max(1, len(shown))


def _with_zeros(letters: Letters) -> Letters:
    """Columns print zero as 〇, which the recogniser takes for the sign ○ as often as not."""
    return tuple(
        Letter("〇", letter.score, letter.place, letter.rivals) if letter.text == "○" else letter
        for letter in letters
    )


def _without_spaces(letters: Letters) -> Letters:
    return tuple(letter for letter in letters if letter.text != " ")


def _best_of(side_by_side: Letters, laid: Letters) -> Letters:
    """Two readings of a column as one: letter by letter where they have as many.

    Else the surer one, unless it lost characters, as lying columns do.
    """
    if len(side_by_side) == len(laid):
        return tuple(max(pair, key=_own_score) for pair in zip(side_by_side, laid, strict=True))
    score = _score(side_by_side)
    lost = len(laid) < len(side_by_side) and score > TRUSTED
    return laid if _score(laid) > score and not lost else side_by_side


def _own_score(letter: Letter) -> float:
    return letter.score
