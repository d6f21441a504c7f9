"""The forms about a person, by keys from the Relationships page: stored, shown, undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.history import Direction, Exchange, ExchangeKind, ExchangeState, Repeat
from app.domain.ids import ContactId, ExchangeId
from app.domain.money import Money
from app.domain.timeline import Timeline
from app.services import exchanges, history, introductions, listing, nuisances, offers, settling
from ui.main_window import MainWindow
from ui.relationships.page import RelationshipsPage
from ui.widgets.day_field import DayField
from ui.widgets.popover import Popover

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def named(book: CardBook, name: str) -> ContactId:
    people = book.ask(listing.summaries)
    return next(i for i, person in people.items() if person.name == name)


def on_person(window: MainWindow, qtbot: QtBot, name: str) -> ContactId:
    window.open_page("relationships")
    page = window.page
    assert isinstance(page, RelationshipsPage)
    table = page.ways.table
    qtbot.waitUntil(lambda: table.rows.rowCount() > 0, timeout=WAIT)
    contact_id = named(window.desk.book, name)
    assert table.choose(contact_id)
    table.setFocus()
    return contact_id


def press(window: MainWindow, key: Key) -> None:
    found = window.focusWidget()
    assert found is not None
    QTest.keyClick(found, key)


def field(window: MainWindow, name: str) -> QWidget:
    """The visible field of this name in the form that is open."""
    fields = [*window.findChildren(QLineEdit), *window.findChildren(QComboBox)]
    return next(f for f in fields if f.accessibleName() == name and f.isVisible())


def fill(window: MainWindow, **texts: str) -> None:
    for name, text in texts.items():
        shown = field(window, name.replace("_", " "))
        assert isinstance(shown, QLineEdit)
        shown.setText(text)  # an input method writes Japanese, not keys


def focused(window: MainWindow) -> str:
    found = window.focusWidget()
    return found.accessibleName() if found is not None else ""


def submit(window: MainWindow) -> None:
    found = window.focusWidget()
    assert found is not None
    QTest.keyClick(found, Key.Key_Return, CTRL)


def wait(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=WAIT)


def line(window: MainWindow, who: ContactId) -> Timeline:
    return window.desk.book.ask(history.timeline, who)


def test_e_notes_a_meeting_with_need_and_promise(told: MainWindow, qtbot: QtBot) -> None:
    who = on_person(told, qtbot, "田中 一郎")
    before = line(told, who)
    press(told, Key.Key_E)
    wait(qtbot, lambda: focused(told) == "Met at")
    fill(told, What_we_talked_of="庭の話", What_they_need="改修", I_will_send="見積り")
    fill(told, Introduced_by="林 直樹")
    submit(told)
    wait(qtbot, lambda: len(line(told, who).encounters) == len(before.encounters) + 1)
    met = line(told, who).encounters[-1]
    assert (met.note, met.introduced_by) == ("庭の話", named(told.desk.book, "林 直樹"))
    assert "改修" in [n.text for n in told.desk.book.ask(offers.needs, who)]
    told.undo()
    wait(qtbot, lambda: line(told, who) == before)


def test_p_plans_every_quarter(told: MainWindow, qtbot: QtBot) -> None:
    who = on_person(told, qtbot, "田中 一郎")
    press(told, Key.Key_P)
    repeat = field(told, "Repeat")
    assert isinstance(repeat, QComboBox)
    QTest.keyClick(repeat, Key.Key_Down)
    QTest.keyClick(repeat, Key.Key_Down)
    submit(told)
    wait(qtbot, lambda: any(f.repeat is Repeat.QUARTER for f in line(told, who).follow_ups))
    (planned,) = (f for f in line(told, who).follow_ups if f.repeat)
    assert planned.due_on == date(2026, 12, 2)


def test_i_introduces_and_an_unknown_name_stores_nothing(told: MainWindow, qtbot: QtBot) -> None:
    who = on_person(told, qtbot, "田中 一郎")
    book = told.desk.book
    press(told, Key.Key_I)
    submit(told)  # nobody named yet: the form stays and says so
    fill(told, The_other_person="誰 でもない")
    submit(told)
    other = field(told, "The other person")
    wait(qtbot, lambda: "誰 でもない" in other.accessibleDescription())
    assert book.ask(introductions.introductions) == ()
    fill(told, The_other_person="林 直樹")
    submit(told)
    wait(qtbot, lambda: bool(book.ask(introductions.introductions)))
    (made,) = book.ask(introductions.introductions)
    assert (made.person, made.other, made.introducer) == (who, named(book, "林 直樹"), None)


def test_s_settles_a_promise_in_parts(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    promised = next(x for x in book.ask(exchanges.exchanges) if x.state is ExchangeState.PROMISED)
    number = ExchangeId(promised.id or 0)
    name = book.ask(listing.summaries)[promised.contact_id].name
    on_person(told, qtbot, name)
    press(told, Key.Key_S)
    wait(qtbot, lambda: focused(told) == "Entry")
    entries = field(told, "Entry")
    assert isinstance(entries, QComboBox)
    entries.setCurrentIndex(entries.findText(promised.note or "", Qt.MatchFlag.MatchContains))
    box = next(b for b in told.findChildren(QCheckBox) if b.text() == "All of it is done now")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    submit(told)
    wait(qtbot, lambda: book.ask(exchanges.exchange, number).state is ExchangeState.DONE)
    told.undo()
    wait(qtbot, lambda: book.ask(exchanges.exchange, number) == promised)


def test_n_marks_a_nuisance(told: MainWindow, qtbot: QtBot) -> None:
    who = on_person(told, qtbot, "田中 一郎")
    press(told, Key.Key_N)
    wait(qtbot, lambda: focused(told) == "What")
    submit(told)
    wait(qtbot, lambda: [m.contact_id for m in told.desk.book.ask(nuisances.nuisances)] == [who])
    told.undo()
    wait(qtbot, lambda: told.desk.book.ask(nuisances.nuisances) == ())


@pytest.mark.parametrize("key", [Key.Key_E, Key.Key_S, Key.Key_N, Key.Key_K])
def test_a_form_that_asks_first_does_not_open_over_another_page(
    told: MainWindow, qtbot: QtBot, key: Key
) -> None:
    on_person(told, qtbot, "田中 一郎")
    press(told, key)
    told.open_page("events")  # before the answer is there
    answered: list[object] = []
    told.desk.tasks.ask(listing.summaries).then(answered.append)
    wait(qtbot, lambda: bool(answered))
    assert not any(form.isVisible() for form in told.findChildren(Popover))


def test_a_form_closes_with_its_page(told: MainWindow, qtbot: QtBot) -> None:
    on_person(told, qtbot, "田中 一郎")
    press(told, Key.Key_P)
    assert any(form.isVisible() for form in told.findChildren(Popover))
    told.open_page("events")
    assert not any(form.isVisible() for form in told.findChildren(Popover))


def test_tab_goes_through_all_fields_of_a_form_and_round(told: MainWindow, qtbot: QtBot) -> None:
    on_person(told, qtbot, "田中 一郎")
    press(told, Key.Key_P)
    seen = []
    for _step in range(7):
        seen.append(focused(told))
        press(told, Key.Key_Tab)
    fields = ["Due", "How", "What to bring", "Repeat"]
    assert seen[:4] == fields and seen[6] == "Due"
    press(told, Key.Key_Backtab)
    assert focused(told) == "Due"


def settling_form(window: MainWindow, qtbot: QtBot, name: str, new: Exchange) -> ExchangeId:
    """The form opened on an entry that was just recorded."""
    book = window.desk.book
    on_person(window, qtbot, name)
    new = replace(new, contact_id=named(book, name))
    number = book.run(exchanges.record_exchange, new).value
    press(window, Key.Key_S)
    wait(qtbot, lambda: focused(window) == "Entry")
    entries = field(window, "Entry")
    assert isinstance(entries, QComboBox)
    entries.setCurrentIndex(entries.findText(new.note or "", Qt.MatchFlag.MatchContains))
    return number


PROMISE = Exchange(
    ContactId(0),
    date(2026, 11, 20),
    Direction.RECEIVED,
    ExchangeKind.BUSINESS,
    ExchangeState.PROMISED,
    note="翻訳の謝礼",
)


def test_a_part_is_paid_in_the_currency_of_the_promise(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    promise = replace(PROMISE, amount=Money(12_50, "EUR"))
    number = settling_form(told, qtbot, "田中 一郎", promise)
    part = field(told, "Part")
    assert isinstance(part, QLineEdit)
    assert part.placeholderText() == "Up to 12.50 EUR"
    part.setText("12.51")
    submit(told)
    assert part.isVisible()  # it is more than what is left
    part.setText("5")
    fill(told, Note="first half")
    submit(told)
    wait(qtbot, lambda: book.ask(exchanges.exchange, number).state is ExchangeState.PARTLY)
    (settled,) = book.ask(settling.parts, number)
    assert (settled.amount, settled.note) == (Money(5_00, "EUR"), "first half")
    assert book.ask(exchanges.exchange, number).amount == promise.amount


def test_a_part_without_an_amount_and_thanks_are_noted_and_taken_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    number = settling_form(told, qtbot, "田中 一郎", PROMISE)
    box = next(b for b in told.findChildren(QCheckBox) if b.text() == "A part of it is done now")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    thanks = next(b for b in told.findChildren(QCheckBox) if b.text() == "Thanks were said")
    QTest.mouseClick(thanks, Qt.MouseButton.LeftButton)
    submit(told)
    wait(qtbot, lambda: not box.isVisible())
    assert book.ask(exchanges.exchange, number).thanked_on is not None
    assert book.ask(exchanges.exchange, number).state is ExchangeState.PARTLY
    press(told, Key.Key_S)
    wait(qtbot, lambda: focused(told) == "Entry")
    entries = field(told, "Entry")
    assert isinstance(entries, QComboBox)
    entries.setCurrentIndex(entries.findText("翻訳の謝礼", Qt.MatchFlag.MatchContains))
    QTest.mouseClick(thanks, Qt.MouseButton.LeftButton)
    submit(told)
    wait(qtbot, lambda: book.ask(exchanges.exchange, number).thanked_on is None)


def test_all_of_it_is_done_on_the_day_that_the_form_says(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    number = settling_form(told, qtbot, "田中 一郎", PROMISE)
    box = next(b for b in told.findChildren(QCheckBox) if b.text() == "All of it is done now")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    days = [d for d in told.findChildren(DayField) if d.isVisible()]
    days[0].setDate(QDate(2026, 11, 22))
    fill(told, Note="by hand")
    submit(told)
    wait(qtbot, lambda: book.ask(exchanges.exchange, number).state is ExchangeState.DONE)
    (settled,) = book.ask(settling.parts, number)
    assert (settled.on, settled.note) == (date(2026, 11, 22), "by hand")
