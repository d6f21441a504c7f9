from ocr.engines.two_readings import agree, best_of
from ocr.model import Letter, LineReading


def reading(
    text: str, rivals: dict[int, tuple[str, float]] | None = None, score: float = 0.95
) -> LineReading:
    """A reading whose letters stand evenly, spaces as wide as letters."""
    letters = tuple(
        Letter(c, score, i / len(text), ((rivals or {})[i],) if i in (rivals or {}) else ())
        for i, c in enumerate(text)
    )
    return LineReading("ppocr", text, score, letters)


def best(first: LineReading, second: LineReading) -> str:
    return best_of(first, second).text


def test_spaces_and_width_are_no_disagreement() -> None:
    assert agree(LineReading("a", "ＴＥＬ：03", 1), LineReading("b", "TEL: 03", 1))
    assert not agree(LineReading("a", "渡邉", 1), LineReading("b", "渡邊", 1))


def test_a_letter_in_doubt_is_as_the_second_reader_is_sure_of_it() -> None:
    assert best(reading("携帶", {1: ("帯", 0.4)}), reading("携帯")) == "携帯"


def test_a_letter_that_the_first_never_thought_of_stays() -> None:
    assert best(reading("渡邉", {1: ("逸", 0.2)}), reading("渡邊")) == "渡邉"


def test_a_second_reader_in_doubt_changes_nothing() -> None:
    assert best(reading("携帶", {1: ("帯", 0.4)}), reading("携帯", score=0.6)) == "携帶"


def test_letters_of_one_shape_stay() -> None:
    assert best(reading("AI", {1: ("l", 0.4)}), reading("Al")) == "AI"


def test_the_postal_mark_is_put_before_a_number() -> None:
    assert best(reading("100-0001"), reading("〒100-0001")) == "〒100-0001"
    assert best(reading("東京都"), reading("〒東京都")) == "東京都"


def test_a_space_counts_where_the_letters_are_apart() -> None:
    first = reading("SalesManager")
    letters = tuple(
        Letter(a.text, a.score, a.place + (0.1 if i > 4 else 0.0))
        for i, a in enumerate(first.letters)
    )
    apart = LineReading("ppocr", "SalesManager", 0.95, letters)
    assert best(apart, reading("Sales Manager")) == "Sales Manager"


def test_nothing_to_add_leaves_the_reading_as_it_is() -> None:
    first = reading("営業部長")
    assert best_of(first, reading("営業部長")) is first


def test_an_empty_second_reading_adds_nothing() -> None:
    assert best(reading("営業"), LineReading("tesseract", "", 0.0)) == "営業"
