from ocr.geometry import Box
from ocr.layout import arranged
from ocr.model import LineReading, TextLine


def line(
    text: str, left: float, top: float, right: float, bottom: float, vertical: bool = False
) -> TextLine:
    box = Box(left, top, right, bottom)
    return TextLine(box.to_quad(), (LineReading("ppocr", text, 0.9),), vertical)


def texts(*lines: TextLine) -> list[str]:
    return [found.text for found in arranged(lines)]


def test_lines_go_from_the_top_down_and_left_to_right() -> None:
    assert texts(
        line("TEL", 300, 102, 400, 122),
        line("name", 10, 10, 200, 50),
        line("URL", 10, 100, 90, 120),
    ) == ["name", "URL", "TEL"]


def test_pieces_of_one_line_are_joined() -> None:
    assert texts(line("部長", 100, 11, 140, 31), line("営業部", 20, 10, 80, 30)) == ["営業部 部長"]


def test_a_letter_spaced_name_is_one_line() -> None:
    assert texts(line("田村", 10, 0, 90, 40), line("大輝", 190, 0, 270, 40)) == ["田村 大輝"]


def test_columns_of_a_page_stay_apart() -> None:
    found = texts(
        line("Sales Department", 10, 0, 200, 20), line("https://example.com", 300, 0, 500, 20)
    )
    assert found == ["Sales Department", "https://example.com"]


def test_pieces_of_other_size_are_not_joined() -> None:
    assert texts(line("代表", 10, 0, 50, 20), line("田村", 55, 0, 135, 40)) == ["代表", "田村"]


def test_columns_of_vertical_writing_go_from_right_to_left() -> None:
    assert texts(
        line("住所はこちら", 100, 20, 120, 200, vertical=True),
        line("会社の名前です", 300, 20, 340, 250, vertical=True),
        line("@", 10, 260, 60, 280),
    ) == ["会社の名前です", "住所はこちら", "@"]


def test_pieces_of_a_column_are_joined_downwards() -> None:
    assert texts(
        line("典子", 200, 180, 240, 260, vertical=True),
        line("小野", 200, 20, 240, 100, vertical=True),
    ) == ["小野 典子"]


def test_joined_lines_keep_every_engine() -> None:
    first = TextLine(
        Box(0, 0, 40, 20).to_quad(),
        (LineReading("ppocr", "営業", 1.0), LineReading("tesseract", "営 業", 0.5)),
    )
    second = TextLine(Box(45, 0, 85, 20).to_quad(), (LineReading("ppocr", "部長", 0.5),))
    (joined,) = arranged([first, second])
    assert [(r.engine, r.text, r.confidence) for r in joined.readings] == [
        ("ppocr", "営業 部長", 0.75),
        ("tesseract", "営 業", 0.5),
    ]


def test_a_long_vowel_found_apart_at_the_end_of_a_line_is_put_back() -> None:
    found = texts(line("人材センタ", 91, 101, 626, 155), line("_", 627, 120, 664, 138))
    assert found == ["人材センター"]


def test_a_rule_beside_a_line_is_no_long_vowel() -> None:
    assert len(texts(line("人材センタ", 91, 101, 626, 155), line("_", 627, 150, 664, 158))) == 2
