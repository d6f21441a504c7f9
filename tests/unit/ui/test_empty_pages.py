"""Pages without anything to show say what is missing, and offer the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.stage import Stage
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.page import Page
from ui.plan.page import PlanPage
from ui.relationships.page import RelationshipsPage
from ui.widgets.empty import EmptyState

WAIT = 8000


def shown_state(window: MainWindow) -> EmptyState | None:
    found = window.page.findChildren(EmptyState)
    return next((state for state in found if state.isVisible()), None)


def press(window: MainWindow, text: str) -> None:
    state = shown_state(window)
    assert state is not None
    button = next(b for b in state.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_contacts_relationships_say_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("relationships")
    page = window.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: shown_state(window) is not None, timeout=WAIT)
    assert not page.funnel.isVisible() and not page.search.isVisible()
    assert page.panes() == ()


def test_where_nobody_fits_everybody_is_one_press_away(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("relationships")
    page = told.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() > 0, timeout=WAIT)
    everyone = page.ways.table.rows.rowCount()
    page.switch_stage(Stage.WANTED)
    page.search.setText("nobody is called that")
    qtbot.waitUntil(lambda: shown_state(told) is not None, timeout=WAIT)
    assert page.funnel.isVisible()
    press(told, "Show everyone")
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == everyone, timeout=WAIT)
    assert page.ways.table.isVisible() and shown_state(told) is None


def test_without_a_plan_one_press_leads_to_a_new_event(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("plan")
    plan: Page = window.page
    assert isinstance(plan, PlanPage)
    qtbot.waitUntil(lambda: shown_state(window) is not None, timeout=WAIT)
    assert plan.panes() == ()
    press(window, "New event…")
    events: Page = window.page
    assert isinstance(events, EventsPage)
    form = events.actions_
    qtbot.waitUntil(lambda: form.form is not None and form.form.isVisible(), timeout=WAIT)
