"""Today's lines are put off by one key, whatever they ask for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.event import Event
from app.domain.history import Direction, Encounter, Exchange, ExchangeKind, ExchangeState
from app.domain.ids import ContactId
from app.domain.money import Money
from app.services import events, exchanges, history, settling
from tests.doubles.book import contact_named
from tests.unit.ui.opening import contacts_page
from ui.main_window import MainWindow
from ui.today.block import Block
from ui.today.page import TodayPage

Key = Qt.Key

WAIT = 8000
KOBAYASHI = ContactId(6)


def today_page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    window.open_page("today")
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(page.blocks.clocks.filled), timeout=WAIT)
    return page


def put_off(block: Block, who: ContactId, text: str = "") -> None:
    rows = block.list
    asked = (r.key for r in rows.rows.rows if r.contact_id == who and text in r.text)
    assert rows.choose(next(asked))
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_S)


def names(block: Block) -> list[str]:
    return [row.name for shown in block.filled for row in shown.rows.rows]


def test_a_clock_is_put_off_and_comes_back_by_undo(told_on: MainWindow, qtbot: QtBot) -> None:
    page = today_page(told_on, qtbot)
    before = names(page.blocks.clocks)
    assert "小林 さくら" in before
    put_off(page.blocks.clocks, KOBAYASHI)
    qtbot.waitUntil(lambda: "小林 さくら" not in names(page.blocks.clocks), timeout=WAIT)
    told_on.undo()
    qtbot.waitUntil(lambda: names(page.blocks.clocks) == before, timeout=WAIT)


def test_the_rest_of_a_promise_is_put_off_by_its_own_day(told_on: MainWindow, qtbot: QtBot) -> None:
    book = told_on.desk.book
    day = book.clock().astimezone().date()
    whole = Exchange(
        KOBAYASHI,
        day,
        Direction.GAVE,
        ExchangeKind.BUSINESS,
        ExchangeState.PROMISED,
        amount=Money(9000),
        note="校正",
    )
    number = book.run(exchanges.record_exchange, whole).value
    book.run(settling.settle_part, number, 3000, day)
    page = today_page(told_on, qtbot)
    rows = page.blocks.promises.list.rows
    qtbot.waitUntil(lambda: "校正" in [r.text for r in rows.rows], timeout=WAIT)
    put_off(page.blocks.promises, KOBAYASHI, "校正")

    def rest() -> Exchange:
        return book.ask(exchanges.exchange, number)

    qtbot.waitUntil(lambda: rest().due_on == day + timedelta(days=1), timeout=WAIT)
    assert rest().state is ExchangeState.PARTLY
    told_on.undo()
    qtbot.waitUntil(lambda: rest().due_on is None, timeout=WAIT)


@pytest.mark.parametrize("size", [(1280, 800), (1000, 700), (1600, 1000)])
def test_no_row_is_cut_and_the_last_one_is_reached(
    told_on: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = today_page(told_on, qtbot)
    day = told_on.desk.book.clock().astimezone().date()
    for number in range(12):
        told_on.desk.book.run(history.plan_follow_up, KOBAYASHI, day, None, f"{number}冊目")
    told_on.resize(*size)
    block = page.blocks.clocks
    qtbot.waitUntil(lambda: len(names(block)) > 12, timeout=WAIT)
    shown, rows = block.list, len(names(block))
    row = shown.sizeHintForRow(0)

    def seen() -> tuple[int, int]:
        return divmod(shown.viewport().height(), row)

    qtbot.waitUntil(lambda: seen()[1] == 0 and 1 <= seen()[0] <= 5, timeout=WAIT)
    more = block.more.text()
    assert more == f"{rows - seen()[0]} more"
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_End)
    last = shown.visualRect(shown.currentIndex())
    assert shown.currentIndex().row() == rows - 1
    assert last.bottom() + 1 == shown.viewport().height() and last.height() == row
    assert shown.visualRect(shown.rows.index(rows - seen()[0])).top() == 0


def test_today_shows_clocks_promises_and_the_next_event(told: MainWindow, qtbot: QtBot) -> None:
    page = today_page(told, qtbot)
    names = [row.name for row in page.blocks.clocks.list.rows.rows]
    assert names == ["吉田 恵", "髙橋 美咲", "小林 さくら", "佐藤 健一"]
    assert [row.lead for row in page.blocks.promises.list.rows.rows] == ["Theirs", "Mine", "Mine"]
    assert "Recommended by 林 直樹" in page.blocks.next.spoken()
    assert "4 h left" in page.blocks.clocks.list.rows.rows[1].spoken


def test_the_next_event_names_who_will_likely_be_there_and_opens_by_key(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    book = told_on.desk.book
    earlier = Event("産直マルシェの集い 春の会", date(2026, 4, 1), series="産直マルシェ")
    event_id = book.run(events.add_event, earlier).value
    book.run(history.meet, Encounter(ContactId(8), date(2026, 4, 1), event_id, note="梅の話"))
    page = told_on.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: "林 直樹 · " in page.blocks.next.spoken(), timeout=WAIT)
    page.blocks.next.setFocus()
    QTest.keyClick(page.blocks.next, Key.Key_Return)
    assert told_on.page_key == "events"


def test_d_on_a_promise_keeps_it_and_the_toast_takes_it_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = today_page(told, qtbot)
    rows = page.blocks.promises.list
    rows.setFocus()
    before = len(rows.rows.rows)
    QTest.keyClick(rows, Key.Key_D)
    qtbot.waitUntil(lambda: len(rows.rows.rows) == before - 1, timeout=WAIT)
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    told.toast.undo_button.click()
    qtbot.waitUntil(lambda: len(rows.rows.rows) == before, timeout=WAIT)


def test_d_on_a_clock_asks_once_and_records_the_touch(told: MainWindow, qtbot: QtBot) -> None:
    page = today_page(told, qtbot)
    rows = page.blocks.clocks.list
    rows.setFocus()
    rows.setCurrentIndex(rows.rows.index(1))
    QTest.keyClick(rows, Key.Key_D)
    field = told.focusWidget()
    assert field is not None and field.accessibleName() == "What I brought"
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows.rows.rows) == 3, timeout=WAIT)


def test_s_puts_a_planned_word_off(told: MainWindow, qtbot: QtBot) -> None:
    page = today_page(told, qtbot)
    rows = page.blocks.clocks.list
    rows.setFocus()
    rows.choose_first()
    QTest.keyClick(rows, Key.Key_S)
    qtbot.waitUntil(lambda: rows.rows.rows[0].name != "吉田 恵", timeout=WAIT)


def test_letters_are_commands_only_while_a_list_has_the_focus(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setFocus()
    QTest.keyClicks(page.search, "123")
    assert page.search.text() == "123"
    person = contact_named(told.desk.book, "井上 隆")
    timeline = told.desk.book.ask(history.timeline, person)
    assert timeline.triages == ()
