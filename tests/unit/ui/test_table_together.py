"""The relationship table: what is done with several, and its columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.ids import ContactId
from app.domain.stage import Stage
from app.i18n import set_language
from app.services import contacts
from tests.unit.ui.test_table_edit import go, row, start
from tests.unit.ui.test_ways import focus
from ui.main_window import MainWindow
from ui.relationships.columns import Cell
from ui.relationships.page import RelationshipsPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAIT = 8000


def test_the_table_is_sorted_by_the_column_in_focus_by_key(told: MainWindow, qtbot: QtBot) -> None:
    page = start(told, qtbot, 5)
    table = page.ways.table
    go(page, Cell.NAME)
    QTest.keyClick(table, Key.Key_O)
    kana = [r.contact.kana or r.contact.name for r in table.rows.rows]
    assert kana == sorted(kana)
    QTest.keyClick(table, Key.Key_O)
    turned = [r.contact.kana or r.contact.name for r in table.rows.rows]
    assert turned == kana[::-1]


def test_several_are_let_go_and_come_back_together(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 1)
    table = page.ways.table
    table.choose_first()
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    chosen = page.chosen_ids()
    assert len(chosen) == 3
    QTest.keyClick(table, Key.Key_2)
    qtbot.waitUntil(lambda: table.rows.rowCount() == 13, timeout=WAIT)
    told_on.undo()
    qtbot.waitUntil(lambda: table.rows.rowCount() == 16, timeout=WAIT)
    assert all(row(page, who).stage is not Stage.LET_GO for who in chosen)


def test_several_get_a_tag_and_stay_chosen(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 1)
    table = page.ways.table
    table.choose_first()
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    chosen = page.chosen_ids()
    QTest.keyClick(table, Key.Key_K)
    qtbot.waitUntil(lambda: focus(told_on).accessibleName() == "Tag for all", timeout=WAIT)
    QTest.keyClicks(focus(told_on), "plums")
    QTest.keyClick(focus(told_on), Key.Key_Return)
    book = told_on.desk.book

    def tagged(who: ContactId) -> bool:
        return "plums" in book.ask(contacts.view, who).contact.details.tags

    qtbot.waitUntil(lambda: all(map(tagged, chosen)), timeout=WAIT)
    assert page.chosen_ids() == chosen


def test_a_follow_up_is_planned_with_several_and_one_undo_takes_it_back(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = start(told_on, qtbot, 1)
    table = page.ways.table
    QTest.keyClick(table, Key.Key_A, CTRL)
    chosen = page.chosen_ids()
    assert len(chosen) > 2
    before = {who: plans(page, who) for who in chosen}
    QTest.keyClick(table, Key.Key_P)
    QTest.keyClick(focus(told_on), Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: all(plans(page, w) == before[w] + 1 for w in chosen), timeout=WAIT)
    assert f"{len(chosen)} people" in told_on.toast.accessibleName()
    told_on.undo()
    qtbot.waitUntil(lambda: all(plans(page, w) == before[w] for w in chosen), timeout=WAIT)


def plans(page: RelationshipsPage, who: int) -> int:
    return len(row(page, who).relationship.timeline.follow_ups)


def test_columns_are_chosen_and_stay_chosen(told: MainWindow, qtbot: QtBot) -> None:
    page = start(told, qtbot, 5)
    table = page.ways.table

    def shown() -> set[Cell]:
        return {cell for cell in Cell if not table.isColumnHidden(cell.value)}

    told.resize(1280, 800)
    wait_for_size(told, qtbot, 1280)
    narrow = shown()
    assert {Cell.NEXT, Cell.DUE} <= narrow and Cell.MARK not in narrow
    assert sum(map(table.columnWidth, range(len(Cell)))) <= table.viewport().width()
    menu = table.column_choice.menu()
    next(a for a in menu.actions() if a.text() == "Tags").trigger()
    assert shown() == narrow | {Cell.TAGS}
    told.resize(1900, 900)
    wait_for_size(told, qtbot, 1900)
    assert shown() == narrow | {Cell.TAGS}  # as chosen
    next(a for a in menu.actions() if a.text() == "Columns as at first").trigger()
    assert shown() == set(Cell)  # there is room for all


def wait_for_size(window: MainWindow, qtbot: QtBot, width: int) -> None:
    qtbot.waitUntil(lambda: window.width() == width, timeout=WAIT)
    qtbot.wait(50)  # until what lies in it is laid out


@pytest.mark.parametrize("language", ["en", "ja"])
def test_all_columns_fit_into_an_ordinary_window(
    told: MainWindow, qtbot: QtBot, language: str
) -> None:
    set_language(language)
    told.resize(1280, 800)
    page = start(told, qtbot, 5)
    wait_for_size(told, qtbot, 1280)
    table = page.ways.table
    assert sum(map(table.columnWidth, range(len(Cell)))) <= table.viewport().width()
    assert not table.horizontalScrollBar().isVisible()
