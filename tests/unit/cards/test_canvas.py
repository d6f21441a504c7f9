"""Setting type: what is printed is noted, letters stand where they should."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from ocr.model import FieldKind as K
from tests.cards.canvas import PIXELS_PER_MM, Canvas, Type, text_width
from tests.cards.fonts import TYPEFACES, FontMissing, Typeface, load_font, segments

PLAIN = Type("noto-sans", 8, "#000000")


def ink(canvas: Canvas) -> NDArray[np.bool_]:
    return np.asarray(canvas.image.convert("L")) < 128


def test_what_is_printed_is_noted_letter_for_letter() -> None:
    canvas = Canvas(91, 55, "#ffffff")
    canvas.field(10, 20, K.NAME, "佐藤 健一", PLAIN)
    canvas.line(10, 30, [("TEL ", None), ("03-0000-1234", K.PHONE)], PLAIN)
    canvas.column_field(80, 10, K.COMPANY, "株式会社青葉", PLAIN)
    assert canvas.fields == [
        (K.NAME, "佐藤 健一"),
        (K.PHONE, "03-0000-1234"),
        (K.COMPANY, "株式会社青葉"),
    ]


def test_nothing_is_noted_of_what_is_empty() -> None:
    canvas = Canvas(91, 55, "#ffffff")
    canvas.field(10, 20, K.DEPARTMENT, "", PLAIN)
    canvas.column_field(10, 20, K.TITLE, "", PLAIN)
    assert canvas.fields == []
    assert not ink(canvas).any()


@pytest.mark.parametrize(("align", "left"), [("l", 40.0), ("m", 40.0), ("r", 40.0)])
def test_alignment(align: str, left: float) -> None:
    canvas = Canvas(91, 55, "#ffffff")
    width = canvas.line(left, 20, "国国国国", PLAIN, align)
    columns = np.flatnonzero(ink(canvas).any(axis=0)) / PIXELS_PER_MM
    start = left - {"l": 0.0, "m": width / 2, "r": width}[align]
    assert columns[0] == pytest.approx(start, abs=0.4)
    assert columns[-1] == pytest.approx(start + width, abs=0.4)


def test_a_line_without_room_is_set_smaller() -> None:
    canvas = Canvas(91, 55, "#ffffff")
    assert canvas.line(5, 20, "東京都港区海岸" * 4, PLAIN, room=40) < 40.5
    assert canvas.column(80, 5, "東京都港区海岸" * 4, PLAIN, room=40) < 40.5


def test_letter_spacing_adds_between_letters_only() -> None:
    wide = PLAIN.but(tracking=0.5)
    assert text_width("国国国", wide) - text_width("国国国", PLAIN) == pytest.approx(wide.em)


def test_a_column_stands_upright_and_its_long_vowel_mark_too() -> None:
    canvas = Canvas(55, 91, "#ffffff")
    canvas.column(20, 10, "ー", PLAIN.but(size=20))
    rows, columns = np.nonzero(ink(canvas))
    assert np.ptp(rows) > 3 * np.ptp(columns)


def test_brackets_in_a_column_lie_across_it() -> None:
    canvas = Canvas(55, 91, "#ffffff")
    canvas.column(20, 10, "（", PLAIN.but(size=20))
    rows, columns = np.nonzero(ink(canvas))
    assert np.ptp(columns) > 2 * np.ptp(rows)


def test_letters_that_a_family_lacks_are_set_in_its_fallback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert segments("電話 03", "noto-sans") == [("電話 03", "noto-sans")]
    # A real family without the letter: the bold file of Noto has no private-use letters.
    lacking = Typeface(
        *("fonts-noto-cjk", "OFL-1.1"), *3 * ("NotoSansCJK-Bold.ttc",), "ja", "other"
    )
    monkeypatch.setitem(TYPEFACES, "lacking", lacking)
    assert segments("あ\ue123い", "lacking") == [
        ("あ", "lacking"),
        ("\ue123", "other"),
        ("い", "lacking"),
    ]


def test_a_missing_font_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Typeface("fonts-absent", "OFL-1.1", *3 * ("Absent.ttf",))
    monkeypatch.setitem(TYPEFACES, "absent", absent)
    with pytest.raises(FontMissing, match=r"Absent\.ttf.*apt-get install fonts-absent"):
        load_font("absent", "regular", 20)
