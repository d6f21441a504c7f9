"""Who brought something about, what it came of, and the day of the rest, in the small forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    Introduction,
)
from app.domain.ids import ContactId
from app.domain.money import Money
from app.services import events, exchanges, history, introductions, offers
from tests.unit.ui.test_changing import changing, field, put, submit, tick, wait
from tests.unit.ui.test_person import person_page
from ui.dialogs.log_exchange import LogExchange
from ui.dialogs.settle_exchange import SettleExchange
from ui.main_window import MainWindow
from ui.trail import TrailForm
from ui.widgets.choice import Choice

Key = Qt.Key
TANAKA, ITO = ContactId(5), ContactId(3)
DAY = date(2026, 11, 18)
WORK = Exchange(TANAKA, DAY, Direction.RECEIVED, ExchangeKind.BUSINESS, note="講座")


def newest(window: MainWindow) -> Exchange:
    return max(window.desk.book.ask(exchanges.exchanges), key=lambda x: x.id or 0)


def test_an_exchange_is_recorded_with_who_brought_it_and_what_it_came_of(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    made = book.run(introductions.introduce, Introduction(DAY, TANAKA, introducer=ITO)).value
    page = person_page(told, qtbot, TANAKA)
    QTest.keyClick(page.history, Key.Key_G)
    wait(qtbot, lambda: any(f.isVisible() for f in told.findChildren(LogExchange)))
    cause = field(told, "Came of")
    assert isinstance(cause, Choice)
    wait(qtbot, lambda: cause.findData(f"introduction-{made}") > 0)
    put(told, "What", "連載")
    put(told, "Brought about by", "髙橋 美咲")
    put(told, "Came of", f"introduction-{made}")
    submit(told, "Record")
    wait(qtbot, lambda: newest(told).note == "連載")
    stored = newest(told)
    assert stored.introduction_id == made and stored.introduced_by is not None
    wait(qtbot, lambda: any("髙橋 美咲" in row.detail for row in page.history.rows.rows))
    changing(told, qtbot, TANAKA, f"exchange-{stored.id}", "Brought about by")
    put(told, "Brought about by", "")
    put(told, "Came of", "")
    submit(told)
    bare = replace(stored, introduction_id=None, introduced_by=None)
    wait(qtbot, lambda: newest(told) == bare)
    told.undo()
    wait(qtbot, lambda: newest(told) == stored)


def test_the_way_back_leads_over_an_introduction(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    held = book.ask(events.past_events)[0]
    book.run(history.meet, Encounter(ITO, held.day, held.id))
    made = book.run(introductions.introduce, Introduction(DAY, TANAKA, introducer=ITO)).value
    number = book.run(exchanges.record_exchange, replace(WORK, introduction_id=made)).value
    page = person_page(told, qtbot, TANAKA)
    wait(qtbot, lambda: page.history.choose(f"exchange-{number}"))
    page.history.setFocus()
    QTest.keyClick(page.history, Key.Key_O)
    wait(qtbot, lambda: any(f.isVisible() for f in told.findChildren(TrailForm)))
    form = next(f for f in told.findChildren(TrailForm) if f.isVisible())
    titles = [line.title for line in form.block.list.rows.rows]
    assert titles[:2] == ["講座", "田中 一郎 was introduced by 伊藤 蓮"]
    assert titles[2].startswith("Met 伊藤 蓮 at ")


def promised(window: MainWindow) -> Exchange:
    promise = replace(
        WORK, direction=Direction.GAVE, state=ExchangeState.PROMISED, amount=Money(900),
        due_on=DAY + timedelta(days=20),
    )  # fmt: skip
    window.desk.book.run(exchanges.record_exchange, promise)
    return newest(window)


def test_the_rest_gets_a_day_of_its_own_while_a_part_is_settled(
    told: MainWindow, qtbot: QtBot
) -> None:
    known = promised(told)
    assert known.id is not None
    page = person_page(told, qtbot, TANAKA)
    QTest.keyClick(page.history, Key.Key_S)
    wait(qtbot, lambda: any(f.isVisible() for f in told.findChildren(SettleExchange)))
    form = next(f for f in told.findChildren(SettleExchange) if f.isVisible())
    at = next(i for i in range(form.entry.count()) if "講座" in form.entry.itemText(i))
    form.entry.setCurrentIndex(at)
    assert not form.rest.isEnabled(), "the day stays unless another one is wanted"
    form.part.setText("400")
    tick(told, "The rest is due on another day")
    form.rest.setDate(QDate(2026, 12, 24))
    submit(told)
    wait(qtbot, lambda: newest(told).state is ExchangeState.PARTLY)
    assert newest(told).due_on == date(2026, 12, 24)
    told.undo()
    wait(qtbot, lambda: newest(told) == known)


def test_a_need_stands_with_the_person_and_is_changed_and_deleted(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    page = person_page(told, qtbot, ITO)
    QTest.keyClick(page.history, Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    put(told, "Need", "<b>製本")
    submit(told, "Record")
    wait(qtbot, lambda: bool(book.ask(offers.needs, ITO)))
    (need,) = book.ask(offers.needs, ITO)
    wait(qtbot, lambda: any(row.title == "Needs: <b>製本" for row in page.history.rows.rows))
    changing(told, qtbot, ITO, f"need-{need.id}", "Need")
    put(told, "Need", "製本所")
    tick(told, "It is met")
    submit(told)
    wait(qtbot, lambda: book.ask(offers.needs, ITO)[0].text == "製本所")
    assert book.ask(offers.needs, ITO)[0].met_on is not None
    wait(qtbot, lambda: page.history.choose(f"need-{need.id}"))
    QTest.keyClick(page.history, Key.Key_Delete)
    wait(qtbot, lambda: book.ask(offers.needs, ITO) == ())
    told.undo()
    told.undo()
    wait(qtbot, lambda: book.ask(offers.needs, ITO) == (need,))


def test_what_is_partly_done_stays_so_when_it_is_changed(told: MainWindow, qtbot: QtBot) -> None:
    known = promised(told)
    partly = replace(known, state=ExchangeState.PARTLY)
    told.desk.book.run(history.change_fact, partly)
    changing(told, qtbot, TANAKA, f"exchange-{known.id}", "What")
    put(told, "What", "講座の残り")
    submit(told)
    wait(qtbot, lambda: newest(told).note == "講座の残り")
    assert newest(told) == replace(partly, note="講座の残り")
