"""Values of a contact changed where they stand, on its page and in the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.career import text_of_day
from app.domain.contact import ContactDetails
from app.domain.places import Part, Place, values_at
from app.services.contacts import view
from tests.unit.ui.opening import contacts_page, shown_name
from ui.contacts.page import ContactsPage
from ui.contacts.way_row import WayRow
from ui.main_window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier
WAIT = 8000


@pytest.fixture
def page(told: MainWindow, qtbot: QtBot) -> ContactsPage:
    """The Contacts page with 髙橋 美咲 beside the list."""
    page = contacts_page(told, qtbot)
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: shown_name(page) == "髙橋 美咲", timeout=WAIT)
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
    qtbot.waitUntil(lambda: shown_name(page) == "田中 一郎", timeout=WAIT)
    assert not page.detail.is_editing
    assert "髙橋 美咲" in told.toast.accessibleName()
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: shown_name(page) == "髙橋 美咲", timeout=WAIT)
    row = page.detail.ways.works[0]
    assert row.is_editing and row.editor.since.text() == "soon"
    assert row.editor.problem.text() and page.search.hasFocus()
    assert details(page) == before
    row.editor.since.setFocus()
    row.editor.since.selectAll()
    write("2019-05")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: works(page)[0][1] == "2019-05", timeout=WAIT)
