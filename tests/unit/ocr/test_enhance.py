import numpy as np
import pytest

from ocr.enhance import black_on_white
from ocr.pixels import Pixels


def strip(paper: float, ink: float, light: np.ndarray | None = None) -> Pixels:
    """A strip of 48 rows with six bars for letters, under a light from left to right."""
    tones = np.full((48, 400), paper)
    for left in range(30, 380, 60):
        tones[12:36, left : left + 8] = ink
    shaded = tones if light is None else tones * light
    return np.repeat(shaded.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize(
    "line",
    [
        strip(240, 20),
        strip(20, 240),
        strip(200, 160),
        strip(240, 30, np.linspace(1, 0.35, 400)),
        strip(230, 40, np.where(np.arange(400) < 200, 1.0, 0.5)),
    ],
    ids=["plain", "light on dark", "embossed grey", "gradient", "shadow's edge"],
)
def test_letters_are_black_and_paper_is_white(line: Pixels) -> None:
    read = black_on_white(line)
    assert read is not None
    assert read[24, 33:380:60].max() < 60
    assert read[24, 60:380:60].min() > 195


def test_blank_paper_is_told() -> None:
    assert black_on_white(np.full((48, 400, 3), 200, np.uint8)) is None
