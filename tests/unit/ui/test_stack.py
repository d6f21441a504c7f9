"""The stack that comes in: what is chosen for it, and its grid while it is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.changes import command
from app.domain.card import Problem, Reading
from app.domain.ids import ScanId
from app.services import events, review
from app.store import cards
from app.store.database import Transaction
from tests.unit.ui.intake_window import LEFT, SHIFT, WAIT, Key, intake_page, picture
from ui.intake.query import CardState
from ui.main_window import MainWindow
from ui.widgets.button import Button

COLOURS = tuple(Qt.GlobalColor(n) for n in range(2, 12))


def test_the_choices_of_a_stack_are_stored(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    page.choices.met.click()
    qtbot.waitUntil(lambda: page.batch is not None and page.batch.met_on is not None, timeout=WAIT)


def test_the_language_of_a_stack_is_a_hint_for_its_reading(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    page.choices.language.setFocus()
    QTest.keyClick(page.choices.language, Key.Key_Down)
    qtbot.waitUntil(lambda: page.batch is not None and page.batch.language == "ja", timeout=WAIT)


@command("Read anew", origin="system")
def read_with_problem(tx: Transaction, scan_id: ScanId) -> None:
    problem = Problem("unreadable", "It is no picture.")
    cards.add_reading(tx, Reading(scan_id, tx.now, "test", 1, 0.1, problem=problem))


def test_the_grid_stays_as_it_is_while_cards_are_read(
    told_on: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page, book = intake_page(told_on, qtbot), told_on.desk.book
    grid, resets = page.grid, []
    before = len(grid.rows.rows)
    told_on.resize(1000, 600)
    told_on.take_in([picture(tmp_path / f"{tone.name}.png", tone) for tone in COLOURS])
    qtbot.waitUntil(lambda: len(grid.rows.rows) == before + len(COLOURS), timeout=WAIT)
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > 60, timeout=WAIT)
    grid.setFocus()
    grid.choose(grid.rows.rows[2].scan_id)
    QTest.keyClick(grid, Key.Key_Right, SHIFT)
    chosen, current = grid.chosen, grid.current
    assert len(chosen) == 2
    grid.verticalScrollBar().setValue(37)
    grid.rows.modelReset.connect(lambda: resets.append(1))

    last = grid.rows.rows[-1].scan_id
    book.run(read_with_problem, last)
    qtbot.waitUntil(lambda: grid.rows.rows[-1].state is CardState.FAILED, timeout=WAIT)
    assert not resets
    assert grid.chosen == chosen and grid.current == current
    assert grid.hasFocus() and grid.verticalScrollBar().value() == 37

    book.run(review.reject, grid.rows.rows[0].scan_id)
    qtbot.waitUntil(lambda: grid.rows.rows[1] == chosen[0], timeout=WAIT)
    assert grid.chosen == chosen and grid.current == current and not resets


def test_an_event_is_chosen_from_the_open_list_while_cards_are_read(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page, book = intake_page(told_on, qtbot), told_on.desk.book
    choice = page.choices.event_choice
    choice.setFocus()
    choice.showPopup()
    QTest.keyClick(choice.view(), Key.Key_Up)
    marked = choice.view().currentIndex().row()
    assert marked == choice.currentIndex() - 1
    book.run(read_with_problem, page.grid.rows.rows[-1].scan_id)
    qtbot.waitUntil(lambda: page.grid.rows.rows[-1].state is CardState.FAILED, timeout=WAIT)
    assert choice.view().isVisible() and choice.view().currentIndex().row() == marked
    QTest.keyClick(choice.view(), Key.Key_Return)
    chosen = choice.itemData(marked)
    qtbot.waitUntil(lambda: page.batch is not None and page.batch.event_id == chosen, timeout=WAIT)


def test_a_narrow_window_shows_commands_by_their_icons(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    buttons = [b for b in page.header.findChildren(Button) if b.accessibleName()]
    assert not [b for b in buttons if b.is_folded]
    told.resize(1000, 700)
    folded = [b for b in buttons if b.is_folded]
    assert folded
    assert all(b.toolTip() == b.accessibleName() for b in folded)
    told.resize(0, 0)  # as narrow as it goes
    assert all(b.width() >= b.sizeHint().width() for b in buttons)
    told.resize(1280, 800)
    assert not [b for b in buttons if b.is_folded]


def test_an_event_is_named_where_its_cards_come_in(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    new = next(b for b in page.choices.findChildren(Button) if b.text() == "New event…")
    QTest.mouseClick(new, LEFT)
    form = page.stack_event.form
    assert form is not None and form.isVisible()
    QTest.keyClick(form.name, Key.Key_Return)
    assert form.problem.text() == "An event needs a name."
    QTest.keyClicks(form.name, "Tuesday's table")
    form.day.setFocus()
    today = form.day.date()
    QTest.keyClick(form.day, Key.Key_Down)
    assert form.day.date() == today.addDays(-1)
    QTest.keyClick(form.name, Key.Key_Return)
    book = told.desk.book

    def event_of_stack() -> str:
        stack = page.batch
        held = {e.id: e.name for e in book.ask(events.events)}
        return held.get(stack.event_id, "") if stack else ""

    qtbot.waitUntil(lambda: event_of_stack() == "Tuesday's table", timeout=WAIT)
    assert page.choices.event_choice.currentText().startswith("Tuesday's table")
