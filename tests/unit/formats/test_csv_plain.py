"""Tables as CSV: numbers stay numbers, and no text becomes a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from app.formats.csv_plain import Cell, write_table

TEXTS = st.text(st.characters(codec="utf-8"))


def read(octets: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline="")))


def test_numbers_are_numbers_and_nothing_is_empty() -> None:
    row: list[Cell] = [-5, 2.5, None, "", 1 / 3]
    assert read(write_table(["a", "b", "c", "d", "e"], [row]))[1] == [
        "-5",
        "2.5",
        "",
        "",
        "0.3333333333",
    ]


@given(st.sampled_from(["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", " ="]), TEXTS)
def test_no_text_begins_a_formula(begin: str, rest: str) -> None:
    ((cell,),) = read(write_table([begin + rest], []))
    assert cell.startswith("'")


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5))
def test_every_row_has_its_cells(rows: list[list[str]]) -> None:
    found = read(write_table(["Name", "Company"], rows))
    assert len(found) == len(rows) + 1
    assert all(len(row) == 2 for row in found)
