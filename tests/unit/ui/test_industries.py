"""The Industries page: whom I know in which line of work, and settling what is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import contacts, facets
from tests.doubles.people import person
from ui.industries.page import IndustriesPage
from ui.main_window import MainWindow

WAIT = 8000


def opened(window: MainWindow, qtbot: QtBot) -> IndustriesPage:
    window.open_page("industries")
    page = window.page
    assert isinstance(page, IndustriesPage)
    qtbot.waitUntil(lambda: bool(page.list.rows.rows), timeout=WAIT)
    return page


def test_all_divisions_stand_there_with_their_people(told: MainWindow, qtbot: QtBot) -> None:
    page = opened(told, qtbot)
    rows = page.industries.rows.rows
    divisions = [row for row in rows if row.code and len(row.code) == 1]
    assert len(divisions) == 20
    estate = next(row for row in rows if row.code == "K68")
    page.industries.choose("K68")
    shown = page.list.rows
    qtbot.waitUntil(lambda: {r.contact.industry for r in shown.rows} == {"K68"}, timeout=WAIT)
    assert shown.rowCount() == estate.count


def test_what_is_not_settled_is_settled_in_bulk_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    for name, company in (("緒方 澪", "サンライズ"), ("Mara Lindqvist", "Quill & Co.")):
        book.run(contacts.add_contact, person(name, company))
    page = opened(told, qtbot)
    before = book.ask(facets.industry_counts).unsettled
    assert page.industries.rows.rows[0].code is None and before > 1
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.list, Qt.Key.Key_I)
    question = page.several.question
    assert question.isVisible()
    question.choice.choose("I")
    question._done()
    qtbot.waitUntil(lambda: book.ask(facets.industry_counts).unsettled < before, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: book.ask(facets.industry_counts).unsettled == before, timeout=WAIT)
