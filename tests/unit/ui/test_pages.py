"""The pages on a real card book: what they show, and what their keys record."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.event import Event, Verdict
from app.domain.history import Encounter
from app.domain.ids import ContactId
from app.domain.stage import Stage
from app.services import events, history
from tests.doubles.book import contact_named
from tests.doubles.mail_program import MailProgram
from ui.contacts.page import ContactsPage
from ui.contacts.query import Filters
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.relationships.page import RelationshipsPage
from ui.theme.fonts import px
from ui.today.page import TodayPage
from ui.widgets.button import Button

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000
PAGES = ("today", "intake", "review", "contacts", "relationships", "events", "year", "person")


def today_page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(page.blocks.clocks.list.rows.rows), timeout=WAIT)
    return page


def test_today_shows_clocks_promises_and_the_next_event(told: MainWindow, qtbot: QtBot) -> None:
    page = today_page(told, qtbot)
    names = [row.name for row in page.blocks.clocks.list.rows.rows]
    assert names == ["吉田 恵", "髙橋 美咲", "小林 さくら", "佐藤 健一"]
    assert [row.lead for row in page.blocks.promises.list.rows.rows] == ["Theirs", "Mine", "Mine"]
    assert "Recommended by 林 直樹" in page.blocks.next.spoken()
    assert "4 h left" in page.blocks.clocks.list.rows.rows[1].spoken


def test_the_next_event_names_who_will_likely_be_there_and_opens_by_key(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    book = told_on.desk.book
    earlier = Event("産直マルシェの集い 春の会", date(2026, 4, 1), series="産直マルシェ")
    event_id = book.run(events.add_event, earlier).value
    book.run(history.meet, Encounter(ContactId(8), date(2026, 4, 1), event_id, note="梅の話"))
    page = told_on.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: "林 直樹 · " in page.blocks.next.spoken(), timeout=WAIT)
    page.blocks.next.setFocus()
    QTest.keyClick(page.blocks.next, Key.Key_Return)
    assert told_on.page_key == "events"


def test_d_on_a_promise_keeps_it_and_the_toast_takes_it_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = today_page(told, qtbot)
    rows = page.blocks.promises.list
    rows.setFocus()
    before = len(rows.rows.rows)
    QTest.keyClick(rows, Key.Key_D)
    qtbot.waitUntil(lambda: len(rows.rows.rows) == before - 1, timeout=WAIT)
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    told.toast.undo_button.click()
    qtbot.waitUntil(lambda: len(rows.rows.rows) == before, timeout=WAIT)


def test_d_on_a_clock_asks_once_and_records_the_touch(told: MainWindow, qtbot: QtBot) -> None:
    page = today_page(told, qtbot)
    rows = page.blocks.clocks.list
    rows.setFocus()
    rows.setCurrentIndex(rows.rows.index(1))
    QTest.keyClick(rows, Key.Key_D)
    field = told.focusWidget()
    assert field is not None and field.accessibleName() == "What I brought"
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows.rows.rows) == 3, timeout=WAIT)


def test_s_puts_a_planned_word_off(told: MainWindow, qtbot: QtBot) -> None:
    page = today_page(told, qtbot)
    rows = page.blocks.clocks.list
    rows.setFocus()
    rows.choose_first()
    QTest.keyClick(rows, Key.Key_S)
    qtbot.waitUntil(lambda: rows.rows.rows[0].name != "吉田 恵", timeout=WAIT)


def test_letters_are_commands_only_while_a_list_has_the_focus(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setFocus()
    QTest.keyClicks(page.search, "123")
    assert page.search.text() == "123"
    person = contact_named(told.desk.book, "井上 隆")
    timeline = told.desk.book.ask(history.timeline, person)
    assert timeline.triages == ()


def contacts_page(window: MainWindow, qtbot: QtBot) -> ContactsPage:
    window.open_page("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    qtbot.waitUntil(lambda: bool(page.list.rows.rows), timeout=WAIT)
    return page


def contacts_with_person(window: MainWindow, qtbot: QtBot) -> ContactsPage:
    """The same with the first person shown, and the focus in the list."""
    page = contacts_page(window, qtbot)
    qtbot.waitUntil(lambda: page.person is not None, timeout=WAIT)
    page.list.setFocus()
    return page


def test_search_finds_as_one_types(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    QTest.keyClick(told, Key.Key_F, CTRL)
    assert told.focusWidget() is page.search
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1, timeout=WAIT)
    assert page.list.rows.rows[0].contact.name == "髙橋 美咲"
    page.search.setText("誰もいない")
    qtbot.waitUntil(lambda: not page.list.rows.rows, timeout=WAIT)


def test_a_filter_by_stage_holds_and_goes(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    everyone = len(page.list.rows.rows)
    qtbot.waitUntil(lambda: page.is_counted, timeout=WAIT)
    page.filters.setFocus()
    row = next(r for r in page.filters.rows.rows if r.value == Stage.TRUSTED.value)
    page.filters.choose(row.key)
    QTest.keyClick(page.filters, Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == row.count, timeout=WAIT)
    assert {r.stage for r in page.list.rows.rows} == {Stage.TRUSTED}
    page.filters.choose_filters(Filters())
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == everyone, timeout=WAIT)


def test_a_contact_is_added_by_hand_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    before = len(page.list.rows.rows)
    QTest.keyClick(told, Key.Key_N, CTRL)
    field = told.focusWidget()
    assert field is not None and field.accessibleName() == "Name"
    QTest.keyClicks(field, "Ada Example")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == before + 1, timeout=WAIT)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == before, timeout=WAIT)


def test_a_form_without_a_name_says_so_and_stays(told: MainWindow, qtbot: QtBot) -> None:
    contacts_page(told, qtbot)
    QTest.keyClick(told, Key.Key_N, CTRL)
    field = told.focusWidget()
    assert field is not None
    QTest.keyClick(field, Key.Key_Return, CTRL)
    assert told.focusWidget() is field and field.isVisible()


def test_keys_in_the_list_choose_and_delete(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.show_subject(contact_named(told.desk.book, "井上 隆"))
    qtbot.waitUntil(lambda: _current_name(page) == "井上 隆", timeout=WAIT)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_1)
    qtbot.waitUntil(lambda: _current_stage(page) is Stage.WANTED, timeout=WAIT)
    before = len(page.list.rows.rows)
    QTest.keyClick(page.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == before - 1, timeout=WAIT)


def _current_name(page: ContactsPage) -> str:
    return page.list.current.contact.name if page.list.current else ""


def _current_stage(page: ContactsPage) -> Stage | None:
    return page.list.current.stage if page.list.current else None


def test_write_opens_the_mail_program_and_offers_to_record(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page = contacts_page(told, qtbot)
    page.show_subject(contact_named(told.desk.book, "井上 隆"))
    qtbot.waitUntil(lambda: _current_name(page) == "井上 隆", timeout=WAIT)
    qtbot.waitUntil(lambda: page.shown_name == "井上 隆", timeout=WAIT)
    page.actions_.write()
    qtbot.waitUntil(lambda: bool(mail.links), timeout=WAIT)
    assert mail.links == ["mailto:t.inoue@inoue.example.co.jp"]
    field = told.focusWidget()
    assert field is not None and field.accessibleName() == "What I brought"


def test_the_funnel_filters_the_table(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("relationships")
    page = told.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 16, timeout=WAIT)
    page.switch_stage(Stage.TRUSTED)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 1, timeout=WAIT)
    assert page.ways.table.rows.rows[0].contact.name == "田中 一郎"
    page.switch_stage(Stage.TRUSTED)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 16, timeout=WAIT)
    page.ways.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert page.ways.table.rows.rows[0].gave + page.ways.table.rows.rows[0].received == 2


def test_the_table_opens_the_person(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("relationships")
    page = told.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 16, timeout=WAIT)
    page.ways.table.setFocus()
    QTest.keyClick(page.ways.table, Key.Key_Return)
    assert told.page_key == "person"


def test_events_are_judged_added_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    minato = page.ledger.rows.rows[1].numbers.event
    assert minato.id is not None
    page.ledger.choose(minato.id)
    page.ledger.setFocus()
    QTest.keyClick(page.ledger, Key.Key_M)
    qtbot.waitUntil(
        lambda: page.ledger.rows.rows[1].numbers.event.verdict is Verdict.MET, timeout=WAIT
    )
    page.actions_.add()
    field = told.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Small fair")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 7, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)


def test_without_events_the_page_says_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("events")
    page = window.page
    assert isinstance(page, EventsPage)
    begin = next(b for b in page.findChildren(Button) if b.text().startswith("New event…"))
    qtbot.waitUntil(begin.isVisible, timeout=WAIT)
    primary = [b for b in page.findChildren(Button) if b.property("kind") == "primary"]
    assert [b for b in primary if b.isVisible()] == [begin]
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "First evening")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    qtbot.waitUntil(page.ledger.isVisible, timeout=WAIT)
    page.search.setText("nowhere")
    back = next(b for b in page.findChildren(Button) if b.text() == "Show all events")
    qtbot.waitUntil(back.isVisible, timeout=WAIT)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert page.ledger.isVisible() and page.search.text() == ""


def test_ten_events_are_seen_at_once(window: MainWindow, qtbot: QtBot) -> None:
    book = window.desk.book
    for number in range(14):
        day = datetime(2026, 3, 1 + number, 19, 0).astimezone()
        book.run(events.add_event, Event(f"Evening {number}", day))
    window.open_page("events")
    page = window.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 14, timeout=WAIT)
    qtbot.waitUntil(page.ledger.isVisible, timeout=WAIT)

    def rows_in_view() -> int:
        return page.ledger.viewport().height() // page.ledger.rowHeight(0)

    qtbot.waitUntil(lambda: rows_in_view() >= 10, timeout=WAIT)


def test_in_a_narrow_window_the_names_of_events_keep_their_room(
    told: MainWindow, qtbot: QtBot
) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    count = len(page.ledger.rows.columns)

    def hidden() -> int:
        return sum(page.ledger.isColumnHidden(at) for at in range(count))

    qtbot.waitUntil(lambda: hidden() == 0, timeout=WAIT)
    told.resize(820, 620)
    qtbot.waitUntil(lambda: hidden() > 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.ledger.columnWidth(0) >= px(180), timeout=WAIT)
    told.resize(1280, 800)
    qtbot.waitUntil(lambda: hidden() == 0, timeout=WAIT)


def test_an_evening_shows_its_cards(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    page.ledger.setCurrentIndex(page.ledger.rows.index(4, 0))
    qtbot.waitUntil(lambda: page.evening.sheet.rows.rowCount() == 8, timeout=WAIT)


@pytest.mark.parametrize("key", PAGES)
def test_an_empty_book_opens_every_page(window: MainWindow, qtbot: QtBot, key: str) -> None:
    window.open_page(key)
    qtbot.wait(80)
    assert window.page.isVisible()
    assert window.page.accessibleName()


@pytest.mark.parametrize("key", PAGES)
def test_whatever_takes_the_focus_has_a_name(told: MainWindow, qtbot: QtBot, key: str) -> None:
    told.open_page(key)
    qtbot.wait(400)
    nameless = [
        widget
        for widget in told.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_f6_goes_round_the_panes_and_back_to_the_navigation(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.list.setFocus()
    seen = []
    for _turn in range(5):
        QTest.keyClick(told, Key.Key_F6)
        focus = told.focusWidget()
        seen.append(focus)
    assert page.filters in seen and page.search in seen
    assert any(told.navigation.isAncestorOf(widget) for widget in seen if widget)


def test_the_frame_tells_what_waits_and_what_can_be_undone(told: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: told.navigation.rows["review"].count == 5, timeout=WAIT)
    assert told.navigation.rows["today"].count == 7
    texts = [command.text for command in told.menu.commands()]
    assert "Undo: Set a budget" in texts


def test_the_palette_finds_a_person(told: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(told, Key.Key_K, CTRL)
    field = told.focusWidget()
    assert field is not None
    told.palette_.type("田中")
    qtbot.waitUntil(lambda: "田中 一郎" in told.palette_.offered, timeout=WAIT)
    QTest.keyClick(field, Key.Key_Return)
    assert told.page_key == "contacts"


def test_what_came_of_a_recommenders_word_is_one_key_away(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    bars = page.recommenders.list
    qtbot.waitUntil(lambda: bool(bars.rows.rows), timeout=WAIT)
    bars.choose_first()
    bars.setFocus()
    asked = bars.rows.rows[0].conditions
    assert asked is not None and asked.recommenders
    QTest.keyClick(bars, Qt.Key.Key_Return)
    relationships = told.page
    assert isinstance(relationships, RelationshipsPage)
    assert relationships.filters.conditions == asked
    shown = relationships.ways.table.rows
    qtbot.waitUntil(lambda: 0 < shown.rowCount() < 16, timeout=WAIT)


def test_the_hour_at_which_an_event_begins_can_be_read(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    page.ledger.choose_first()
    page.actions_.edit()
    qtbot.waitUntil(lambda: any(t.isVisible() for t in told.findChildren(QTimeEdit)), timeout=WAIT)
    (hour,) = told.findChildren(QTimeEdit)
    inside = hour.lineEdit()
    assert inside is not None
    needed = inside.fontMetrics().horizontalAdvance(inside.text())
    assert inside.width() >= needed > 0


def test_an_event_that_another_page_opens_is_in_sight(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    for number in range(12):
        book.run(events.add_event, Event(f"会 {number}", date(2026, 1, 1 + number)))
    oldest = book.ask(events.events)[-1]
    told.open_page("events", oldest.id)
    page = told.page
    assert isinstance(page, EventsPage)
    ledger = page.ledger

    def in_sight() -> bool:
        row, place = ledger.current, ledger.visualRect(ledger.currentIndex())
        is_it = row is not None and row.numbers.event.id == oldest.id
        return is_it and ledger.viewport().rect().contains(place.center())

    qtbot.waitUntil(in_sight, timeout=WAIT)
