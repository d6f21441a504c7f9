"""Values of a contact changed where they stand, on its page and in the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.career import text_of_day
from app.domain.contact import ContactDetails
from app.domain.places import Part, Place, values_at
from app.domain.search import ListOrder
from app.services.contacts import view
from tests.unit.ui.test_pages import contacts_page
from ui.contacts.columns import Column
from ui.contacts.page import ContactsPage
from ui.contacts.way_row import WayRow
from ui.main_window import MainWindow
from ui.preferences import Preferences

Key, Modifier = Qt.Key, Qt.KeyboardModifier
WAIT = 8000


@pytest.fixture
def page(told: MainWindow, qtbot: QtBot) -> ContactsPage:
    """The Contacts page with 髙橋 美咲 beside the list."""
    page = contacts_page(told, qtbot)
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: page.shown_name == "髙橋 美咲", timeout=WAIT)
    return page


def details(page: ContactsPage) -> ContactDetails:
    assert page.person is not None
    return page.desk.book.ask(view, page.person.view.contact.id).contact.details


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def test_a_click_changes_the_position_and_undo_brings_it_back(
    page: ContactsPage, told: MainWindow, qtbot: QtBot
) -> None:
    row = page.detail.places[Place(Part.POSITION)]
    before = row.text
    QTest.mouseClick(row.shown, Qt.MouseButton.LeftButton)
    write("CTO")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: values_at(details(page), Part.POSITION) == ("CTO",), timeout=WAIT)
    qtbot.waitUntil(lambda: not page.detail.is_editing, timeout=WAIT)
    QTest.keyClick(told, Key.Key_Z, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: values_at(details(page), Part.POSITION) == (before,), timeout=WAIT)
    qtbot.waitUntil(lambda: page.detail.places[Place(Part.POSITION)].text == before, timeout=WAIT)


def test_esc_drops_what_was_typed(page: ContactsPage, qtbot: QtBot) -> None:
    before = details(page)
    row = page.detail.places[Place(Part.PHONE)]
    row.shown.setFocus()
    press(Key.Key_F2)
    assert page.detail.is_editing
    write("0")
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.detail.is_editing, timeout=WAIT)
    assert page.isVisible() and page.search.text() == "高橋", "Esc went no further"
    assert details(page) == before


def test_tab_keeps_and_goes_on_and_what_comes_meanwhile_moves_nothing(
    page: ContactsPage, qtbot: QtBot
) -> None:
    page.detail.begin(Place(Part.COMPANY))
    write("Aoba Ltd.")
    press(Key.Key_Tab)
    following = page.detail.places[Place(Part.POSITION)]
    qtbot.waitUntil(lambda: following.is_editing, timeout=WAIT)
    write("Half of a ti")
    qtbot.waitUntil(lambda: values_at(details(page), Part.COMPANY) == ("Aoba Ltd.",), timeout=WAIT)
    QTest.qWait(200)  # the changed contact is shown meanwhile
    write("tle")
    press(Key.Key_Backtab)
    wanted = ("Half of a title",)
    qtbot.waitUntil(lambda: values_at(details(page), Part.POSITION) == wanted, timeout=WAIT)
    assert page.detail.places[Place(Part.COMPANY)].is_editing


def test_a_link_is_changed_by_f2_and_keeps_the_focus(page: ContactsPage, qtbot: QtBot) -> None:
    place = Place(Part.EMAIL)
    page.detail.places[place].shown.setFocus()
    press(Key.Key_F2)
    write("misaki@example.co.jp")
    press(Key.Key_Return)
    qtbot.waitUntil(
        lambda: values_at(details(page), Part.EMAIL) == ("misaki@example.co.jp",), timeout=WAIT
    )
    qtbot.waitUntil(lambda: page.detail.places[place].text == "misaki@example.co.jp", timeout=WAIT)
    row = page.detail.places[place]
    assert isinstance(row, WayRow)
    qtbot.waitUntil(row.link.hasFocus, timeout=WAIT)


def test_a_further_value_is_added_by_the_menu(page: ContactsPage, qtbot: QtBot) -> None:
    before = values_at(details(page), Part.PHONE)
    QTest.mouseClick(page.detail.add, Qt.MouseButton.LeftButton)
    menu = page.detail.findChild(QMenu)
    assert menu is not None
    next(a for a in menu.actions() if a.text() == "Phone").trigger()
    menu.close()
    write("03-0000-9999")
    press(Key.Key_Return)
    wanted = (*before, "03-0000-9999")
    qtbot.waitUntil(lambda: values_at(details(page), Part.PHONE) == wanted, timeout=WAIT)


def test_a_note_has_lines(page: ContactsPage, qtbot: QtBot) -> None:
    page.detail.begin(Place(Part.NOTE))
    write("one")
    press(Key.Key_Return)
    write("two")
    press(Key.Key_Return, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: details(page).note == "one\ntwo", timeout=WAIT)


def test_a_blank_name_is_refused_and_comes_back(page: ContactsPage, qtbot: QtBot) -> None:
    page.detail.begin(Place(Part.NAME))
    press(Key.Key_Delete)
    with qtbot.waitSignal(page.said, timeout=WAIT):
        press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.detail.places[Place(Part.NAME)].text == "髙橋 美咲", timeout=WAIT)


def works(page: ContactsPage) -> list[tuple[str | None, str, str]]:
    return [
        (a.company, text_of_day(a.since, ends=False), text_of_day(a.until, ends=True))
        for a in details(page).affiliations
    ]


def from_menu(page: ContactsPage, text: str) -> None:
    QTest.mouseClick(page.detail.add, Qt.MouseButton.LeftButton)
    menu = next(m for m in page.detail.findChildren(QMenu) if m.isVisible())
    next(a for a in menu.actions() if a.text() == text).trigger()
    menu.close()


def test_a_past_position_is_typed_dated_and_removed(
    page: ContactsPage, told: MainWindow, qtbot: QtBot
) -> None:
    company = values_at(details(page), Part.COMPANY)[0]
    from_menu(page, "Past position…")
    write("Minato Ltd.")
    for _field in range(2):
        press(Key.Key_Tab)
    write("Lead")
    press(Key.Key_Tab)
    write("2012-04")
    press(Key.Key_Tab)
    write("2019")
    press(Key.Key_Return)
    wanted = [(company, "", ""), ("Minato Ltd.", "2012-04", "2019")]
    qtbot.waitUntil(lambda: works(page) == wanted, timeout=WAIT)
    qtbot.waitUntil(lambda: len(page.detail.ways.works) == 2, timeout=WAIT)
    row = page.detail.ways.works[1]
    assert row.label.text() == "Formerly: Minato Ltd. · Lead · Apr 2012 – 2019"
    QTest.mouseClick(row.label, Qt.MouseButton.LeftButton)
    write("2013")  # the first day is selected
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton)
    wanted = [(company, "", ""), ("Minato Ltd.", "2013", "2019")]
    qtbot.waitUntil(lambda: works(page) == wanted, timeout=WAIT)
    qtbot.waitUntil(lambda: "2013 – 2019" in page.detail.ways.works[1].label.text(), timeout=WAIT)
    QTest.mouseClick(page.detail.ways.works[1].trash, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: works(page) == wanted[:1], timeout=WAIT)
    QTest.keyClick(told, Key.Key_Z, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: works(page) == wanted, timeout=WAIT)


def test_since_when_somebody_works_there_is_typed_and_esc_drops_it(
    page: ContactsPage, qtbot: QtBot
) -> None:
    company = values_at(details(page), Part.COMPANY)[0]
    from_menu(page, "Days of the work now…")
    write("soon")
    press(Key.Key_Return)
    row = page.detail.ways.works[0]
    assert row.is_editing and "2019-04" in row.editor.problem.text(), "nothing typed is lost"
    press(Key.Key_A, Modifier.ControlModifier)
    write("R1.5")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: works(page) == [(company, "2019-05", "")], timeout=WAIT)
    qtbot.waitUntil(lambda: "Now:" in page.detail.ways.works[0].label.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: not page.detail.is_editing, timeout=WAIT)
    page.detail.ways.works[0].label.setFocus()
    press(Key.Key_F2)
    write("2001")
    press(Key.Key_Escape)
    assert not page.detail.is_editing
    assert works(page) == [(company, "2019-05", "")]


def test_days_that_cannot_be_read_wait_while_others_are_looked_at(
    page: ContactsPage, told: MainWindow, qtbot: QtBot
) -> None:
    before = details(page)
    from_menu(page, "Days of the work now…")
    write("soon")
    page.search.setText("田中")
    page.search.setFocus()
    qtbot.waitUntil(lambda: page.shown_name == "田中 一郎", timeout=WAIT)
    assert not page.detail.is_editing
    assert "髙橋 美咲" in told.toast.accessibleName()
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: page.shown_name == "髙橋 美咲", timeout=WAIT)
    row = page.detail.ways.works[0]
    assert row.is_editing and row.editor.since.text() == "soon"
    assert row.editor.problem.text() and page.search.hasFocus()
    assert details(page) == before
    row.editor.since.setFocus()
    row.editor.since.selectAll()
    write("2019-05")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: works(page)[0][1] == "2019-05", timeout=WAIT)


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
    qtbot.waitUntil(lambda: table.shown_name == name, timeout=WAIT)
