"""The page of contacts in windows of all widths."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.places import Part, Place
from app.services.contacts import add_contact
from tests.doubles.people import person
from tests.unit.ui.opening import contacts_page, shown_name
from ui.contacts.page import ContactsPage
from ui.main_window import MainWindow
from ui.preferences import Preferences

Modifier = Qt.KeyboardModifier
WAIT = 8000


def test_the_list_can_be_made_wider_and_stays_so(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    before = page.people.width()
    edge = page.list_width.edge
    middle = edge.rect().center()
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, Modifier.NoModifier, middle)
    QTest.mouseMove(edge, middle + QPoint(40, 0))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, Modifier.NoModifier, middle)
    qtbot.waitUntil(lambda: page.people.width() == before + 40, timeout=WAIT)
    assert Preferences().list_width == before + 40
    narrower = Modifier.AltModifier | Modifier.ShiftModifier
    for _times in range(40):
        QTest.keyClick(page, Qt.Key.Key_Left, narrower)
    qtbot.waitUntil(lambda: page.people.width() < before, timeout=WAIT)
    assert page.detail.width() > page.people.width() > 0
    QTest.mouseDClick(edge, Qt.MouseButton.LeftButton, Modifier.NoModifier, middle)
    qtbot.waitUntil(lambda: page.people.width() == before, timeout=WAIT)


def test_what_is_shown_of_a_person_stands_close_together(told: MainWindow, qtbot: QtBot) -> None:
    added = told.desk.book.run(add_contact, person("藤田 蘭")).value
    page = contacts_page(told, qtbot)
    page.show_person_of(added)
    qtbot.waitUntil(lambda: shown_name(page) == "藤田 蘭", timeout=WAIT)
    head = page.detail.head
    qtbot.waitUntil(lambda: head.height() <= head.sizeHint().height(), timeout=WAIT)


def fits(page: ContactsPage) -> bool:
    """Whether all of the person is seen, without anything cut at the right."""
    area = page.detail.findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    assert inside is not None
    return inside.width() <= area.viewport().width()


def test_in_a_narrow_window_the_filters_are_behind_a_button(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    assert page.filters.isVisible() and not page.drawer.button.isVisible()
    told.resize(1024, 700)
    qtbot.waitUntil(lambda: not page.filters.isVisible(), timeout=WAIT)
    qtbot.waitUntil(lambda: fits(page), timeout=WAIT)
    QTest.mouseClick(page.drawer.button, Qt.MouseButton.LeftButton)
    assert page.filters.hasFocus()
    QTest.keyClick(page.filters, Qt.Key.Key_Down)
    QTest.keyClick(page.filters, Qt.Key.Key_Space)
    assert len(page.filters.filters) == 1
    assert page.drawer.button.accessibleName() == "Filters: 1"
    QTest.keyClick(page.filters, Qt.Key.Key_Escape)
    assert not page.filters.isVisible() and page.drawer.button.hasFocus()
    QTest.keyClick(page.drawer.button, Qt.Key.Key_Space)
    assert page.filters.isVisible()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert not page.filters.isVisible(), "what else takes the focus closes them"
    told.resize(820, 620)
    qtbot.waitUntil(lambda: fits(page), timeout=WAIT)
    told.resize(1280, 800)
    qtbot.waitUntil(page.filters.isVisible, timeout=WAIT)
    assert not page.drawer.button.isVisible()


def test_a_latin_name_is_not_said_twice(told_on: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told_on, qtbot)
    made = person("Risa Aoki", "Sumire Ltd")
    name = replace(made.name, family_romaji="Aoki", given_romaji="Risa")
    told_on.desk.tasks.run(add_contact, replace(made, name=name))
    page.search.setText("Risa")
    qtbot.waitUntil(lambda: shown_name(page) == "Risa Aoki", timeout=WAIT)
    romaji = page.detail.head.places[Place(Part.ROMAJI)]
    assert romaji.text == "Risa Aoki" and not romaji.isVisible()
