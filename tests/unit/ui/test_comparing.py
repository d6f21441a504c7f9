"""Two entries side by side: merged field by field, kept apart, parted again."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.card import ScanState
from app.domain.contact import MethodKind
from app.domain.ids import ContactId
from app.services import contacts, intake
from tests.doubles.book import contact_named
from tests.unit.ui.review_window import CTRL, SHIFT, WAIT, Key, review_page
from ui.contacts.page import ContactsPage
from ui.main_window import MainWindow
from ui.review.compare import Compare
from ui.review.page import ReviewPage


def comparing(window: MainWindow, page: ReviewPage) -> Compare:
    QTest.keyClick(window, Key.Key_E, CTRL | SHIFT)
    assert page.compare_ is not None and page.compare_.isVisible()
    return page.compare_


def test_two_cards_are_merged_field_by_field_and_parted_again(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    book, known = told.desk.book, contact_named(told.desk.book, "髙橋 美咲")
    before = book.ask(contacts.view, known).contact.details
    beside = comparing(told, page)
    asked = [row.compared.kind for row in beside.rows if row.compared.is_asked]
    assert asked == ["mobile", "phone"]
    row = told.focusWidget()
    assert row is not None and row.accessibleName().startswith("Mobile、known: 090-0000-1200")
    QTest.keyClick(row, Key.Key_Left)
    assert "the known one is kept" in row.accessibleName()
    waiting = len(page.strip.open_places)
    scan = page.strip.rows.rows[0].scan_id
    QTest.keyClick(row, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting - 1, timeout=WAIT)
    merged = book.ask(contacts.view, known).contact.details
    assert merged.values(MethodKind.MOBILE) == ("090-0000-1200",)
    assert merged.values(MethodKind.PHONE) == ("03-0000-1940",)
    assert [a.company for a in merged.affiliations] == ["みなと住販株式会社", "株式会社あおば地所"]
    told.open_page("contacts", known)
    people = told.page
    assert isinstance(people, ContactsPage)
    qtbot.waitUntil(lambda: _shown(people) == known, timeout=WAIT)
    people.actions_.separate()
    qtbot.waitUntil(lambda: book.ask(contacts.view, known).contact.details == before, timeout=WAIT)
    assert book.ask(intake.scan, scan).state is ScanState.TO_REVIEW


def _shown(page: ContactsPage) -> ContactId | None:
    return page.list.current.contact.id if page.list.current else None


def test_both_are_kept_where_it_is_somebody_else(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    comparing(told, page)
    people = len(told.desk.book.ask(contacts.summaries))
    QTest.keyClick(told.focusWidget(), Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: len(told.desk.book.ask(contacts.summaries)) == people + 1, timeout=WAIT)


def test_escape_leaves_the_comparison_without_a_change(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    beside = comparing(told, page)
    QTest.keyClick(told.focusWidget(), Key.Key_Escape)
    assert not beside.isVisible()
    assert page.known.isVisible()
