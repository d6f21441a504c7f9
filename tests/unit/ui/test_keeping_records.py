"""Records in the window: entries deleted and answered, trust, offers told, costs weighed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.event import Budget
from app.domain.history import Direction, Exchange, ExchangeKind, ExchangeState
from app.domain.ids import ContactId
from app.domain.money import Money
from app.domain.offers import Offer, Reaction
from app.services import (
    contacts,
    events,
    exchanges,
    history,
    listing,
    merge,
    offers,
    relationships,
    undo,
)
from ui.contacts.page import ContactsPage
from ui.events.page import EventsPage
from ui.intake.grid import spoken
from ui.intake.page import IntakePage
from ui.main_window import MainWindow
from ui.matches.page import MatchesPage
from ui.pages import entries
from ui.review.page import ReviewPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def named(window: MainWindow, name: str) -> ContactId:
    people = window.desk.book.ask(listing.summaries)
    return next(i for i, person in people.items() if person.name == name)


def wait(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=WAIT)


def person_shown(window: MainWindow, qtbot: QtBot, name: str) -> ContactsPage:
    contact_id = named(window, name)
    window.open_page("contacts", contact_id)
    page = window.page
    assert isinstance(page, ContactsPage)
    wait(
        qtbot,
        lambda: page.detail.person is not None and page.detail.person.view.contact.id == contact_id,
    )
    return page


def keys_of(page: ContactsPage) -> list[str]:
    return [row.key for row in page.detail.history.rows.rows]


def field(window: MainWindow, name: str) -> QWidget:
    fields = [*window.findChildren(QLineEdit), *window.findChildren(QComboBox)]
    return next(f for f in fields if f.accessibleName() == name and f.isVisible())


def enter(window: MainWindow, name: str, text: str) -> QLineEdit:
    shown = field(window, name)
    assert isinstance(shown, QLineEdit)
    shown.setText(text)
    return shown


def test_del_deletes_an_entry_of_the_history_and_undo_brings_it_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = person_shown(told, qtbot, "田中 一郎")
    before = keys_of(page)
    doomed = next(key for key in before if key.startswith("encounter"))
    page.detail.history.choose(doomed)
    page.detail.history.setFocus()
    QTest.keyClick(page.detail.history, Key.Key_Delete)
    wait(qtbot, lambda: keys_of(page) == [key for key in before if key != doomed])
    told.undo()
    wait(qtbot, lambda: keys_of(page) == before)


def test_a_card_is_no_entry_to_delete(told: MainWindow, qtbot: QtBot) -> None:
    page = person_shown(told, qtbot, "田中 一郎")
    before = keys_of(page)
    page.detail.history.choose(next(key for key in before if key.startswith("card")))
    QTest.keyClick(page.detail.history, Key.Key_Delete)
    wait(qtbot, told.toast.isVisible)
    assert keys_of(page) == before


def test_a_private_mark_stands_beside_the_facts_and_is_plain_text(
    told: MainWindow, qtbot: QtBot
) -> None:
    book, who = told.desk.book, named(told, "田中 一郎")
    page = person_shown(told, qtbot, "田中 一郎")
    assert "recommended" in page.detail.trust.text()
    page.entries.mark()
    QTest.keyClick(enter(told, field_in_focus(told), "<img src=x>"), Key.Key_Return)
    wait(qtbot, lambda: "<img src=x>" in page.detail.trust.text())
    assert page.detail.trust.textFormat() is Qt.TextFormat.PlainText
    told.undo()
    wait(qtbot, lambda: "<img" not in page.detail.trust.text())
    assert book.ask(contacts.view, who).contact.mark is None


def field_in_focus(window: MainWindow) -> str:
    found = window.focusWidget()
    assert found is not None
    return found.accessibleName()


def test_an_offer_is_named_to_somebody_with_the_reaction(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    book.run(offers.add_offer, Offer("見学の資料"))
    told.open_page("matches")
    page = told.page
    assert isinstance(page, MatchesPage)
    wait(qtbot, lambda: bool(page.offers.rows.rows))
    page.offers.choose_first()
    page.offers.setFocus()
    QTest.keyClick(page.offers, Key.Key_T)
    chosen = field(told, "What they said")
    assert isinstance(chosen, QComboBox)
    chosen.setCurrentIndex(chosen.findData(Reaction.INTERESTED))
    QTest.keyClick(enter(told, "To whom", "斎藤 真理"), Key.Key_Return)
    wait(qtbot, lambda: bool(page.offers.rows.rows[0].told))
    (who, record), *_ = page.offers.rows.rows[0].told
    assert (who.name, record.reaction) == ("斎藤 真理", "interested")


def test_an_event_that_goes_over_the_budget_says_so_before_it_is_saved(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    book.run(events.set_budget, Budget(date(2027, 3, 1), Money(6000), 20))
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    wait(qtbot, lambda: page._answer is not None and len(page._answer.budgets) > 1)
    page.actions_.add()
    form = page.actions_.form
    assert form is not None
    form.name.setText("春の会")
    form.day.setDate(QDate(2027, 3, 4))
    form.fee.setText("5000")
    assert not form._budget.isVisible()
    form.travel.setText("1,500")
    assert form._budget.isVisible() and "budget" in form._budget.text()
    assert all(event.name != "春の会" for event in book.ask(events.events))


def test_costs_in_another_currency_stay_what_they_are(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    event = book.ask(events.events)[0]
    abroad = replace(event, fee=Money(4250, "EUR"), travel=Money(0, "EUR"))
    book.run(events.edit_event, abroad)
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    wait(qtbot, lambda: bool(page._answer) and bool(page.ledger.current))
    page.actions_._open_form(book.ask(events.event, abroad.id))  # type: ignore[arg-type]
    form = page.actions_.form
    assert form is not None
    assert (form.fee.text(), form.currency.text()) == ("42.50", "EUR")
    form.currency.setText("euro")
    form._submit()
    assert form.isVisible() and "currency" in form.problem.text()
    form.currency.setText("EUR")
    form.learned.setText("早く行く")
    form._submit()
    wait(qtbot, lambda: book.ask(events.event, abroad.id).learned == "早く行く")  # type: ignore[arg-type]
    assert book.ask(events.event, abroad.id).fee == Money(4250, "EUR")  # type: ignore[arg-type]


def test_what_was_received_names_its_event_offer_hours_and_currency(
    told: MainWindow, qtbot: QtBot
) -> None:
    book, who = told.desk.book, named(told, "斎藤 真理")
    offer_id = book.run(offers.add_offer, Offer("見学の資料")).value
    page = person_shown(told, qtbot, "斎藤 真理")
    page.actions_.record_exchange()
    offer = field(told, "Through which offer")
    event = field(told, "From which event")
    assert isinstance(offer, QComboBox) and isinstance(event, QComboBox)
    wait(qtbot, lambda: offer.count() == 2)
    offer.setCurrentIndex(1)
    event.setCurrentIndex(1)
    enter(told, "Hours it took", "1.5")
    enter(told, "Currency", "EUR")
    QTest.keyClick(enter(told, "Amount", "-3"), Key.Key_Return)
    assert not book.ask(history.timeline, who).exchanges
    QTest.keyClick(enter(told, "Amount", "12.50"), Key.Key_Return)
    wait(qtbot, lambda: bool(book.ask(history.timeline, who).exchanges))
    (made,) = book.ask(history.timeline, who).exchanges
    assert (made.amount, made.hours, made.offer_id) == (Money(1250, "EUR"), 1.5, offer_id)
    assert made.event_id == book.ask(events.past_events)[0].id


def owe(window: MainWindow, who: ContactId) -> None:
    day = window.desk.book.clock().astimezone().date()
    promise = Exchange(
        who,
        day,
        Direction.GAVE,
        ExchangeKind.HELP,
        ExchangeState.PROMISED,
        due_on=day + timedelta(days=3),
        note="図面を送る",
    )
    window.desk.book.run(exchanges.record_exchange, promise)


def test_a_card_of_somebody_known_recalls_the_meeting_and_the_promise(
    told: MainWindow, qtbot: QtBot
) -> None:
    owe(told, named(told, "髙橋 美咲"))
    told.open_page("intake")
    intake = told.page
    assert isinstance(intake, IntakePage)
    wait(qtbot, lambda: any(card.before for card in intake.grid.rows.rows))
    said = [spoken(card) for card in intake.grid.rows.rows if card.before]
    assert any("Met before" in text and "図面を送る" in text for text in said)
    told.open_page("review")
    page = told.page
    assert isinstance(page, ReviewPage)
    wait(qtbot, page.known.isVisible)
    assert "Met before" in page.known.accessibleName()
    assert "図面を送る" in page.known.accessibleName()


def test_every_page_opens_after_people_and_events_were_deleted_and_merged(
    told: MainWindow, qtbot: QtBot
) -> None:
    book, failures = told.desk.book, list[object]()
    told.tasks.crashed.connect(failures.append)
    told.tasks.failed.connect(failures.append)
    tanaka, kobayashi = named(told, "田中 一郎"), named(told, "小林 さくら")
    hostile = Exchange(
        kobayashi,
        date(2026, 11, 1),
        Direction.GAVE,
        ExchangeKind.HELP,
        note="<img src=x onerror=alert(1)>",
    )
    book.run(exchanges.record_exchange, hostile)
    before = book.ask(relationships.view, told.desk.derived).funnel
    steps = 0
    for event in book.ask(events.past_events)[:2]:
        book.run(events.delete_event, event.id)  # type: ignore[arg-type]
        steps += 1
    book.run(contacts.delete_contacts, (tanaka,))
    book.run(merge.merge, named(told, "加藤 大輔"), kobayashi)
    steps += 2
    for entry in entries():
        told.open_page(entry.key)
        qtbot.wait(150)
    for row in book.ask(relationships.view, told.desk.derived).rows[:6]:
        told.open_page("contacts", row.contact.id)
        qtbot.wait(60)
    assert not failures
    for _ in range(steps):
        book.run(undo.undo)
    assert book.ask(relationships.view, told.desk.derived).funnel == before
