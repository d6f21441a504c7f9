"""The Plan page: what it says of a planned event, and what its keys decide and record."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.history import Nuisance, NuisanceKind, NuisanceLevel
from app.domain.ids import EventId
from app.services import events, nuisances, planning
from tests.screenshots.story import NOW
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.plan.page import PlanPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def plan_page(window: MainWindow, qtbot: QtBot, **changes: object) -> tuple[PlanPage, EventId]:
    """The page on the one planned event, changed so; the last three evenings are its series."""
    book = window.desk.book
    (coming,) = book.ask(planning.planned_events)
    past = [e for e in book.ask(events.events) if e.verdict is not None]
    for event in past[:3]:
        book.run(events.edit_event, replace(event, organiser="港の会"))
    changed = replace(coming, organiser="港の会", **changes)  # type: ignore[arg-type]
    book.run(events.edit_event, changed)
    window.open_page("plan")
    page = window.page
    assert isinstance(page, PlanPage)
    qtbot.waitUntil(lambda: page.expected.rows.rowCount() > 0, timeout=WAIT)
    page.list.setFocus()
    return page, EventId(coming.id or 0)


def focus_keys(window: MainWindow, text: str) -> None:
    found = window.focusWidget()
    assert isinstance(found, QLineEdit)
    found.setText(text)
    QTest.keyClick(found, Key.Key_Return, CTRL)


def test_the_page_says_what_speaks_for_it_and_against(told: MainWindow, qtbot: QtBot) -> None:
    page, _event = plan_page(told, qtbot)
    assert "林 直樹" in page.word.accessibleDescription()
    assert "left in Nov" in page.price.accessibleDescription()
    assert "3 earlier events" in page.earlier.accessibleDescription()
    said = [row.last_said for row in page.expected.rows.rows]
    assert any(said)


def test_a_planned_event_without_a_purpose_says_so(told: MainWindow, qtbot: QtBot) -> None:
    page, _event = plan_page(told, qtbot, purpose=None)
    assert "No purpose yet" in page.purpose.accessibleDescription()
    told.open_page("events")
    ledger = told.page
    assert isinstance(ledger, EventsPage)
    qtbot.waitUntil(lambda: ledger.ledger.rows.rowCount() > 0, timeout=WAIT)
    cells = [ledger.ledger.rows.index(i, 1) for i in range(ledger.ledger.rows.rowCount())]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "no purpose" in {str(cell.data(role)) for cell in cells}


def test_skip_is_kept_with_its_reason_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    page, event_id = plan_page(told, qtbot)
    page.reason.setText("The month is full")
    QTest.keyClick(page.list, Key.Key_S)
    qtbot.waitUntil(lambda: "The month is full" in page.decided.text(), timeout=WAIT)
    decided = told.desk.book.ask(events.decision_about, event_id)
    assert decided is not None and not decided.goes
    told.undo()
    qtbot.waitUntil(page.decided.isHidden, timeout=WAIT)


def test_marking_the_organiser_warns(told: MainWindow, qtbot: QtBot) -> None:
    page, _event = plan_page(told, qtbot)
    QTest.keyClick(page.list, Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(told.focusWidget(), QComboBox), timeout=WAIT)
    found = told.focusWidget()
    assert isinstance(found, QComboBox) and found.currentText() == "港の会"
    QTest.keyClick(found, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "港の会" in page.caution.accessibleDescription(), timeout=WAIT)
    assert told.desk.book.ask(nuisances.nuisances)[0].organiser == "港の会"


def press_button(page: PlanPage, text: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_budget_is_set_and_going_over_is_said(told: MainWindow, qtbot: QtBot) -> None:
    page, _event = plan_page(told, qtbot)
    press_button(page, "Budget…")
    focus_keys(told, "nothing")
    assert isinstance(told.focusWidget(), QLineEdit), "the form stays until it is right"
    focus_keys(told, "1000")
    qtbot.waitUntil(lambda: "over in Nov" in page.price.accessibleDescription(), timeout=WAIT)


def test_a_goal_is_added(told: MainWindow, qtbot: QtBot) -> None:
    page, _event = plan_page(told, qtbot)
    press_button(page, "Goals…")
    focus_keys(told, "A second book")
    book = told.desk.book
    qtbot.waitUntil(
        lambda: [g.text for g in book.ask(events.goals)] == ["A second book"], timeout=WAIT
    )


def test_the_event_form_keeps_goal_organiser_and_wanted_industries(
    told: MainWindow, qtbot: QtBot
) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() > 0, timeout=WAIT)
    page.actions_.add()
    form = page.actions_.form
    assert form is not None
    for field, text in (
        (form.name, "書店の会"),
        (form.organiser, "港の会"),
        (form.target, "three"),
        (form.industries, "G、I"),
    ):
        field.setText(text)
    form._submit()
    assert form.isVisible(), "three is no number"
    form.target.setText("3")
    form._submit()
    book = told.desk.book
    qtbot.waitUntil(
        lambda: any(e.name == "書店の会" for e in book.ask(events.events)), timeout=WAIT
    )
    made = next(e for e in book.ask(events.events) if e.name == "書店の会")
    assert (made.organiser, made.target, made.wanted_industries) == ("港の会", 3, ("G", "I"))


def test_many_who_were_marked_are_named_in_one_line_and_no_line_lies_on_another(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    told.resize(1024, 700)
    page, _event = plan_page(told, qtbot)
    there = [row.contact.id for row in page.expected.rows.rows][:5]
    assert len(there) == 5
    for contact_id in there:
        mark = Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, NOW.date(), contact_id)
        book.run(nuisances.mark_nuisance, mark)
    qtbot.waitUntil(lambda: "2 people more" in page.caution.accessibleDescription(), timeout=WAIT)
    qtbot.wait(50)  # until the new lines are laid out
    for block in (page.purpose, page.price, page.word, page.earlier, page.caution, page.fitting):
        for label in block.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_where_nobody_is_expected_that_is_said(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("plan")
    page = told.page
    assert isinstance(page, PlanPage)
    qtbot.waitUntil(lambda: bool(page.name.text()), timeout=WAIT)
    labels = [label.text() for label in page.there.findChildren(QLabel) if label.isVisible()]
    assert labels == ["Who may be there", "Nobody you know is expected yet."]
