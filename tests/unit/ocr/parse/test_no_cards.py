"""Text that is no card: nothing is made up."""

import pytest

from tests.unit.ocr.parse.cards import fields_of, line, side

_TEXTS = {
    "a page in English": [
        "The clocks had just struck nine when Mr. Arthur Hill came down",
        "to the harbour, where the boats of the Seaward Company lay in",
        "a row, quite still, as if they had never gone out to sea at all.",
        "He said nothing for a while. Then he took the letter from his",
        "CHAPTER ONE",
        "17",
    ],
    "a page in Japanese": [
        "港に着いたのは九時を少し過ぎたころで、船は一列に並んだまま静かに揺れていた。",
        "田中一郎は会社の部長として長く働いていたが、その朝だけは電話に出なかった。",
        "株式会社という看板の前を通り過ぎ、彼は手紙を開いた。",
        "第一章",
        "12",
    ],
    "specks": ["~ ; l .", "| ' _", "vW", "°", "Lr", "ia", "7"],
    "a poster": ["GRAND OPENING SALE", "50% OFF", "Saturday & Sunday", "10:00 - 18:00"],
    "a recipe": ["Ingredients", "Flour 500 g", "Baking Soda", "Mix well and bake for an hour."],
    "a receipt": ["領収書", "2026年11月24日 18:32", "牛乳 198", "合計 326", "担当 山田"],
    "a table of contents": ["目次", "第一部 歴史 5", "第二部 技術 47", "参考文献 120"],
    "another script": ["محمد علي", "شركة النور"],
    "nothing": [],
}


@pytest.mark.parametrize("text", list(_TEXTS))
def test_no_field_is_made_up(text: str) -> None:
    lines = [line(row, 60, 30 + 46 * i, 30) for i, row in enumerate(_TEXTS[text])]
    assert fields_of(side(lines)) == ()


_IN_CYRILLIC = [
    ("「eODrM 用MMMTDOB", None),
    ("Ynpasuten", None),
    ("Npumep EOOL", None),
    ("1, . 1", "Cocua 1000, 6yn. BuTowa 1"),
]
"""What the two readers make of a card of Георги Димитров, Управител, Пример ЕООД, София."""


def test_a_card_in_a_script_neither_reads_gives_only_what_both_read_alike() -> None:
    scribble = [
        line(one, 60, 40 + 80 * i, 40, other) for i, (one, other) in enumerate(_IN_CYRILLIC)
    ]
    contacts = [line("+359 2 000 0000", 60, 400, 30), line("g@primer.example.com", 60, 460, 30)]
    found = [(f.kind.value, f.value) for f in fields_of(side([*scribble, *contacts]))]
    assert found == [("email", "g@primer.example.com"), ("phone", "+359 2 000 0000")]
