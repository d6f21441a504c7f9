"""Sorting an evening by keys: an answer, what to bring, the next card."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.history import TriageChoice
from app.domain.ids import EventId
from app.domain.offers import Offer
from app.services import events, offers, triage
from app.services.triage import Evening, Sorting
from ui.main_window import MainWindow
from ui.triage.page import TriagePage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def waiting(window: MainWindow) -> EventId:
    book = window.desk.book
    event = book.ask(triage.waiting_event, book.derived)
    assert event is not None
    return event


def evening(window: MainWindow, event: EventId) -> Evening:
    return window.desk.book.ask(triage.evening, window.desk.book.derived, event)


def choice_of(window: MainWindow, event: EventId, person: Sorting) -> TriageChoice | None:
    people = evening(window, event).people
    return next(p.choice for p in people if p.contact.id == person.contact.id)


def triage_page(window: MainWindow, qtbot: QtBot) -> TriagePage:
    window.open_page("triage")
    page = window.page
    assert isinstance(page, TriagePage)
    qtbot.waitUntil(lambda: page.person is not None, timeout=WAIT)
    page.view.card.setFocus()
    return page


def name(page: TriagePage) -> str:
    return page.person.contact.name if page.person else ""


def test_two_lets_go_and_brings_the_next_card(told: MainWindow, qtbot: QtBot) -> None:
    event = waiting(told)
    page = triage_page(told, qtbot)
    first = page.person
    assert first is not None
    QTest.keyClick(page.view.card, Key.Key_2)
    qtbot.waitUntil(lambda: name(page) != first.contact.name, timeout=WAIT)
    assert choice_of(told, event, first) is TriageChoice.LET_GO
    told.undo()
    qtbot.waitUntil(lambda: name(page) == first.contact.name, timeout=WAIT)


def test_wanted_keeps_what_was_noted_and_brought(told: MainWindow, qtbot: QtBot) -> None:
    event = waiting(told)
    told.desk.book.run(offers.add_offer, Offer("見学動線の事例集"))
    page = triage_page(told, qtbot)
    first = page.person
    assert first is not None
    QTest.keyClick(page.view.card, Key.Key_Q)
    bring = page.view.bring
    assert bring is not None and bring in page.view.letter.text.toPlainText()
    page.view.notes.talked.setFocus()
    QTest.keyClicks(page.view.notes.talked, "tours")
    assert "tours" in page.view.letter.text.toPlainText()
    QTest.keyClick(page.view.notes.talked, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: name(page) != first.contact.name, timeout=WAIT)
    met = next(p for p in evening(told, event).people if p.contact.id == first.contact.id)
    assert (met.choice, met.encounter.note) == (TriageChoice.WANTED, "tours")


def test_what_was_written_into_the_letter_stays(told: MainWindow, qtbot: QtBot) -> None:
    page = triage_page(told, qtbot)
    page.view.letter.text.setPlainText("My own words")
    page.view.notes.talked.setText("something else")
    assert page.view.letter.text.toPlainText() == "My own words"
    page.view.letter.copy_button.click()
    assert QApplication.clipboard().text() == "My own words"


def test_back_shows_the_former_card_and_a_new_answer_counts(told: MainWindow, qtbot: QtBot) -> None:
    event = waiting(told)
    page = triage_page(told, qtbot)
    first = page.person
    assert first is not None
    QTest.keyClick(page.view.card, Key.Key_3)
    qtbot.waitUntil(lambda: name(page) != first.contact.name, timeout=WAIT)
    QTest.keyClick(page.view.card, Key.Key_Up, CTRL)
    assert name(page) == first.contact.name
    QTest.keyClick(page.view.card, Key.Key_1)
    QTest.keyClick(page.view.card, Key.Key_Return)
    qtbot.waitUntil(lambda: choice_of(told, event, first) is TriageChoice.WANTED, timeout=WAIT)


class MailProgram(QObject):
    """Takes the links that a mail program would get."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.links.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def test_the_letter_opens_in_the_mail_program(told: MainWindow, qtbot: QtBot) -> None:
    page = triage_page(told, qtbot)
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "take")  # type: ignore[arg-type]
    try:
        page.view.letter.open_button.click()
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
    (link,) = program.links
    assert link.startswith("mailto:") and "subject=" in link and "body=" in link


def test_the_events_page_leads_to_the_evening(told: MainWindow, qtbot: QtBot) -> None:
    event = waiting(told)
    told.open_page("events", event)
    assert told.desk.book.ask(events.event, event).name
    told.open_page("triage", event)
    assert told.navigation.rows["events"].isChecked()
    focus: QWidget | None = told.focusWidget()
    assert focus is not None
