"""The trash page: put back by a key, erased only after the question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import contacts, events, listing, trash
from ui.main_window import MainWindow
from ui.today.query import load_today
from ui.trash.page import TrashPage

Key = Qt.Key
WAIT = 8000


def trash_page(window: MainWindow, qtbot: QtBot, deleted: int) -> TrashPage:
    ids = tuple(window.desk.book.ask(listing.summaries))[:deleted]
    window.desk.book.run(contacts.delete_contacts, ids)
    window.open_page("trash")
    page = window.page
    assert isinstance(page, TrashPage)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == deleted, timeout=WAIT)
    return page


def test_enter_puts_back_and_the_toast_undoes_it(told: MainWindow, qtbot: QtBot) -> None:
    page = trash_page(told, qtbot, 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1, timeout=WAIT)
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    told.toast.undo_button.click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 2, timeout=WAIT)


def test_emptying_asks_and_the_safe_answer_has_the_focus(told: MainWindow, qtbot: QtBot) -> None:
    page = trash_page(told, qtbot, 3)
    page.empty_button.click()
    focus = told.focusWidget()
    assert focus is not None and focus.accessibleName() == "Cancel"
    QTest.keyClick(focus, Key.Key_Space)
    assert page.table.rows.rowCount() == 3
    page.empty_button.click()
    answer = told.focusWidget()
    assert answer is not None
    QTest.keyClick(answer, Key.Key_Tab)
    erase = told.focusWidget()
    assert erase is not None and erase.accessibleName() == "Erase 3"
    QTest.keyClick(erase, Key.Key_Space)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 0, timeout=WAIT)


def test_today_opens_when_the_recommender_of_the_next_event_was_erased(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    day = book.clock().astimezone().date()
    coming = min((e for e in book.ask(events.events) if e.day > day), key=lambda e: e.day)
    who = coming.recommended_by
    assert who is not None
    answer = load_today(book).next_event
    assert answer is not None and "Recommended by" in answer.through
    book.run(contacts.delete_contacts, (who,))
    book.run(trash.erase, [t for t in book.ask(trash.trashed) if t.id == who])
    answer = load_today(book).next_event
    assert answer is not None and answer.through == ""
