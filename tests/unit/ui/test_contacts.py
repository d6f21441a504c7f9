"""The Contacts page: many rows, several chosen, searches saved, contacts carried out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.domain.search import ListOrder
from app.services import events, history, merge
from app.services.contacts import add_contact, view
from tests.doubles.people import person
from tests.eval.big_book import make_book
from tests.unit.ui.opening import contacts_page, names, shown_name
from ui.contacts.page import ContactsPage
from ui.desk import Desk
from ui.files.carrying import file_data, vcard_file
from ui.main_window import MainWindow
from ui.widgets.button import Button

Key, Modifier = Qt.Key, Qt.KeyboardModifier
WAIT = 8000


def choose(page: ContactsPage, first: int, last: int) -> None:
    """Click one row, and a further one with Shift."""
    for at, modifier in ((first, Modifier.NoModifier), (last, Modifier.ShiftModifier)):
        where = page.list.visualRect(page.list.rows.index(at)).center()
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def answer(window: MainWindow, qtbot: QtBot, page: ContactsPage, text: str) -> None:
    qtbot.waitUntil(page.several.question.isVisible, timeout=WAIT)
    QTest.keyClicks(page.several.question.field, text)
    QTest.keyClick(page.several.question.field, Key.Key_Return)


def test_a_long_list_is_fetched_as_it_comes_into_view(
    qtbot: QtBot, tmp_path: Path, window: MainWindow
) -> None:
    make_book(tmp_path / "big", 2500)
    book = CardBook(tmp_path / "big")
    desk = Desk(book)
    big = MainWindow(desk, window._preferences)
    qtbot.addWidget(big)
    big.show()
    page = contacts_page(big, qtbot)
    rows = page.list.rows
    assert rows.rowCount() == 2500
    assert rows.windows.held < 200
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_End, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(rows.rows[2499].contact.name), timeout=WAIT)
    assert page.list.currentIndex().row() == 2499
    QTest.keyClick(page.list, Key.Key_A, Modifier.ControlModifier)
    assert len(page.several.ids) == 2500
    assert rows.windows.held < 400
    big.close()
    desk.close()
    book.disconnect()


def test_several_are_tagged_and_untagged_in_one_step(told: MainWindow, qtbot: QtBot) -> None:
    page, book = contacts_page(told, qtbot), told.desk.book
    choose(page, 1, 3)
    ids = page.several.ids
    assert len(ids) == 3 and page.several.isVisible()
    page.several.findChildren(Button)[-1].click()
    assert [len(page.several.ids), page.several.isVisible()] == [1, False]
    choose(page, 1, 3)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_T)
    answer(told, qtbot, page, "morning")

    def tagged() -> list[bool]:
        return ["morning" in book.ask(view, i).contact.details.tags for i in ids]

    qtbot.waitUntil(lambda: all(tagged()), timeout=WAIT)
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    assert page.several.ids == ids, "who was chosen stays so"
    told.toast.undo_button.click()
    qtbot.waitUntil(lambda: not any(tagged()), timeout=WAIT)


def test_several_get_an_industry_and_an_event(told: MainWindow, qtbot: QtBot) -> None:
    page, book = contacts_page(told, qtbot), told.desk.book
    choose(page, 0, 2)
    ids = page.several.ids
    page.several.industry()
    page.several.question.choice.choose("J")
    QTest.keyClick(page.several.question.choice, Key.Key_Escape)
    page.several.industry()
    page.several.question.choice.choose("J")
    page.several.question._done()

    def industries() -> set[str | None]:
        return {c.industry for i in ids if (c := book.ask(view, i).company)}

    def met(contact_id: ContactId) -> set[int | None]:
        return {e.event_id for e in book.ask(history.timeline, contact_id).encounters}

    qtbot.waitUntil(lambda: industries() == {"J"}, timeout=WAIT)
    held = book.ask(events.past_events)[0]
    page.several.event_met()
    qtbot.waitUntil(page.several.question.isVisible, timeout=WAIT)
    page.several.question.choice.choose(held.id)
    page.several.question._done()
    qtbot.waitUntil(lambda: all(held.id in met(i) for i in ids), timeout=WAIT)


def test_del_puts_all_chosen_into_the_trash_and_undo_brings_them_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = contacts_page(told, qtbot)
    before = names(page)
    choose(page, 0, 3)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: names(page) == before[4:], timeout=WAIT)
    QTest.keyClick(page.list, Key.Key_Z, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: names(page) == before, timeout=WAIT)


def test_ctrl_c_copies_text_and_ctrl_shift_c_the_card(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: shown_name(page) == "髙橋 美咲", timeout=WAIT)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_C, Modifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: clipboard.text().startswith("髙橋 美咲"), timeout=WAIT)
    assert "@" in clipboard.text()
    QTest.keyClick(page.list, Key.Key_C, Modifier.ControlModifier | Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=WAIT)


def test_what_is_dragged_out_is_a_vcard_named_after_its_person(
    told: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = contacts_page(told, qtbot)
    ids = page.several.ids
    name = told.desk.book.ask(view, ids[0]).contact.details.name.printed
    data = file_data(told.desk.book.ask(vcard_file, tmp_path, ids))
    assert data.urls()[0].fileName() == f"{name}.vcf"
    assert bytes(data.data("text/vcard").data()).startswith(b"BEGIN:VCARD")
    page.list.drag_wanted.disconnect()  # a real drag waits for somebody to let go
    with qtbot.waitSignal(page.list.drag_wanted, timeout=WAIT):
        middle = page.list.visualRect(page.list.rows.index(0)).center()
        viewport = page.list.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Modifier.NoModifier, middle)
        for step in range(1, 8):
            QTest.mouseMove(viewport, middle + QPoint(8 * step, 4 * step))
            QTest.qWait(20)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Modifier.NoModifier, middle)


def test_the_context_menu_holds_the_commands(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.list.customContextMenuRequested.emit(QPoint(5, 5))
    menu = page.findChild(QMenu)
    assert menu is not None and menu.isVisible()
    assert sum(not a.isSeparator() for a in menu.actions()) <= 12, "a wall is no menu"
    within = menu.findChildren(QMenu)
    offered = {a.text() for one in (menu, *within) for a in one.actions()}
    assert {"Tag…", "Delete", "Copy as text", "Met again…", "Keep in touch"} <= offered
    menu.close()


def test_shift_f10_opens_the_menu_of_the_row_in_focus(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.list.setFocus()
    page.list.choose_first()
    QTest.keyClick(page.list, Qt.Key.Key_F10, Modifier.ShiftModifier)
    menu = page.findChild(QMenu)
    assert menu is not None and menu.isVisible()
    row = page.list.visualRect(page.list.currentIndex())
    top = page.list.viewport().mapToGlobal(row.topLeft()).y()
    assert top <= menu.y() <= top + row.height()
    menu.close()


def test_a_contact_goes_to_a_phone_by_one_key(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    QTest.keyClick(page.list, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: told.codes.sheet.isVisible(), timeout=WAIT)


def test_the_order_can_be_chosen(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    by_name = names(page)
    page.order.choose(ListOrder.LAST_CONTACT)
    qtbot.waitUntil(lambda: names(page) != by_name, timeout=WAIT)
    days = [row.days for row in page.list.rows.rows if row.days is not None]
    assert days == sorted(days)
    page.order.choose(ListOrder.COMPANY)
    qtbot.waitUntil(lambda: names(page)[0] != by_name[0], timeout=WAIT)
    assert sorted(names(page)) == sorted(by_name)


def test_a_value_is_copied_by_its_button(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: shown_name(page) == "髙橋 美咲", timeout=WAIT)
    buttons = page.detail.ways.findChildren(Button)
    copy = next(b for b in buttons if b.accessibleName() == "Copy 03-0000-1200")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "03-0000-1200"


def test_a_merge_is_undone_at_any_later_time(told: MainWindow, qtbot: QtBot) -> None:
    page, book = contacts_page(told, qtbot), told.desk.book
    people = {row.contact.name: row.contact.id for row in page.list.rows.rows}
    survivor, other = people["井上 隆"], people["髙橋 美咲"]
    book.run(merge.merge, survivor, other)
    book.run(add_contact, person("後の 人"))
    page.show_subject(survivor)
    qtbot.waitUntil(lambda: shown_name(page) == "井上 隆", timeout=WAIT)
    buttons = page.detail.ways.findChildren(Button)
    back = next(b for b in buttons if b.accessibleName() == "Undo the merge")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "髙橋 美咲" in names(page), timeout=WAIT)
    assert book.ask(view, other).contact.merged_into is None


def test_two_entries_become_one_and_two_again(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    before = names(page)
    choose(page, 0, 1)
    assert page.several.one_of_two.isVisible()
    QTest.mouseClick(page.several.one_of_two, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(page) == before[1:], timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: names(page) == before, timeout=WAIT)


def test_a_table_says_what_can_be_done_with_several(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.people.switch()
    assert not page.bar.isVisible()
    page.people.table.setFocus()
    QTest.keyClick(page.people.table, Key.Key_A, Modifier.ControlModifier)
    assert page.bar.isVisible()
    assert len(page.chosen_ids()) == len(names(page))
