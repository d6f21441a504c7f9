"""Today's lines are put off by one key, whatever they ask for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.history import Direction, Exchange, ExchangeKind, ExchangeState
from app.domain.ids import ContactId
from app.domain.money import Money
from app.services import exchanges, history, settling
from ui.main_window import MainWindow
from ui.today.block import Block
from ui.today.page import TodayPage

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
