"""A quiet word where the company or the introducer of a nuisance turns up again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.event import Event
from app.domain.history import Encounter, Nuisance, NuisanceKind, NuisanceLevel
from app.domain.ids import ContactId
from app.services import contacts, events, history, nuisances, review, undo
from app.services.contacts import add_contact
from tests.doubles.mail_program import MailProgram
from tests.doubles.people import person
from tests.unit.ui.review_window import review_page
from tests.unit.ui.test_letters import contacts_page, sheet
from tests.unit.ui.test_matches import matches_page
from tests.unit.ui.test_person import person_page
from ui.dialogs.log_touch import LogTouch
from ui.main_window import MainWindow
from ui.review.surface import Surface
from ui.touching import Touching
from ui.triage.page import TriagePage

WAIT = 8000
DAY = date(2026, 11, 20)


def mark_one_of(window: MainWindow, company: str) -> ContactId:
    book = window.desk.book
    bad = book.run(add_contact, person("困 三", company)).value
    book.run(nuisances.mark_nuisance, Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, DAY, bad))
    return bad


def test_a_card_of_the_same_company_is_reviewed_with_a_word_of_care(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    details = (book.ask(review.propose, scan.id).details for scan in book.ask(review.queue))
    works = [known.current for known in details if known is not None and known.current]
    for company in {work.company for work in works if work.company}:
        mark_one_of(told, company)
    page = review_page(told, qtbot)
    surface = page.findChild(Surface)
    assert surface is not None
    caution = surface.caution
    qtbot.waitUntil(caution.isVisible, timeout=WAIT)
    assert "was marked as a nuisance" in caution.text()


def test_a_colleague_has_a_word_of_care_until_the_mark_is_taken_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    page = person_page(told, qtbot)
    assert page.head.caution.text() == ""
    details = book.ask(contacts.view, ContactId(5)).contact.details
    assert details.current is not None and details.current.company
    mark_one_of(told, details.current.company)
    qtbot.waitUntil(lambda: "was marked as a nuisance" in page.head.caution.text(), timeout=WAIT)
    book.run(undo.undo)
    qtbot.waitUntil(lambda: page.head.caution.text() == "", timeout=WAIT)


def test_a_letter_and_the_record_after_a_mail_have_a_word_of_care(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    book = told.desk.book
    mark = Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, DAY, ContactId(5))
    page = contacts_page(told, qtbot, 5)
    letter = sheet(page, qtbot)
    assert not letter.caution.isVisible()
    letter.close_()
    book.run(nuisances.mark_nuisance, mark)
    letter = sheet(page, qtbot)
    qtbot.waitUntil(letter.caution.isVisible, timeout=WAIT)
    assert "was marked as a nuisance" in letter.caution.text()
    letter.close_()
    page.actions_.write()
    form = next_form(told, qtbot)
    qtbot.waitUntil(form.caution.isVisible, timeout=WAIT)
    assert "was marked as a nuisance" in form.caution.text()


@pytest.mark.parametrize("page", ["today", "relationships", "person"])
def test_no_mail_to_a_nuisance_opens_before_the_word_of_care(
    told: MainWindow, qtbot: QtBot, mail: MailProgram, page: str
) -> None:
    who = _first_on(told, qtbot, page)
    mark = Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, DAY, who)
    touching = Touching(told.page)
    touching.write(who)
    next_form(told, qtbot).close_()
    assert len(mail.links) == 1  # about somebody else nothing is to be said
    told.desk.book.run(nuisances.mark_nuisance, mark)
    touching.write(who)
    form = next_form(told, qtbot)
    qtbot.waitUntil(form.caution.isVisible, timeout=WAIT)
    assert len(mail.links) == 1
    form.mail_button.click()
    assert len(mail.links) == 2


def _first_on(window: MainWindow, qtbot: QtBot, page: str) -> ContactId:
    """Somebody with an address, on a page from which one writes."""
    window.open_page(page, 5 if page == "person" else None)
    return ContactId(5)


def next_form(window: MainWindow, qtbot: QtBot) -> LogTouch:
    def forms() -> list[LogTouch]:
        return [f for f in window.findChildren(LogTouch) if f.isVisible()]

    qtbot.waitUntil(lambda: bool(forms()), timeout=WAIT)
    return forms()[0]


def test_tonight_says_who_was_introduced_by_whom_to_take_care_with(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    bad = mark_one_of(told, "つばき商会")
    new = book.run(add_contact, person("新 一")).value
    held = book.run(events.add_event, Event("新しい会", DAY)).value
    book.run(history.meet, Encounter(new, DAY, held, introduced_by=bad))
    told.open_page("triage", held)
    page = told.page
    assert isinstance(page, TriagePage)
    labels = page.findChildren(type(page.header.subtitle))
    word = "困 三 also introduced"
    qtbot.waitUntil(lambda: any(word in one.text() for one in labels), timeout=WAIT)


def test_the_letter_of_a_match_has_a_word_of_care(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page = matches_page(told, qtbot)
    needs = page.list.rows.rows[0].found.needs
    assert needs is not None and needs.company
    mark_one_of(told, needs.company)
    QTest.keyClick(page.list, Qt.Key.Key_W)
    said = told.toast.accessibleName
    qtbot.waitUntil(lambda: "was marked as a nuisance" in said(), timeout=WAIT)
    assert mail.links
