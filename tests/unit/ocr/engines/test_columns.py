import numpy as np

from ocr.engines.columns import cells_of, stacked
from ocr.pixels import Pixels


def column(*blocks: tuple[int, int, int, int], height: int = 240) -> Pixels:
    """A strip 48 wide with black blocks (left, top, right, bottom) on white."""
    strip = np.full((height, 48, 3), 255, np.uint8)
    for left, top, right, bottom in blocks:
        strip[top:bottom, left:right] = 0
    return strip


def test_each_square_of_ink_is_a_character() -> None:
    strip = column(*((8, top, 40, top + 32) for top in (4, 52, 100, 148, 196)))
    assert len(cells_of(strip)) == 5
    assert stacked(strip).shape == (48, 5 * 48, 3)


def test_two_strokes_close_together_are_one_character() -> None:
    assert len(cells_of(column((4, 10, 44, 14), (4, 28, 44, 32), (4, 60, 44, 98), height=110))) == 2


def test_two_strokes_far_apart_are_two() -> None:
    assert (
        len(cells_of(column((4, 20, 44, 24), (4, 64, 44, 68), (4, 92, 44, 130), height=140))) == 3
    )


def test_a_wide_gap_is_skipped() -> None:
    assert len(cells_of(column((4, 4, 44, 42), (4, 190, 44, 228)))) == 2


def test_an_upright_bar_is_laid_down() -> None:
    strip = column((4, 4, 44, 42), (22, 52, 26, 88), (4, 98, 44, 136), height=142)
    bar = stacked(strip)[:, 48:96, 0] < 128
    assert bar.any(axis=0).sum() > 2 * bar.any(axis=1).sum()


def test_a_blank_column_stays_blank() -> None:
    assert (stacked(column()) == 255).all()
