import numpy as np

from ocr.engines.columns import cells_of, stacked, unstacked, with_bars, with_gaps
from ocr.model import Letter
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


def letters(text: str, *cells: tuple[int, int], height: int = 240) -> tuple[Letter, ...]:
    middles = [(top + bottom) / 2 / height for top, bottom in cells]
    return tuple(Letter(c, 0.9, middle) for c, middle in zip(text, middles, strict=True))


def shown(read: tuple[Letter, ...]) -> str:
    return "".join(letter.text for letter in read)


SQUARE_BAR_SQUARE = column((6, 4, 42, 40), (22, 52, 26, 88), (6, 100, 42, 136), height=140)
CELLS = ((0, 46), (46, 94), (94, 140))


def test_a_bar_between_digits_is_a_dash() -> None:
    read = letters("〇一九", *CELLS, height=140)
    assert shown(with_bars(read, SQUARE_BAR_SQUARE, CELLS)) == "〇－九"


def test_a_bar_after_kana_is_a_long_vowel() -> None:
    read = letters("タ1ル", *CELLS, height=140)
    assert shown(with_bars(read, SQUARE_BAR_SQUARE, CELLS)) == "タール"


def test_a_stroke_that_lies_stays_a_number() -> None:
    strip = column((6, 4, 42, 40), (8, 68, 40, 72), (6, 100, 42, 136), height=140)
    read = letters("二一九", *CELLS, height=140)
    assert shown(with_bars(read, strip, CELLS)) == "二一九"


def test_a_wide_gap_is_the_only_space() -> None:
    cells = ((4, 44), (46, 86), (160, 200))
    read = (*letters("小寺", *cells[:2]), Letter(" ", 0.9, 0.2), *letters("典", cells[2]))
    assert shown(with_gaps(read, column(), cells)) == "小寺 典"


def test_letters_side_by_side_go_back_to_their_places() -> None:
    cells = ((10, 50), (100, 140))
    read = (Letter("小", 0.9, 0.25), Letter(" ", 0.9, 0.5), Letter("寺", 0.9, 0.75))
    assert [round(letter.place * 200) for letter in unstacked(read, cells, 200)] == [30, 120]
