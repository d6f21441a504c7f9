"""What a column of a table may be said to mean by hand."""

import pytest

from app.formats.csv_headings import column_of
from ui.importing.words import column_word, offered_columns


@pytest.mark.parametrize(
    "heading",
    ["氏名", "姓", "フリガナ", "会社名", "部署", "役職", "TEL", "自宅電話", "携帯電話", "E-mail",
     "URL", "郵便番号", "住所", "都道府県", "建物名", "自宅住所1", "自宅住所2", "タグ", "備考"],
)  # fmt: skip
def test_what_is_guessed_can_be_chosen_by_hand_too(heading: str) -> None:
    assert column_of(heading) in offered_columns()


def test_no_two_choices_have_one_name() -> None:
    words = [column_word(column) for column in offered_columns()]
    assert len(set(words)) == len(words)
