"""What was recorded is changed afterwards, by Enter or F2 on its row; undo brings it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.history import (
    Channel,
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    FollowUp,
    Introduction,
    IntroductionOutcome,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
    Repeat,
)
from app.domain.ids import ContactId
from app.domain.money import Money
from app.domain.offers import Offer
from app.services import encounters, events, exchanges, history, introductions, nuisances, offers
from app.services.encounters import Talk
from tests.unit.ui.test_person import person_page
from ui.main_window import MainWindow
from ui.person.page import PersonPage
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000
TANAKA, ITO = ContactId(5), ContactId(3)
DAY = date(2026, 11, 18)


def wait(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=WAIT)


def field(window: MainWindow, name: str) -> QWidget:
    fields = [*window.findChildren(QLineEdit), *window.findChildren(QComboBox)]
    return next(f for f in fields if f.accessibleName() == name and f.isVisible())


def text(window: MainWindow, name: str) -> str:
    shown = field(window, name)
    assert isinstance(shown, QLineEdit)
    return shown.text()


def put(window: MainWindow, name: str, value: object) -> None:
    shown = field(window, name)
    if isinstance(shown, QComboBox):
        shown.setCurrentIndex(shown.findData(value))
        shown.activated.emit(shown.currentIndex())
    else:
        assert isinstance(shown, QLineEdit)
        shown.setText(str(value))


def changing(window: MainWindow, qtbot: QtBot, who: int, key: str, named: str) -> PersonPage:
    """The person's page, with the form of an entry open over it."""
    page = person_page(window, qtbot, who)
    wait(qtbot, lambda: page.history.choose(key))
    page.history.setFocus()
    QTest.keyClick(page.history, Key.Key_F2)
    wait(qtbot, lambda: any(f.isVisible() and f.accessibleName() == named for f in inputs(window)))
    return page


def inputs(window: MainWindow) -> list[QWidget]:
    return [*window.findChildren(QLineEdit), *window.findChildren(QComboBox)]


def submit(window: MainWindow, name: str = "Save") -> None:
    buttons = [b for b in window.findChildren(Button) if b.isVisible()]
    button = next(b for b in buttons if b.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    # The form goes once what it holds is stored; keys pressed before are its own.
    for _turn in range(200):
        if not button.isVisible():
            break
        QTest.qWait(5)


def titles(page: PersonPage) -> list[str]:
    return [row.title for row in page.history.rows.rows]


def test_a_meeting_is_changed_with_its_need_and_promise(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    talk = Talk("改修", "見積り", DAY + timedelta(days=7))
    met = Encounter(TANAKA, DAY, introduced_by=ITO, note="庭の話")
    number = book.run(encounters.note_encounter, met, talk).value
    changing(told, qtbot, TANAKA, f"encounter-{number}", "What we talked of")
    assert text(told, "What we talked of") == "庭の話"
    assert (text(told, "What they need"), text(told, "I will send")) == ("改修", "見積り")
    put(told, "What we talked of", "屋根の話")
    put(told, "What they need", "屋根の改修")
    put(told, "I will send", "")
    submit(told)
    wait(qtbot, lambda: book.ask(encounters.encounter, number).note == "屋根の話")
    changed = book.ask(encounters.encounter, number)
    assert (changed.introduced_by, changed.met_at) == (ITO, DAY)
    assert [n.text for n in book.ask(offers.needs, TANAKA) if n.on == DAY] == ["屋根の改修"]
    assert "見積り" not in [x.note for x in book.ask(exchanges.exchanges)]
    told.undo()
    wait(qtbot, lambda: "見積り" in [x.note for x in book.ask(exchanges.exchanges)])
    assert book.ask(encounters.encounter, number).note == "庭の話"


def test_what_went_is_changed_and_keeps_what_the_form_does_not_show(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    event = book.ask(events.past_events)[0]
    went = Exchange(
        TANAKA,
        DAY,
        Direction.RECEIVED,
        ExchangeKind.HELP,
        amount=Money(1250, "EUR"),
        event_id=event.id,
        thanked_on=DAY,
        note="手伝い",
    )
    number = book.run(exchanges.record_exchange, went).value
    changing(told, qtbot, TANAKA, f"exchange-{number}", "Amount")
    assert (text(told, "Amount"), text(told, "Currency")) == ("12.50", "EUR")
    put(told, "Amount", "20")
    put(told, "Kind", ExchangeKind.BUSINESS)
    put(told, "From which event", None)
    submit(told)
    wait(qtbot, lambda: book.ask(exchanges.exchange, number).amount == Money(2000, "EUR"))
    changed = book.ask(exchanges.exchange, number)
    assert (changed.kind, changed.event_id) == (ExchangeKind.BUSINESS, None)
    assert (changed.thanked_on, changed.note, changed.on) == (DAY, "手伝い", DAY)
    told.undo()
    wait(qtbot, lambda: book.ask(exchanges.exchange, number).event_id == event.id)


def test_an_introduction_stands_with_both_people_and_is_changed(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    number = book.run(introductions.introduce, Introduction(DAY, TANAKA, other=ITO)).value
    page = person_page(told, qtbot, ITO)
    wait(qtbot, lambda: "You introduced 田中 一郎" in titles(page))
    changing(told, qtbot, TANAKA, f"introduction-{number}", "The other person")
    assert text(told, "The other person") == "伊藤 蓮"
    put(told, "Outcome", IntroductionOutcome.DEAL)
    put(told, "Note", "会えた")
    submit(told)
    deal = IntroductionOutcome.DEAL
    wait(qtbot, lambda: book.ask(introductions.introduction, number).outcome is deal)
    changed = book.ask(introductions.introduction, number)
    assert (changed.other, changed.person, changed.note) == (ITO, TANAKA, "会えた")
    told.undo()
    wait(qtbot, lambda: book.ask(introductions.introduction, number).note is None)


@pytest.mark.parametrize("by", ["Save", "Take the mark back"])
def test_a_mark_is_changed_or_taken_back(told: MainWindow, qtbot: QtBot, by: str) -> None:
    book = told.desk.book
    bare = Nuisance(NuisanceKind.MLM, NuisanceLevel.CAUTION, DAY, contact_id=TANAKA, note="勧誘")
    number = book.run(nuisances.mark_nuisance, bare).value
    changing(told, qtbot, TANAKA, f"nuisance-{number}", "For what")
    assert text(told, "Note") == "勧誘"
    put(told, "For what", NuisanceKind.INSURANCE)
    submit(told, by)
    left = [NuisanceKind.INSURANCE] if by == "Save" else []
    wait(qtbot, lambda: [m.kind for m in book.ask(nuisances.nuisances)] == left)
    told.undo()
    wait(qtbot, lambda: [m.kind for m in book.ask(nuisances.nuisances)] == [NuisanceKind.MLM])


def test_a_word_brings_an_offer_and_another_one_afterwards(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    first, second = (book.run(offers.add_offer, Offer(t)).value for t in ("講演", "見学"))
    page = person_page(told, qtbot)
    QTest.keyClick(page.history, Key.Key_T)
    chosen = field(told, "Which offer")
    assert isinstance(chosen, QComboBox)
    wait(qtbot, lambda: chosen.findData(first) > 0)
    put(told, "Which offer", first)
    assert text(told, "What I brought") == "講演"
    submit(told, "Record")

    def words() -> list[FollowUp]:
        return [f for f in book.ask(history.timeline, TANAKA).follow_ups if f.offer_id]

    wait(qtbot, lambda: [f.offer_id for f in words()] == [first])
    assert told_offers(told) == {first}
    changing(told, qtbot, TANAKA, f"follow-up-{words()[0].id}", "Which offer")
    put(told, "Which offer", second)
    put(told, "How", Channel.PHONE)
    submit(told)
    wait(qtbot, lambda: [f.offer_id for f in words()] == [second])
    assert (words()[0].brought, words()[0].channel) == ("見学", Channel.PHONE)
    assert told_offers(told) == {second}
    told.undo()
    wait(qtbot, lambda: [f.offer_id for f in words()] == [first])
    assert (words()[0].brought, words()[0].channel) == ("講演", Channel.MAIL)
    assert told_offers(told) == {first}


def test_a_word_that_was_written_is_changed_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    made = FollowUp(TANAKA, done_at=DAY, channel=Channel.LETTER, brought="礼状")
    number = book.run(history.record_follow_up, made).value
    changing(told, qtbot, TANAKA, f"follow-up-{number}", "What I brought")
    assert text(told, "What I brought") == "礼状"
    put(told, "What I brought", "礼状と名簿")
    put(told, "How", Channel.PHONE)
    tick(told, "An answer has come")
    submit(told)
    wait(qtbot, lambda: book.ask(history.follow_up, number).brought == "礼状と名簿")
    changed = book.ask(history.follow_up, number)
    assert (changed.done_at, changed.channel) == (DAY, Channel.PHONE)
    assert changed.answered_at is not None
    told.undo()
    wait(qtbot, lambda: book.ask(history.follow_up, number) == replace(made, id=number))
    told.redo()
    wait(qtbot, lambda: book.ask(history.follow_up, number) == changed)


def test_a_planned_word_is_changed_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    due = DAY + timedelta(days=20)
    number = book.run(history.plan_follow_up, TANAKA, due, Channel.MAIL, "記事").value
    book.run(history.snooze, number, 30)
    planned = book.ask(history.follow_up, number)
    changing(told, qtbot, TANAKA, f"follow-up-{number}", "What to bring")
    assert text(told, "What to bring") == "記事"
    put(told, "What to bring", "新しい記事")
    put(told, "Repeat", Repeat.QUARTER)
    submit(told)
    wait(qtbot, lambda: book.ask(history.follow_up, number).brought == "新しい記事")
    changed = book.ask(history.follow_up, number)
    assert (changed.repeat, changed.channel) == (Repeat.QUARTER, Channel.MAIL)
    assert (changed.due_on, changed.snoozed_until) == (due, planned.snoozed_until)
    told.undo()
    wait(qtbot, lambda: book.ask(history.follow_up, number) == planned)
    told.redo()
    wait(qtbot, lambda: book.ask(history.follow_up, number) == changed)


def tick(window: MainWindow, name: str) -> None:
    boxes = [b for b in window.findChildren(CheckBox) if b.isVisible() and b.text() == name]
    boxes[0].toggle()


def told_offers(window: MainWindow) -> set[int | None]:
    found = window.desk.book.ask(offers.offer_histories, window.desk.derived)
    return {h.offer.id for h in found if h.told}
