"""PP-OCRv6 "small": its weights out of rapidocr's wheel, run by onnxruntime on one thread.

rapidocr itself is not imported: that alone takes longer than loading both networks.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ocr.engines.ctc import Alphabet, Floats
from ocr.engines.text_map import network_input, quads_in
from ocr.errors import EngineMissing
from ocr.geometry import Quad
from ocr.model import Letter
from ocr.pixels import Pixels, size_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

DETECTOR = "PP-OCRv6_det_small.onnx"
RECOGNISER = "PP-OCRv6_rec_small.onnx"

LINE_HEIGHT = 48
"""Height in pixels of a line at the recogniser's input."""

NARROWEST = 320
"""Width of the recogniser's input at least, as in its training; the rest of it is grey."""


class Detector:
    """Finds text in any direction."""

    def __init__(self) -> None:
        self._network = _network(DETECTOR)

    def quads(self, image: Pixels, longest: int) -> Iterator[Quad]:
        """The quads of lines in an image, which is scaled down to `longest` for it."""
        (maps,) = self._network.run(None, {"x": network_input(image, longest)})
        return quads_in(maps[0, 0], size_of(image))


class Recogniser:
    """Reads lines; columns too, if they are laid on their side."""

    def __init__(self) -> None:
        self._network = _network(RECOGNISER)
        letters = self._network.get_modelmeta().custom_metadata_map["character"]
        self._alphabet = Alphabet(letters.splitlines())

    def letters(self, line: Pixels) -> tuple[Letter, ...]:
        """What stands on a strip of `LINE_HEIGHT`, in colour.

        One strip a run: a batch is padded to its longest, which is slower on one thread.
        """
        width = max(NARROWEST, line.shape[1])
        grey = np.zeros((1, 3, LINE_HEIGHT, width), np.float32)
        grey[0, :, :, : line.shape[1]] = _from_minus_one_to_one(line)
        (tables,) = self._network.run(None, {"x": grey})
        return self._alphabet.letters(tables[0], line.shape[1] / width)


def _from_minus_one_to_one(image: Pixels) -> Floats:
    return (image.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)


def _network(name: str) -> InferenceSession:
    try:
        import onnxruntime
    except ImportError as problem:
        raise EngineMissing(f"PP-OCR cannot run ({problem}): pip install onnxruntime") from problem
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    path = _weights_folder() / name
    if not path.exists():
        raise EngineMissing("rapidocr is installed without the PP-OCRv6 weights: reinstall it")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _weights_folder() -> Path:
    package = importlib.util.find_spec("rapidocr")
    if package is None or not package.submodule_search_locations:
        raise EngineMissing("PP-OCR's weights are not installed: pip install rapidocr")
    return Path(package.submodule_search_locations[0]) / "models"
