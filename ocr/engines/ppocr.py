"""PP-OCRv6 "small" by rapidocr: weights out of its wheel, run by onnxruntime on one thread."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ocr.engines.base import Place
from ocr.engines.columns import stacked
from ocr.errors import EngineFailed, EngineMissing
from ocr.geometry import Quad
from ocr.model import LineReading
from ocr.pixels import Pixels, cut_out

DETECTOR = "PP-OCRv6_det_small.onnx"
RECOGNISER = "PP-OCRv6_rec_small.onnx"
DETECTION_SIZE = 960
"""Long side in pixels at the detector's input."""

TRUSTED = 0.7
"""Score from which the character by character reading of a column is believed to be complete."""

LINE_HEIGHT = 48
"""Height in pixels of a line at the recogniser's input."""


class PpOcr:
    """Finds lines in any direction and reads them; loads its models once."""

    name = "ppocr"

    def __init__(self) -> None:
        """Loads the models.

        Raises:
            EngineMissing: rapidocr or its weights are not installed.
        """
        try:
            from rapidocr import RapidOCR
            from rapidocr.ch_ppocr_rec import TextRecInput
        except ImportError as problem:
            raise EngineMissing(
                f"PP-OCR is not installed ({problem}): pip install rapidocr onnxruntime"
            ) from problem
        self._ocr = RapidOCR(params=_settings())
        self._recogniser: Any = self._ocr._load_rec_model()  # type: ignore[no-untyped-call]
        self._input = TextRecInput

    @property
    def version(self) -> str:
        """The version of rapidocr, which fixes that of the weights."""
        return importlib.metadata.version("rapidocr")

    def find_lines(self, image: Pixels) -> tuple[Place, ...]:
        """The detector's boxes; tall ones are columns."""
        try:
            found: Any = self._ocr(image, use_det=True, use_cls=False, use_rec=False)
        except Exception as problem:
            raise EngineFailed(f"PP-OCR could not look for text: {problem}") from problem
        boxes = [] if found.boxes is None else found.boxes
        return tuple(Place.shaped(Quad.of(box)) for box in boxes)

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        """The recogniser's reading of each place."""
        if not places:
            return ()
        strips = [_strips(image, place) for place in places]
        read = iter(self._read([strip for group in strips for strip in group]))
        best = [_fuller(list(islice(read, len(group)))) for group in strips]
        return tuple(
            LineReading(self.name, _with_zeros(text, place), score) if text else None
            for (text, score), place in zip(best, places, strict=True)
        )

    def _read(self, strips: Sequence[Pixels]) -> list[tuple[str, float]]:
        try:
            answer = self._recogniser(self._input(img=list(strips), return_word_box=False))
        except Exception as problem:
            raise EngineFailed(f"PP-OCR could not read: {problem}") from problem
        return [
            (text.strip(), float(score))
            for text, score in zip(answer.txts, answer.scores, strict=True)
        ]


def _settings() -> dict[str, Any]:
    import rapidocr

    weights = Path(rapidocr.__file__).parent / "models"
    if not ((weights / DETECTOR).exists() and (weights / RECOGNISER).exists()):
        raise EngineMissing("rapidocr is installed without the PP-OCRv6 weights: reinstall it")
    return {
        "Global.log_level": "critical",
        "Global.use_cls": False,
        # Paths given: rapidocr then never looks for a newer model on the network.
        "Det.model_path": str(weights / DETECTOR),
        "Rec.model_path": str(weights / RECOGNISER),
        # Only ever scaled down: a card fills the picture, so its print is large enough.
        "Det.limit_type": "max",
        "Det.limit_side_len": DETECTION_SIZE,
        "Rec.rec_batch_num": 1,  # a batch is padded to its longest line: slower on one thread
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }


def _with_zeros(text: str, place: Place) -> str:
    """Columns print zero as 〇, which the recogniser takes for the sign ○ as often as not."""
    return text.replace("○", "〇") if place.vertical else text


def _fuller(readings: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """Of two ways to read a column the surer one, unless it lost characters, as lying ones are."""
    first, *others = readings
    for other in others:
        lost = len(other[0]) < len(first[0]) and first[1] > TRUSTED
        if other[1] > first[1] and not lost:
            first = other
    return first


def _strips(image: Pixels, place: Place) -> tuple[Pixels, ...]:
    """A line as the recogniser takes it; a column in two ways, of which the better one counts.

    Character by character side by side, or laid on its side as the recogniser was trained on.
    """
    top, right, bottom, left = place.quad.sides
    width, height = max(top, bottom, 1.0), max(right, left, 1.0)
    if place.vertical:
        factor = LINE_HEIGHT / width
        column = cut_out(image, place.quad, (LINE_HEIGHT, max(1, round(height * factor))))
        return stacked(column), np.ascontiguousarray(np.rot90(column))
    factor = LINE_HEIGHT / height
    return (cut_out(image, place.quad, (max(1, round(width * factor)), LINE_HEIGHT)),)
