"""Forms over a page: a click beside one must not cost what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.unit.ui.opening import contacts_with_person
from ui.contacts.page import ContactsPage
from ui.main_window import MainWindow
from ui.widgets.popover import Popover

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
BESIDE = QPoint(12, 400)


def opened(window: MainWindow) -> Popover:
    return next(p for p in window.findChildren(Popover) if p.isVisible())


def text_fields(form: Popover) -> list[QLineEdit | QPlainTextEdit]:
    found: list[QLineEdit | QPlainTextEdit] = [*form.frame.findChildren(QLineEdit)]
    found += form.frame.findChildren(QPlainTextEdit)
    return [f for f in found if f.isVisible() and not isinstance(f.parent(), QDateEdit)]


def text_in(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def click_beside(popover: Popover) -> None:
    assert not popover.frame.geometry().contains(BESIDE)
    QTest.mouseClick(popover, LEFT, NONE, BESIDE)


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


@pytest.fixture
def page(told: MainWindow, qtbot: QtBot) -> ContactsPage:
    return contacts_with_person(told, qtbot)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Key.Key_N, CTRL),  # a new contact
        (Key.Key_T, CTRL),  # log a touch
        (Key.Key_G, CTRL),  # gave or received
        (Key.Key_M, NONE),  # met again
        (Key.Key_N, NONE),  # introduce
    ],
)
def test_a_click_beside_keeps_what_was_typed_and_esc_gives_it_up(
    page: ContactsPage, told: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(page.list, key, modifier)
    qtbot.waitUntil(lambda: any(p.isVisible() for p in told.findChildren(Popover)), timeout=8000)
    form = opened(told)
    field = text_fields(form)[0]
    QTest.mouseClick(field, LEFT)
    write("A word that must not get lost")
    click_beside(form)
    assert form.isVisible() and field.hasFocus()
    write("!")
    assert text_in(field) == "A word that must not get lost!"
    QTest.keyClick(field, Key.Key_Escape)
    assert not form.isVisible()


def test_a_day_that_was_typed_is_kept_too(
    page: ContactsPage, told: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(page.list, Key.Key_F)  # plan a follow-up
    form = opened(told)
    day = next(d for d in form.frame.findChildren(QDateEdit) if d.isVisible())
    day.setFocus()
    write("09")
    click_beside(form)
    assert form.isVisible() and day.date().day() == 9


def test_a_click_beside_closes_what_nothing_was_typed_into(
    page: ContactsPage, told: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(page.list, Key.Key_F2)  # all fields are filled, by the program
    form = opened(told)
    click_beside(form)
    assert not form.isVisible()
    QTest.keyClick(page.list, Key.Key_K, CTRL)
    palette = opened(told)
    write("yamada")
    click_beside(palette)
    assert not palette.isVisible(), "a search is no form"
