"""Rows that become other rows by single steps: nothing else of a view moves."""

from __future__ import annotations

import random

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ui.models.rows import RowModel

Row = tuple[int, str]


def model() -> RowModel[Row]:
    return RowModel[Row](lambda row: row[1], lambda row: row[0])


def shown(rows: RowModel[Row]) -> list[object]:
    return [rows.data(rows.index(at)) for at in range(rows.rowCount())]


def test_any_rows_lead_to_any_others(qapp: QApplication) -> None:
    rows, chance = model(), random.Random(7)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for _turn in range(200):
        keys = sorted(chance.sample(range(30), chance.randrange(12)))
        wanted = [(key, chance.choice("ab")) for key in keys]
        rows.renew(wanted)
        assert list(rows.rows) == wanted
        assert shown(rows) == [word for _key, word in wanted]


def test_what_stays_keeps_its_index_and_what_changed_is_told(qapp: QApplication) -> None:
    rows = model()
    rows.renew([(1, "a"), (2, "b"), (4, "d")])
    kept = QPersistentModelIndex(rows.index(2))
    told: list[int] = []

    def note(first: QModelIndex, _last: QModelIndex) -> None:
        told.append(first.row())

    rows.dataChanged.connect(note)
    rows.renew([(2, "b"), (3, "c"), (4, "D"), (5, "e")])
    assert kept.isValid() and kept.row() == 2
    assert told == [2]


def test_another_order_swaps_all(qapp: QApplication) -> None:
    rows, resets = model(), []
    rows.renew([(1, "a"), (2, "b")])
    rows.modelReset.connect(lambda: resets.append(1))
    rows.renew([(2, "b"), (1, "a")])
    assert resets and shown(rows) == ["b", "a"]
