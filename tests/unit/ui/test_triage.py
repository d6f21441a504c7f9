"""Sorting an evening by keys: an answer, what to bring, the next card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.history import TriageChoice
from app.domain.ids import EventId
from app.domain.letters import Letter
from app.domain.offers import Offer
from app.services import events, history, letters, offers, triage
from app.services.triage import Evening, Sorting
from tests.doubles.mail_program import MailProgram
from ui.main_window import MainWindow
from ui.triage.pace import Pace, pace_words
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
    qtbot.waitUntil(page.view.card.hasFocus, timeout=WAIT)
    return page


def focus(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def touches(window: MainWindow, person: Sorting) -> int:
    return len(window.desk.book.ask(history.timeline, person.contact.id).touches)


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


def test_the_letter_opens_in_the_mail_program(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page = triage_page(told, qtbot)
    page.view.letter.open_button.click()
    (link,) = mail.links
    assert link.startswith("mailto:") and "subject=" in link and "body=" in link


def test_the_events_page_leads_to_the_evening(told: MainWindow, qtbot: QtBot) -> None:
    event = waiting(told)
    told.open_page("events", event)
    assert told.desk.book.ask(events.event, event).name
    told.open_page("triage", event)
    assert told.navigation.rows["events"].isChecked()
    assert focus(told)


def test_an_own_template_is_chosen_and_stays_for_the_next_card(
    told: MainWindow, qtbot: QtBot
) -> None:
    mine = Letter("御礼", "en", "{event} – {company}", "{name}\n{need} {offer}\n{me}")
    told.desk.book.run(letters.save_letter, mine)
    page = triage_page(told, qtbot)
    letter, first = page.view.letter, page.person
    assert first is not None
    assert letter.choice.currentText() == "Thank-you after an event"
    assert letter.subject.startswith("Thank you for ")
    letter.choice.setFocus()
    QTest.keyClick(letter.choice, Key.Key_Home)
    assert letter.choice.currentText() == "御礼"
    assert letter.text.toPlainText() == f"{first.contact.name}\n"
    QTest.keyClick(letter.choice, Key.Key_Escape)
    QTest.keyClick(page.view.card, Key.Key_2)
    qtbot.waitUntil(lambda: name(page) not in ("", first.contact.name), timeout=WAIT)
    assert letter.text.toPlainText() == f"{name(page)}\n"
    assert letter.choice.currentText() == "御礼"


def test_another_template_takes_the_place_of_what_was_written_until_undone(
    told: MainWindow, qtbot: QtBot
) -> None:
    letter = triage_page(told, qtbot).view.letter
    letter.text.setPlainText("My own words")
    letter.choice.setFocus()
    QTest.keyClick(letter.choice, Key.Key_Down)
    assert letter.text.toPlainText() != "My own words"
    letter.text.setFocus()
    QTest.keyClick(letter.text, Key.Key_Z, CTRL)
    assert letter.text.toPlainText() == "My own words"


def test_one_key_leads_to_each_field_and_escape_back_to_the_card(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = triage_page(told, qtbot)
    view = page.view
    fields = (
        (Key.Key_T, view.notes.talked),
        (Key.Key_N, view.notes.need),
        (Key.Key_P, view.notes.promise),
        (Key.Key_D, view.letter.text),
    )
    for key, field in fields:
        QTest.keyClick(view.card, key)
        assert focus(told) is field
        QTest.keyClick(field, Key.Key_Escape)
        assert focus(told) is view.card
    QTest.keyClick(view.card, Key.Key_Escape)
    assert told.page_key == "events"


def test_an_offer_is_added_where_it_is_missing_and_can_be_ticked(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = triage_page(told, qtbot)
    page.view.notes.talked.setText("tours")
    QTest.keyClick(page.view.card, Key.Key_B)
    QTest.keyClicks(focus(told), "A talk")
    QTest.keyClick(focus(told), Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.view.offers), timeout=WAIT)
    assert page.view.notes.talked.text() == "tours"
    QTest.keyClick(page.view.card, Key.Key_B)
    QTest.keyClick(focus(told), Key.Key_Space)
    assert page.view.bring == "A talk"


def test_a_letter_from_the_evening_is_recorded_after_one_confirmation(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page = triage_page(told, qtbot)
    person = page.person
    assert person is not None
    before = touches(told, person)
    QTest.keyClick(page.view.card, Key.Key_M)
    assert len(mail.links) == 1
    assert focus(told).accessibleName() == "What I brought"
    QTest.keyClick(focus(told), Key.Key_Return)
    qtbot.waitUntil(lambda: touches(told, person) == before + 1, timeout=WAIT)
    assert name(page) == person.contact.name
    qtbot.waitUntil(lambda: focus(told) is page.view.card, timeout=WAIT)


def test_what_is_said_of_one_card_covers_nothing_of_the_next(
    told: MainWindow, qtbot: QtBot
) -> None:
    told.resize(1280, 800)
    page = triage_page(told, qtbot)
    first = page.person
    QTest.keyClick(page.view.card, Key.Key_1)
    QTest.keyClick(page.view.card, Key.Key_Return)
    qtbot.waitUntil(lambda: page.person is not None and page.person is not first, timeout=WAIT)
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    view = page.view
    parts = (*view.answers.values(), view.notes, view.letter, view.next_button)
    for part in parts:
        place = QRect(part.mapTo(told, QPoint(0, 0)), part.size())
        assert not place.intersects(told.toast.geometry())
    told.open_page("relationships")
    assert told.toast.geometry().bottom() > told.height() - 120


def test_tonight_is_opened_from_anywhere(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("contacts")
    QTest.keyClick(told, Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: told.page_key == "triage", timeout=WAIT)


def test_how_long_the_rest_takes_is_told_without_breaks() -> None:
    pace = Pace()
    for at in (0.0, 12.0, 24.0, 524.0):
        pace.answered(at)
        assert pace.minutes_for(30) is None
    pace.answered(536.0)
    assert pace.minutes_for(30) == 6
    assert pace.minutes_for(0) is None
    assert pace_words(pace, 30) == "about 6 min more at this pace"
