"""The Person page: cards, what happened, give and take, and the line over all."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.contact import Source
from app.domain.history import Direction, Encounter, Exchange, ExchangeKind
from app.domain.ids import ContactId
from app.domain.places import Part, Place, values_at
from app.services import contacts, exchanges, history, merge
from tests.doubles.people import person
from tests.unit.ui.test_ways import ways_page
from ui.dialogs.log_exchange import LogExchange
from ui.main_window import MainWindow
from ui.person.page import PersonPage
from ui.person.query import headline
from ui.widgets.line_edit import LineEdit

Key = Qt.Key
WAIT = 8000
TANAKA = ContactId(5)


def person_page(window: MainWindow, qtbot: QtBot, who: int = TANAKA) -> PersonPage:
    window.open_page("person", who)
    page = window.page
    assert isinstance(page, PersonPage)
    qtbot.waitUntil(lambda: shown(page) == who, timeout=WAIT)
    return page


def shown(page: PersonPage) -> int | None:
    return page.found.person.view.contact.id if page.found else None


def test_the_line_over_all_says_where_it_stands(told: MainWindow, qtbot: QtBot) -> None:
    page = person_page(told, qtbot)
    assert page.head.name.text() == "田中 一郎"
    assert page.head.headline.text() == (
        "met 2 times · last 12 days ago · you owe: 相続に詳しい司法書士を紹介する"
    )


def test_cards_history_and_both_sides(told: MainWindow, qtbot: QtBot) -> None:
    page = person_page(told, qtbot)
    assert page.cards.rows.rowCount() == 1
    assert [row.title for row in page.history.rows.rows][-1] == "Met: 士業交流ランチ"
    assert [line.title for line in page.gave.list.rows.rows] == [
        "相続に詳しい司法書士を紹介する",
        "補助金の資料",
    ]
    assert page.received.note.text() == "1 · ¥80,000"
    assert [line.number for line in page.received.list.rows.rows] == ["¥80,000"]


def test_a_row_is_opened_from_the_table_and_escape_goes_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told, qtbot)
    page.ways.table.setFocus()
    page.ways.table.choose(TANAKA)
    QTest.keyClick(page.ways.table, Key.Key_Return)
    assert told.page_key == "person"
    whole = told.page
    assert isinstance(whole, PersonPage)
    qtbot.waitUntil(lambda: shown(whole) == TANAKA, timeout=WAIT)
    whole.history.setFocus()
    QTest.keyClick(whole.history, Key.Key_Escape)
    assert told.page_key == "relationships"


def test_something_given_is_recorded_by_key_and_seen(told: MainWindow, qtbot: QtBot) -> None:
    page = person_page(told, qtbot)
    page.history.setFocus()
    before = page.gave.list.rows.rowCount()
    QTest.keyClick(page.history, Key.Key_G)
    form = told.findChild(LogExchange)
    assert isinstance(form, LogExchange) and form.isVisible()
    field = form.findChildren(LineEdit)[0]
    field.setFocus()
    QTest.keyClicks(field, "a hint")
    QTest.keyClick(field, Key.Key_Return)
    book = told.desk.book

    def rows() -> int:
        return page.gave.list.rows.rowCount() + page.received.list.rows.rowCount()

    qtbot.waitUntil(lambda: rows() == before + 2, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: rows() == before + 1, timeout=WAIT)
    assert len(book.ask(history.timeline, TANAKA).exchanges) == before + 1


def test_markup_in_a_name_and_a_note_is_text(told: MainWindow, qtbot: QtBot) -> None:
    hostile = "<img src=x>"
    made = told.desk.book.run(contacts.add_contact, person(hostile), Source.HAND).value
    page = person_page(told, qtbot, made)
    assert page.head.name.text() == hostile
    assert page.head.name.textFormat() is Qt.TextFormat.PlainText
    assert page.head.headline.text() == ""


def test_a_merged_person_still_opens(told: MainWindow, qtbot: QtBot) -> None:
    told.desk.book.run(merge.merge, ContactId(6), TANAKA)
    page = person_page(told, qtbot, 6)
    assert page.found is not None
    assert headline(page.found.person).startswith("met ")


def test_a_number_is_changed_where_it_stands(told: MainWindow, qtbot: QtBot) -> None:
    page, place = person_page(told, qtbot), Place(Part.PHONE)
    page.ways.places[place].begin()
    editor = page.ways.places[place].editor
    editor.setText("03-0000-7777")
    QTest.keyClick(editor, Key.Key_Return)

    def stored() -> tuple[str, ...]:
        found = told.desk.book.ask(contacts.view, TANAKA)
        return values_at(found.contact.details, Part.PHONE)

    qtbot.waitUntil(lambda: stored() == ("03-0000-7777",), timeout=WAIT)


def test_what_the_balance_suggests_is_said_beside_the_person(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    one = book.run(contacts.add_contact, person("受 一")).value
    day = book.clock().astimezone().date() - timedelta(days=10)
    for _time in range(3):
        help_ = Exchange(one, day, Direction.RECEIVED, ExchangeKind.BUSINESS)
        book.run(exchanges.record_exchange, help_)
    book.run(history.meet, Encounter(one, day))
    page = person_page(told, qtbot, one)
    assert page.head.headline.text().endswith("your turn to give")
    assert "first match on the day of meeting" in page.head.trust.text()
    table = ways_page(told, qtbot, 17).ways.table
    shown = next(row for row in table.rows.rows if row.contact.id == one)
    assert shown.next_step == "your turn to give"


def test_a_career_is_never_typed_into_another_person(told: MainWindow, qtbot: QtBot) -> None:
    page = person_page(told, qtbot)
    before = told.desk.book.ask(contacts.view, ContactId(1)).contact.details
    page.ways.date_current()
    row = page.ways.works[0]
    QTest.keyClicks(row.editor.since, "soon")
    person_page(told, qtbot, 1)
    assert not page.ways.is_editing
    person_page(told, qtbot)
    row = page.ways.works[0]
    assert row.is_editing and row.editor.since.text() == "soon"
    QTest.keyClick(row.editor.since, Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.ways.is_editing, timeout=WAIT)
    assert told.desk.book.ask(contacts.view, ContactId(1)).contact.details == before


def test_a_click_leads_back_to_where_one_came_from(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("relationships")
    page = person_page(told, qtbot)
    back = next(b for b in page.header.findChildren(QPushButton) if b.text() == "Go back")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert told.page_key == "relationships"
