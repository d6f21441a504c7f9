"""The relationship table: written into by F2, several chosen and treated as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.history import TriageChoice
from app.domain.ids import ContactId
from app.domain.stage import Stage
from tests.unit.ui.test_ways import focus, ways_page
from ui.main_window import MainWindow
from ui.relationships.columns import Cell
from ui.relationships.page import RelationshipsPage
from ui.relationships.rows import TableRow
from ui.widgets.cell_choice import CellChoice
from ui.widgets.cell_field import CellField

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
    write(told_on, page, Cell.BROUGHT, "a leaflet")
    qtbot.waitUntil(lambda: row(page, 5).brought == "a leaflet", timeout=WAIT)
    page.ways.table.choose(ContactId(1))
    QTest.keyClick(page.ways.table, Key.Key_F2)  # nothing was written to them yet
    assert focus(told_on).accessibleName() == "What I brought"


def write(window: MainWindow, page: RelationshipsPage, cell: Cell, text: str) -> None:
    table = page.ways.table
    go(page, cell)
    QTest.keyClick(table, Key.Key_F2)
    field = focus(window)
    assert isinstance(field, CellField)
    field.setText(text)
    QTest.keyClick(field, Key.Key_Return)


def go(page: RelationshipsPage, cell: Cell) -> None:
    """To a cell of the row in focus, by the arrow keys."""
    table = page.ways.table
    if table.isColumnHidden(cell.value):
        table.column_choice.switch(cell, on=True)
    while table.currentIndex().column() != cell.value:
        way = Key.Key_Right if table.currentIndex().column() < cell.value else Key.Key_Left
        QTest.keyClick(table, way)


@pytest.mark.parametrize(
    "cell, who, text, shown",
    [
        (Cell.NAME, 8, "改名 太郎", lambda r: r.contact.name),
        (Cell.REPLY, 5, "2026-11-24", lambda r: r.answered_day),
        (Cell.DUE, 13, "2026-12-24", lambda r: r.due_day),
        (Cell.DUE, 8, "2026-12-24", lambda r: r.due_day),
        (Cell.TAGS, 8, "plums, press", lambda r: r.tags),
        (Cell.MARK, 8, "keeps his word", lambda r: r.mark),
    ],
)
def test_what_was_recorded_is_written_where_it_stands_and_undone(
    told_on: MainWindow,
    qtbot: QtBot,
    cell: Cell,
    who: int,
    text: str,
    shown: Callable[[TableRow], str],
) -> None:
    page = start(told_on, qtbot, who)
    before = shown(row(page, who))
    write(told_on, page, cell, text)
    qtbot.waitUntil(lambda: shown(row(page, who)) == text, timeout=WAIT)
    table = page.ways.table
    assert table.current is not None
    assert (table.current.contact.id, table.currentIndex().column()) == (who, cell.value)
    told_on.undo()
    qtbot.waitUntil(lambda: shown(row(page, who)) == before, timeout=WAIT)


def test_an_empty_answer_takes_it_back(told_on: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told_on, qtbot)
    who = next(r.contact.id for r in page.ways.table.rows.rows if r.answered)
    page = start(told_on, qtbot, who)
    before = [f.answered_at for f in row(page, who).relationship.timeline.touches]
    write(told_on, page, Cell.REPLY, "")

    def answers() -> list[object]:
        return [f.answered_at for f in row(page, who).relationship.timeline.touches]

    qtbot.waitUntil(lambda: answers().count(None) == before.count(None) + 1, timeout=WAIT)


def test_what_is_no_day_is_said_and_changes_nothing(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 13)
    before = row(page, 13).due_day
    write(told_on, page, Cell.DUE, "soon")
    qtbot.waitUntil(lambda: "is no day" in told_on.toast.accessibleName(), timeout=WAIT)
    assert row(page, 13).due_day == before


@pytest.mark.parametrize(
    "cell, text, shown",
    [
        (Cell.NEXT, "ask about plums", lambda r: r.next_step),
        (Cell.DUE, "2026-12-24", lambda r: r.due_day),
        (Cell.MARK, "plum people", lambda r: r.mark),
    ],
)
def test_what_is_typed_goes_to_all_that_are_chosen_as_one_step(
    told_on: MainWindow, qtbot: QtBot, cell: Cell, text: str, shown: Callable[[TableRow], str]
) -> None:
    page = start(told_on, qtbot, 1)
    table = page.ways.table
    QTest.keyClick(table, Key.Key_End, CTRL)  # where no clock runs
    go(page, cell)
    QTest.keyClick(table, Key.Key_Up, SHIFT)
    QTest.keyClick(table, Key.Key_Up, SHIFT)
    chosen = page.chosen_ids()
    before = [shown(row(page, who)) for who in chosen]
    QTest.keyClick(table, Key.Key_F2)
    assert focus(told_on).accessibleName().endswith("for 3 people")
    QTest.keyClicks(focus(told_on), text)
    QTest.keyClick(focus(told_on), Key.Key_Return)
    qtbot.waitUntil(lambda: all(shown(row(page, who)) == text for who in chosen), timeout=WAIT)
    assert "3 people" in told_on.toast.accessibleName()
    told_on.undo()
    qtbot.waitUntil(lambda: [shown(row(page, w)) for w in chosen] == before, timeout=WAIT)


def test_an_industry_is_chosen_in_its_cell(told_on: MainWindow, qtbot: QtBot) -> None:
    page = start(told_on, qtbot, 5)
    before = row(page, 5).contact.industry
    choice = chosen_in(told_on, page, Cell.INDUSTRY)
    choice.choose("I58")
    choice.activated.emit(choice.currentIndex())
    assert before != "I58"
    qtbot.waitUntil(lambda: row(page, 5).contact.industry == "I58", timeout=WAIT)
    told_on.undo()
    qtbot.waitUntil(lambda: row(page, 5).contact.industry == before, timeout=WAIT)


def test_a_choice_after_the_event_is_made_in_the_cell_of_the_stage(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told_on, qtbot)
    who = next(r.contact.id for r in page.ways.table.rows.rows if r.stage is Stage.COLLECTED)
    page.ways.table.setFocus()
    page.ways.table.choose(who)
    choice = chosen_in(told_on, page, Cell.STAGE)
    choice.choose(TriageChoice.WANTED)
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: row(page, who).stage is Stage.WANTED, timeout=WAIT)


def chosen_in(window: MainWindow, page: RelationshipsPage, cell: Cell) -> CellChoice:
    go(page, cell)
    QTest.keyClick(page.ways.table, Key.Key_F2)
    (choice,) = page.ways.table.findChildren(CellChoice)
    return choice


@pytest.mark.parametrize(
    "cell, who, field",
    [
        (Cell.MET, 5, "Met at"),
        (Cell.CLOCK, 5, "What I brought"),
        (Cell.BALANCE, 5, "Direction"),
        (Cell.BALANCE, 8, "Direction"),
        (Cell.LAST, 8, "Met at"),
        (Cell.DUE, 1, "Due"),
    ],
)
def test_a_derived_cell_opens_the_record_that_it_follows_from(
    told: MainWindow, qtbot: QtBot, cell: Cell, who: int, field: str
) -> None:
    page = start(told, qtbot, who)
    go(page, cell)
    QTest.keyClick(page.ways.table, Key.Key_F2)
    qtbot.waitUntil(lambda: focus(told).accessibleName() == field, timeout=WAIT)
