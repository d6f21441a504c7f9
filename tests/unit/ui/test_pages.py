"""The pages on a real card book: what they show, and what their keys record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.stage import Stage
from app.services.contacts import add_contact
from tests.doubles.people import person
from tests.unit.ui.opening import contacts_page
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.relationships.page import RelationshipsPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000
PAGES = ("today", "intake", "review", "contacts", "relationships", "events", "year", "person")


def test_the_funnel_filters_the_table(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("relationships")
    page = told.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 16, timeout=WAIT)
    page.switch_stage(Stage.TRUSTED)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 1, timeout=WAIT)
    assert page.ways.table.rows.rows[0].contact.name == "田中 一郎"
    page.switch_stage(Stage.TRUSTED)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 16, timeout=WAIT)
    page.ways.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert page.ways.table.rows.rows[0].gave + page.ways.table.rows.rows[0].received == 2


def test_the_table_opens_the_person(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("relationships")
    page = told.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 16, timeout=WAIT)
    page.ways.table.setFocus()
    QTest.keyClick(page.ways.table, Key.Key_Return)
    assert told.page_key == "person"


@pytest.mark.parametrize("key", PAGES)
def test_an_empty_book_opens_every_page(window: MainWindow, qtbot: QtBot, key: str) -> None:
    window.open_page(key)
    qtbot.wait(80)
    assert window.page.isVisible()
    assert window.page.accessibleName()


@pytest.mark.parametrize("key", PAGES)
def test_whatever_takes_the_focus_has_a_name(told: MainWindow, qtbot: QtBot, key: str) -> None:
    told.open_page(key)
    qtbot.wait(400)
    nameless = [
        widget
        for widget in told.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_f6_goes_round_the_panes_and_back_to_the_navigation(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.list.setFocus()
    seen = []
    for _turn in range(5):
        QTest.keyClick(told, Key.Key_F6)
        focus = told.focusWidget()
        seen.append(focus)
    assert page.filters in seen and page.search in seen
    assert any(told.navigation.isAncestorOf(widget) for widget in seen if widget)


def test_the_frame_tells_what_waits_and_what_can_be_undone(told: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: told.navigation.rows["review"].count == 5, timeout=WAIT)
    assert told.navigation.rows["today"].count == 7
    texts = [command.text for command in told.menu.commands()]
    assert "Undo: Set a budget" in texts


def test_the_palette_finds_a_person(told: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(told, Key.Key_K, CTRL)
    field = told.focusWidget()
    assert field is not None
    told.palette_.type("田中")
    qtbot.waitUntil(lambda: "田中 一郎" in told.palette_.offered, timeout=WAIT)
    QTest.keyClick(field, Key.Key_Return)
    assert told.page_key == "contacts"


def test_a_page_that_is_called_so_comes_before_people_who_have_the_word_somewhere(
    told: MainWindow, qtbot: QtBot
) -> None:
    note = person("佐藤 ひまわり", "Settings & Co.")
    told.desk.tasks.run(add_contact, note)
    QTest.keyClick(told, Key.Key_K, CTRL)
    told.palette_.type("settings")
    qtbot.waitUntil(lambda: "佐藤 ひまわり" in told.palette_.offered, timeout=WAIT)
    assert told.palette_.offered[0].startswith("Settings")
    told.palette_.type("田中")
    qtbot.waitUntil(lambda: told.palette_.offered[:1] == ("田中 一郎",), timeout=WAIT)


def test_what_came_of_a_recommenders_word_is_one_key_away(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    bars = page.recommenders.list
    qtbot.waitUntil(lambda: bool(bars.rows.rows), timeout=WAIT)
    bars.choose_first()
    bars.setFocus()
    asked = bars.rows.rows[0].conditions
    assert asked is not None and asked.recommenders
    QTest.keyClick(bars, Qt.Key.Key_Return)
    relationships = told.page
    assert isinstance(relationships, RelationshipsPage)
    assert relationships.filters.conditions == asked
    shown = relationships.ways.table.rows
    qtbot.waitUntil(lambda: 0 < shown.rowCount() < 16, timeout=WAIT)
