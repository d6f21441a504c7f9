"""Values of contacts changed in the cells of their table, its columns and its order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.search import ListOrder
from app.services.contacts import view
from tests.unit.ui.opening import contacts_page, shown_name
from tests.unit.ui.test_in_place import press, write
from ui.contacts.columns import Column
from ui.contacts.page import ContactsPage
from ui.main_window import MainWindow
from ui.preferences import Preferences

Key, Modifier = Qt.Key, Qt.KeyboardModifier
WAIT = 8000


@pytest.fixture
def table(told: MainWindow, qtbot: QtBot) -> ContactsPage:
    page = contacts_page(told, qtbot)
    page.people.switch()
    qtbot.waitUntil(lambda: page.list.rows.rows[0].details is not None, timeout=WAIT)
    page.people.table.setFocus()
    return page


def column_of(page: ContactsPage, column: Column) -> int:
    return [one.column for one in page.people.table.columns.shown].index(column)


def click_cell(page: ContactsPage, row: int, column: Column) -> None:
    table = page.people.table
    where = table.visualRect(table.columns.index(row, column_of(page, column))).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, where)


def test_cells_are_changed_and_tab_goes_along_the_row(table: ContactsPage, qtbot: QtBot) -> None:
    person = table.list.rows.rows[2].contact
    click_cell(table, 2, Column.COMPANY)
    press(Key.Key_F2)
    write("New Ltd.")
    press(Key.Key_Tab)
    write("Head")
    press(Key.Key_Return)

    def now() -> tuple[str | None, str | None]:
        work = table.desk.book.ask(view, person.id).contact.details.current
        return (work.company, work.position) if work else (None, None)

    qtbot.waitUntil(lambda: now() == ("New Ltd.", "Head"), timeout=WAIT)
    assert table.people.table.hasFocus()
    qtbot.waitUntil(lambda: table.list.rows.rows[2].contact.position == "Head", timeout=WAIT)


def test_any_head_sorts_and_again_turns_round(table: ContactsPage, qtbot: QtBot) -> None:
    header = table.people.table.horizontalHeader()
    at = column_of(table, Column.POSITION)
    where = QPoint(header.sectionViewportPosition(at) + 20, 10)

    def positions() -> list[str]:
        return [row.contact.position or "" for row in table.list.rows.rows]

    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, where)
    qtbot.waitUntil(lambda: positions() == sorted(positions(), key=str.casefold), timeout=WAIT)
    up = positions()
    assert table.people.by is ListOrder.POSITION
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, where)
    qtbot.waitUntil(lambda: positions() == up[::-1], timeout=WAIT)


def test_columns_are_chosen_moved_widened_and_remembered(
    table: ContactsPage, told: MainWindow, qtbot: QtBot
) -> None:
    grid = table.people.table
    menu = grid.columns_menu()
    next(a for a in menu.actions() if a.text() == "E-mail").trigger()
    assert str(grid.columns.index(0, column_of(table, Column.EMAIL)).data()).count("@") == 1
    click_cell(table, 0, Column.COMPANY)
    QTest.keyClick(grid, Key.Key_Left, Modifier.ControlModifier | Modifier.ShiftModifier)
    QTest.keyClick(grid, Key.Key_Up, Modifier.ControlModifier | Modifier.ShiftModifier)
    other = MainWindow(told.desk, Preferences())
    qtbot.addWidget(other)
    other.show()
    again = contacts_page(other, qtbot)
    assert again.people.is_table
    shown = again.people.table.columns.shown
    assert [one.column for one in shown[:3]] == [Column.COMPANY, Column.NAME, Column.POSITION]
    assert shown[0].width == 200
    assert Column.EMAIL in [one.column for one in shown]
    other.close()


def test_who_is_chosen_in_the_table_is_chosen_in_the_list(
    table: ContactsPage, qtbot: QtBot
) -> None:
    click_cell(table, 1, Column.NAME)
    QTest.keyClick(table.people.table, Key.Key_Down, Modifier.ShiftModifier)
    rows = table.list.rows.rows
    assert table.chosen_ids() == (rows[1].contact.id, rows[2].contact.id)
    before = len(rows)
    QTest.keyClick(table.people.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(table.list.rows.rows) == before - 2, timeout=WAIT)


def test_enter_shows_the_person_in_the_list(table: ContactsPage, qtbot: QtBot) -> None:
    click_cell(table, 4, Column.NAME)
    name = table.list.rows.rows[4].contact.name
    press(Key.Key_Return)
    assert not table.people.is_table
    qtbot.waitUntil(lambda: shown_name(table) == name, timeout=WAIT)
