"""From the search box into what was found, by the keys that hands try first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.unit.ui.opening import contacts_page, names
from tests.unit.ui.test_ledger import events_page
from tests.unit.ui.test_ways import ways_page
from ui.main_window import MainWindow

Key = Qt.Key
WAIT = 8000


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return])
def test_a_key_leads_from_the_words_to_who_was_found(
    told: MainWindow, qtbot: QtBot, key: Key
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setFocus()
    QTest.keyClicks(page.search, "takahashi")
    QTest.keyClick(page.search, key)
    assert page.list.hasFocus()
    qtbot.waitUntil(lambda: names(page) == ["髙橋 美咲"], timeout=WAIT)
    qtbot.waitUntil(lambda: page.list.current is not None, timeout=WAIT)
    assert page.list.hasFocus()


def test_it_leads_into_the_table_too(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.people.switch()
    page.search.setFocus()
    QTest.keyClick(page.search, Key.Key_Down)
    assert page.people.table.hasFocus()


def test_it_leads_to_events_and_into_the_way_of_seeing(told: MainWindow, qtbot: QtBot) -> None:
    events = events_page(told, qtbot)
    events.search.setFocus()
    QTest.keyClick(events.search, Key.Key_Down)
    assert events.ledger.hasFocus()
    ways = ways_page(told, qtbot)
    ways.search.setFocus()
    QTest.keyClick(ways.search, Key.Key_Down)
    assert ways.ways.table.hasFocus()
