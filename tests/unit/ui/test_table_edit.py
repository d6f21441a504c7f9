"""The relationship table: written into by F2, several chosen and treated as one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.ids import ContactId
from app.domain.stage import Stage
from app.services import contacts
from tests.unit.ui.test_ways import focus, ways_page
from ui.main_window import MainWindow
from ui.relationships.page import RelationshipsPage
from ui.relationships.rows import TableRow
from ui.relationships.table import BROUGHT

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAIT = 8000


def row(page: RelationshipsPage, who: int) -> TableRow:
    return next(r for r in page.ways.table.rows.rows if r.contact.id == who)


def start(told: MainWindow, qtbot: QtBot, who: int) -> RelationshipsPage:
    page = ways_page(told, qtbot)
    page.ways.table.setFocus()
    page.ways.table.choose(ContactId(who))
    return page


def test_a_next_step_is_written_and_undone(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 8)
    before = row(page, 8).next_step
    QTest.keyClick(page.ways.table, Key.Key_F2)
    field = focus(told_on)
    assert field.accessibleName() == "Next step"
    QTest.keyClicks(field, "call about plums")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: row(page, 8).next_step == "call about plums", timeout=WAIT)
    assert focus(told_on) is page.ways.table
    told_on.undo()
    qtbot.waitUntil(lambda: row(page, 8).next_step == before, timeout=WAIT)


def test_what_is_planned_gets_the_words_and_no_second_plan(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = start(told_on, qtbot, 13)
    planned = row(page, 13).relationship.timeline.follow_ups
    QTest.keyClick(page.ways.table, Key.Key_F2)
    QTest.keyClicks(focus(told_on), "another article")
    QTest.keyClick(focus(told_on), Key.Key_Return)
    qtbot.waitUntil(lambda: row(page, 13).next_step == "another article", timeout=WAIT)
    assert len(row(page, 13).relationship.timeline.follow_ups) == len(planned)


def test_escape_keeps_what_was(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 8)
    before = row(page, 8).next_step
    QTest.keyClick(page.ways.table, Key.Key_F2)
    QTest.keyClicks(focus(told_on), "no")
    QTest.keyClick(focus(told_on), Key.Key_Escape)
    assert focus(told_on) is page.ways.table
    assert row(page, 8).next_step == before


def test_what_was_brought_is_put_right_where_something_was(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = start(told_on, qtbot, 5)
    table = page.ways.table
    table.setCurrentIndex(table.rows.index(table.currentIndex().row(), BROUGHT))
    QTest.keyClick(table, Key.Key_F2)
    QTest.keyClicks(focus(told_on), "a leaflet")
    QTest.keyClick(focus(told_on), Key.Key_Return)
    qtbot.waitUntil(lambda: row(page, 5).brought == "a leaflet", timeout=WAIT)
    table.choose(ContactId(1))
    table.setCurrentIndex(table.rows.index(table.currentIndex().row(), BROUGHT))
    QTest.keyClick(table, Key.Key_F2)
    QTest.keyClicks(focus(told_on), "x")
    QTest.keyClick(focus(told_on), Key.Key_Return)
    qtbot.waitUntil(lambda: "Log that first" in told_on.toast.accessibleName(), timeout=WAIT)


def test_several_are_let_go_and_come_back_together(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 1)
    table = page.ways.table
    table.choose_first()
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    chosen = page.chosen_ids()
    assert len(chosen) == 3
    QTest.keyClick(table, Key.Key_2)
    qtbot.waitUntil(lambda: table.rows.rowCount() == 13, timeout=WAIT)
    told_on.undo()
    qtbot.waitUntil(lambda: table.rows.rowCount() == 16, timeout=WAIT)
    assert all(row(page, who).stage is not Stage.LET_GO for who in chosen)


def test_several_get_a_tag_and_stay_chosen(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 1)
    table = page.ways.table
    table.choose_first()
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    chosen = page.chosen_ids()
    QTest.keyClick(table, Key.Key_K)
    qtbot.waitUntil(lambda: focus(told_on).accessibleName() == "Tag for all", timeout=WAIT)
    QTest.keyClicks(focus(told_on), "plums")
    QTest.keyClick(focus(told_on), Key.Key_Return)
    book = told_on.desk.book

    def tagged(who: ContactId) -> bool:
        return "plums" in book.ask(contacts.view, who).contact.details.tags

    qtbot.waitUntil(lambda: all(map(tagged, chosen)), timeout=WAIT)
    assert page.chosen_ids() == chosen


def test_a_follow_up_is_planned_with_several_and_one_undo_takes_it_back(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = start(told_on, qtbot, 1)
    table = page.ways.table
    QTest.keyClick(table, Key.Key_A, CTRL)
    chosen = page.chosen_ids()
    assert len(chosen) > 2
    before = {who: plans(page, who) for who in chosen}
    QTest.keyClick(table, Key.Key_P)
    QTest.keyClick(focus(told_on), Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: all(plans(page, w) == before[w] + 1 for w in chosen), timeout=WAIT)
    assert f"{len(chosen)} people" in told_on.toast.accessibleName()
    told_on.undo()
    qtbot.waitUntil(lambda: all(plans(page, w) == before[w] for w in chosen), timeout=WAIT)


def plans(page: RelationshipsPage, who: int) -> int:
    return len(row(page, who).relationship.timeline.follow_ups)
