"""Filters of the Relationships page: added by the form, seen in every way, saved by name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import filters
from ui.main_window import MainWindow
from ui.relationships.page import RelationshipsPage

Key = Qt.Key
WAIT = 8000


def focus(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def filtered(window: MainWindow, qtbot: QtBot) -> tuple[RelationshipsPage, int]:
    """The page with the first event as its condition, added by keys."""
    window.open_page("relationships")
    page = window.page
    assert isinstance(page, RelationshipsPage)
    table = page.ways.table.rows
    qtbot.waitUntil(lambda: table.rowCount() > 0, timeout=WAIT)
    before = table.rowCount()
    page.ways.table.setFocus()
    QTest.keyClick(
        focus(window),
        Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert focus(window).accessibleName() == "Condition"
    QTest.keyClick(focus(window), Key.Key_Tab)
    QTest.keyClick(focus(window), Key.Key_Down)
    QTest.keyClick(focus(window), Key.Key_Return)
    qtbot.waitUntil(lambda: table.rowCount() != before, timeout=WAIT)
    return page, before


def test_a_condition_stays_when_the_way_changes(told: MainWindow, qtbot: QtBot) -> None:
    page, before = filtered(told, qtbot)
    shown = page.ways.table.rows.rowCount()
    assert 0 < shown < before
    page.ways.switch.choose("timeline")
    assert page.ways.timeline.list.rows.rowCount() == shown
    (chip,) = page.filters.chips
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.ways.timeline.list.rows.rowCount() == before, timeout=WAIT)


def test_a_filter_is_saved_by_name_and_chosen_again(told: MainWindow, qtbot: QtBot) -> None:
    page, before = filtered(told, qtbot)
    shown = page.ways.table.rows.rowCount()
    QTest.mouseClick(page.filters.save_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(focus(told), "Autumn")
    QTest.keyClick(focus(told), Key.Key_Return)
    qtbot.waitUntil(lambda: page.filters.saved.currentText() == "Autumn", timeout=WAIT)
    QTest.mouseClick(page.filters.chips[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == before, timeout=WAIT)
    page.filters.saved.setFocus()
    QTest.keyClick(page.filters.saved, Key.Key_Down)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == shown, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: not page.filters.saved.isVisible(), timeout=WAIT)
    assert told.desk.book.ask(filters.saved_filters) == {}
