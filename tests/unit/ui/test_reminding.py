"""Reminders of the desktop: asked for at the time that the project's clock tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.reminding import Note, Told
from app.services import history, preferences
from app.services.contacts import add_contact
from tests.doubles.clock import FixedClock
from tests.doubles.people import person
from tests.doubles.portal import Desktop
from ui.desk import Desk
from ui.main import Program
from ui.main_window import MainWindow
from ui.notifying import Notifications
from ui.portal import Portal
from ui.preferences import Preferences
from ui.reminding import Reminding
from ui.settings.page import SettingsPage

SEVEN = datetime(2026, 11, 24, 7, 0).astimezone()
WAIT = 8000


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(SEVEN)


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Iterator[CardBook]:
    opened = CardBook(tmp_path / "book", clock)
    contact_id = opened.run(add_contact, person("<b>髙橋</b> 美咲")).value
    opened.run(history.plan_follow_up, contact_id, SEVEN.date())
    yield opened
    opened.disconnect()


@pytest.fixture
def portal(qapp: object) -> Iterator[Desktop]:
    made = Desktop()
    yield made
    made.close()


@pytest.fixture
def reminding(desk: Desk, portal: Desktop) -> Reminding:
    return Reminding(desk, Preferences(), Notifications(Portal(portal.bus)))


def test_the_desktop_is_asked_when_the_morning_comes(
    reminding: Reminding, portal: Desktop, clock: FixedClock, qtbot: QtBot
) -> None:
    reminding.look()
    qtbot.wait(200)
    assert not portal.shown
    clock.forward(hours=1)
    reminding.look()
    qtbot.waitUntil(lambda: bool(portal.shown), timeout=WAIT)
    assert portal.shown == [
        (
            "enishi-today",
            {
                "title": "Today",
                "body": "To write to: <b>髙橋</b> 美咲",
                "default-action": "open",
            },
        )
    ]


def test_a_restart_does_not_tell_it_again(
    desk: Desk, reminding: Reminding, portal: Desktop, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.forward(hours=1)
    reminding.look()
    qtbot.waitUntil(lambda: bool(portal.shown), timeout=WAIT)
    assert Preferences().told == Told(SEVEN.date())
    again = Reminding(desk, Preferences(), Notifications(Portal(portal.bus)))
    again.look()
    qtbot.wait(200)
    assert len(portal.shown) == 1


def test_a_click_comes_back(portal: Desktop, qtbot: QtBot) -> None:
    notifications = Notifications(Portal(portal.bus))
    assert notifications.show(Note("today", "今日", "2件"))
    qtbot.waitUntil(lambda: bool(portal.shown), timeout=WAIT)
    with qtbot.waitSignal(notifications.opened, timeout=WAIT) as opened:
        portal.click("enishi-today")
    assert opened.args == ["today"]


def test_a_click_opens_today(book: CardBook, qtbot: QtBot) -> None:
    program = Program(book, Preferences())
    program.window.show()
    program.window.open_page("settings")
    program.remind()
    assert program.reminding is not None
    notifications = program.reminding.notifications
    assert notifications is program.desk.notifications, "one icon for all that is told"
    notifications.opened.emit("ended")
    assert program.window.page_key == "settings", "the end of a run leaves the page as it is"
    notifications.opened.emit("today")
    assert program.window.page_key == "today"
    program.window.closed.disconnect()
    program.window.close()
    program.close()


def test_the_switch_in_settings_and_its_hours(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    section = page.reminders
    qtbot.waitUntil(lambda: section.fields["digest-at"].text() == "08:00", timeout=WAIT)
    book = window.desk.book
    field = section.fields["quiet-from"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "22:15")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: book.ask(preferences.settings).quiet_from == "22:15", timeout=WAIT)
    field.selectAll()
    QTest.keyClicks(field, "late")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "late" in section.problem.text(), timeout=WAIT)
    section.switch.setFocus()
    QTest.keyClick(section.switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: book.ask(preferences.settings).reminders == 0, timeout=WAIT)
    assert not section.fields["quiet-from"].isEnabled()
    QTest.mouseClick(section.switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: book.ask(preferences.settings).reminders == 1, timeout=WAIT)


def test_dates_go_into_a_file_from_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_L, control)
    qtbot.waitUntil(lambda: "out.ics" in window.toast.accessibleName(), timeout=WAIT)
    assert "SUMMARY:Write to <b>髙橋</b> 美咲" in (tmp_path / "out.ics").read_text()
