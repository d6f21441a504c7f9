"""The page of events: judged, added, opened, in rooms of all sizes."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTimeEdit
from pytestqt.qtbot import QtBot

from app.domain.event import Event, Verdict
from app.services import events
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.theme.fonts import px
from ui.widgets.button import Button

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def test_events_are_judged_added_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    minato = page.ledger.rows.rows[1].numbers.event
    assert minato.id is not None
    page.ledger.choose(minato.id)
    page.ledger.setFocus()
    QTest.keyClick(page.ledger, Key.Key_M)
    qtbot.waitUntil(
        lambda: page.ledger.rows.rows[1].numbers.event.verdict is Verdict.MET, timeout=WAIT
    )
    page.actions_.add()
    field = told.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Small fair")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 7, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)


def test_without_events_the_page_says_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("events")
    page = window.page
    assert isinstance(page, EventsPage)
    begin = next(b for b in page.findChildren(Button) if b.text().startswith("New event…"))
    qtbot.waitUntil(begin.isVisible, timeout=WAIT)
    primary = [b for b in page.findChildren(Button) if b.property("kind") == "primary"]
    assert [b for b in primary if b.isVisible()] == [begin]
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "First evening")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    qtbot.waitUntil(page.ledger.isVisible, timeout=WAIT)
    page.search.setText("nowhere")
    back = next(b for b in page.findChildren(Button) if b.text() == "Show all events")
    qtbot.waitUntil(back.isVisible, timeout=WAIT)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert page.ledger.isVisible() and page.search.text() == ""


def test_ten_events_are_seen_at_once(window: MainWindow, qtbot: QtBot) -> None:
    book = window.desk.book
    for number in range(14):
        day = datetime(2026, 3, 1 + number, 19, 0).astimezone()
        book.run(events.add_event, Event(f"Evening {number}", day))
    window.open_page("events")
    page = window.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 14, timeout=WAIT)
    qtbot.waitUntil(page.ledger.isVisible, timeout=WAIT)

    def rows_in_view() -> int:
        return page.ledger.viewport().height() // page.ledger.rowHeight(0)

    qtbot.waitUntil(lambda: rows_in_view() >= 10, timeout=WAIT)


def test_in_a_narrow_window_the_names_of_events_keep_their_room(
    told: MainWindow, qtbot: QtBot
) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    count = len(page.ledger.rows.columns)

    def hidden() -> int:
        return sum(page.ledger.isColumnHidden(at) for at in range(count))

    qtbot.waitUntil(lambda: hidden() == 0, timeout=WAIT)
    told.resize(820, 620)
    qtbot.waitUntil(lambda: hidden() > 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.ledger.columnWidth(0) >= px(180), timeout=WAIT)
    told.resize(1280, 800)
    qtbot.waitUntil(lambda: hidden() == 0, timeout=WAIT)


def test_an_evening_shows_its_cards(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    page.ledger.setCurrentIndex(page.ledger.rows.index(4, 0))
    qtbot.waitUntil(lambda: page.evening.sheet.rows.rowCount() == 8, timeout=WAIT)


def test_the_hour_at_which_an_event_begins_can_be_read(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    page.ledger.choose_first()
    page.actions_.edit()
    qtbot.waitUntil(lambda: any(t.isVisible() for t in told.findChildren(QTimeEdit)), timeout=WAIT)
    (hour,) = told.findChildren(QTimeEdit)
    inside = hour.lineEdit()
    assert inside is not None
    needed = inside.fontMetrics().horizontalAdvance(inside.text())
    assert inside.width() >= needed > 0


def test_an_event_that_another_page_opens_is_in_sight(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    for number in range(12):
        book.run(events.add_event, Event(f"会 {number}", date(2026, 1, 1 + number)))
    oldest = book.ask(events.events)[-1]
    told.open_page("events", oldest.id)
    page = told.page
    assert isinstance(page, EventsPage)
    ledger = page.ledger

    def in_sight() -> bool:
        row, place = ledger.current, ledger.visualRect(ledger.currentIndex())
        is_it = row is not None and row.numbers.event.id == oldest.id
        return is_it and ledger.viewport().rect().contains(place.center())

    qtbot.waitUntil(in_sight, timeout=WAIT)
