"""Space looks at the person in the list, as on other desktops; the arrows go on meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.ui.opening import contacts_with_person
from ui.contacts.page import ContactsPage
from ui.contacts.quick_look import QuickLook
from ui.industries.page import IndustriesPage
from ui.main_window import MainWindow
from ui.relationships.page import RelationshipsPage

Key = Qt.Key
WAIT = 8000


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


@pytest.fixture
def page(told: MainWindow, qtbot: QtBot) -> ContactsPage:
    return contacts_with_person(told, qtbot)


def look(page: ContactsPage) -> QuickLook:
    press(Key.Key_Space)
    assert page.looking.sheet.isVisible()
    return page.looking.sheet


def test_space_opens_arrows_go_on_and_space_closes(page: ContactsPage, qtbot: QtBot) -> None:
    sheet = look(page)
    first, second = (row.contact.name for row in page.list.rows.rows[:2])
    assert first in sheet.accessibleName()
    assert page.person is not None
    assert sheet.cards.paths == page.person.newest == page.person.pictures[:1]
    assert any("@" in text for _icon, text in sheet.lines.facts)
    press(Key.Key_Down)
    qtbot.waitUntil(lambda: second in sheet.accessibleName(), timeout=WAIT)
    assert page.list.current is not None and page.list.current.contact.name == second
    press(Key.Key_End)
    last = page.list.rows.rows[page.list.rows.rowCount() - 1].contact.name
    qtbot.waitUntil(lambda: last in sheet.accessibleName(), timeout=WAIT)
    press(Key.Key_Space)
    assert not sheet.isVisible() and page.list.hasFocus()


def test_esc_and_a_click_beside_close_it(page: ContactsPage) -> None:
    sheet = look(page)
    press(Key.Key_Escape)
    assert not sheet.isVisible() and page.list.hasFocus()
    look(page)
    QTest.mouseClick(
        sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, 400)
    )
    assert not sheet.isVisible()


def test_enter_goes_to_the_whole_person(page: ContactsPage, told: MainWindow, qtbot: QtBot) -> None:
    look(page)
    press(Key.Key_Return)
    assert told.page_key == "person"


def test_rows_of_a_table_are_looked_at_too(page: ContactsPage, qtbot: QtBot) -> None:
    page.people.switch()
    page.people.table.setFocus()
    sheet = look(page)
    press(Key.Key_Down)
    second = page.list.rows.rows[1].contact.name
    qtbot.waitUntil(lambda: second in sheet.accessibleName(), timeout=WAIT)
    press(Key.Key_Space)
    assert page.people.table.hasFocus()


def test_what_changes_meanwhile_is_shown(
    page: ContactsPage, told: MainWindow, qtbot: QtBot
) -> None:
    sheet = look(page)
    name = sheet.accessibleName()
    QTest.keyClick(sheet, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # the story's last step
    qtbot.waitUntil(lambda: "Undone" in told.toast.accessibleName(), timeout=WAIT)
    assert sheet.isVisible() and sheet.accessibleName() == name


def name_in(sheet: QuickLook) -> str:
    return sheet.accessibleName().split("、")[0]


@pytest.mark.parametrize("steps", [0, 1])  # the table, the board
def test_space_looks_at_people_of_the_relationships_too(
    told: MainWindow, qtbot: QtBot, steps: int
) -> None:
    told.open_page("relationships")
    page = told.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.current is not None, timeout=WAIT)
    page.ways.step(steps)
    page.ways.panes()[0].setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(page.looking.sheet.isVisible, timeout=WAIT)
    first = page.ways.current
    assert first is not None and name_in(page.looking.sheet) == first.contact.name
    press(Key.Key_Down)
    second = page.ways.current
    assert second is not None and second.contact.name != first.contact.name
    qtbot.waitUntil(lambda: name_in(page.looking.sheet) == second.contact.name, timeout=WAIT)
    press(Key.Key_Space)
    assert not page.looking.sheet.isVisible() and told.page is page
    press(Key.Key_Space)
    qtbot.waitUntil(page.looking.sheet.isVisible, timeout=WAIT)
    press(Key.Key_Return)
    assert told.page_key == "person"


def test_space_looks_at_people_of_an_industry(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("industries")
    page = told.page
    assert isinstance(page, IndustriesPage)
    qtbot.waitUntil(lambda: page.list.current is not None, timeout=WAIT)
    page.list.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(page.looking.sheet.isVisible, timeout=WAIT)
    assert page.list.current is not None
    assert name_in(page.looking.sheet) == page.list.current.contact.name
    press(Key.Key_Escape)
    assert page.list.hasFocus()
