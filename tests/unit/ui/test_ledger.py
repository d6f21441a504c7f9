"""The ledger of events: which one it opens on, what was left out, its order by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.ids import EventId
from app.services import events
from ui.events.ledger_row import LedgerRow
from ui.events.page import EventsPage
from ui.main_window import MainWindow

Key = Qt.Key
WAIT = 8000
EVENT, PURPOSE, COST = 0, 1, 6


def events_page(window: MainWindow, qtbot: QtBot) -> EventsPage:
    window.open_page("events")
    page = window.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    return page


def words(page: EventsPage, row: LedgerRow, column: int) -> str:
    return page.ledger.rows.columns[column].text(row)


def test_it_opens_on_the_last_evening_and_its_cards(told: MainWindow, qtbot: QtBot) -> None:
    page = events_page(told, qtbot)
    chosen = page.ledger.current
    assert chosen is not None and chosen.numbers.met
    held = [r for r in page.ledger.rows.rows if r.numbers.met]
    assert chosen.numbers.event.day == max(r.numbers.event.day for r in held)
    count = chosen.numbers.met
    qtbot.waitUntil(lambda: page.evening.sheet.rows.rowCount() == count, timeout=WAIT)


def test_what_was_left_out_says_so_and_costs_nothing(told_on: MainWindow, qtbot: QtBot) -> None:
    page, book = events_page(told_on, qtbot), told_on.desk.book
    coming = page.ledger.rows.rows[0].numbers.event
    assert words(page, page.ledger.rows.rows[0], COST) != "–"
    book.run(events.decide_event, EventId(coming.id or 0), False, "too far")
    qtbot.waitUntil(
        lambda: words(page, page.ledger.rows.rows[0], PURPOSE) == "not going", timeout=WAIT
    )
    assert words(page, page.ledger.rows.rows[0], COST) == "–"
    if coming.recommended_by is not None:
        answer = page._answer
        assert answer is not None
        went = [e for e in answer.attended if e.recommended_by == coming.recommended_by]
        told = {r.contact_id: r.events for r in answer.recommenders}
        assert told.get(coming.recommended_by, 0) == len(went)


def test_it_is_sorted_by_the_column_in_focus_by_key(told: MainWindow, qtbot: QtBot) -> None:
    ledger = events_page(told, qtbot).ledger
    ledger.setCurrentIndex(ledger.rows.index(0, COST))
    QTest.keyClick(ledger, Key.Key_O)
    costs = [r.numbers.returns.full_cost for r in ledger.rows.rows]
    amounts = [cost.amount if cost else 0 for cost in costs]
    assert amounts == sorted(amounts)


def test_the_event_in_focus_stays_so_and_in_sight_when_sorted(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = events_page(told, qtbot)
    chosen = page.ledger.current
    assert chosen is not None
    page.ledger.setFocus()
    for column in range(4):
        page.ledger.setCurrentIndex(page.ledger.currentIndex().siblingAtColumn(column))
        for _turn in range(2):
            QTest.keyClick(page.ledger, Key.Key_O)
            assert page.ledger.current == chosen
            row = page.ledger.visualRect(page.ledger.currentIndex())
            assert page.ledger.viewport().rect().contains(row.center())
    QTest.keyClick(page.ledger, Key.Key_F2)
    assert page.actions_.form is not None
    assert page.actions_.form.isVisible()
