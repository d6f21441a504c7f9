"""The settings page: what is chosen counts at once, what does not fit is said beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services import preferences
from ui.main_window import MainWindow
from ui.settings.page import SettingsPage
from ui.theme.theme import Scheme, theme

WAIT = 8000


def settings_page(window: MainWindow, qtbot: QtBot) -> SettingsPage:
    window.open_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.numbers["follow-up-hours"].text() == "48", timeout=WAIT)
    return page


def enter(page: SettingsPage, key: str, text: str) -> None:
    field = page.numbers[key]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_number_is_stored_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    page = settings_page(told, qtbot)
    book = told.desk.book
    enter(page, "dormant-days", "90")
    qtbot.waitUntil(lambda: book.ask(preferences.settings).dormant_days == 90, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: book.ask(preferences.settings).dormant_days == 180, timeout=WAIT)


def test_what_is_no_number_is_said_and_not_stored(told: MainWindow, qtbot: QtBot) -> None:
    page = settings_page(told, qtbot)
    enter(page, "follow-up-hours", "soon")
    qtbot.waitUntil(lambda: "soon" in page.problem.text(), timeout=WAIT)
    assert told.desk.book.ask(preferences.settings).follow_up_hours == 48


def test_the_colours_change_at_once(told: MainWindow, qtbot: QtBot) -> None:
    page = settings_page(told, qtbot)
    page.scheme.setFocus()
    page.scheme.choose(Scheme.DARK.value)
    page.scheme.activated.emit(page.scheme.currentIndex())
    assert theme().tokens.dark
    theme().choose(Scheme.LIGHT)


def test_the_language_is_asked_of_the_window(told: MainWindow, qtbot: QtBot) -> None:
    page = settings_page(told, qtbot)
    page.language.choose("ja")
    with qtbot.waitSignal(told.language_wanted, timeout=WAIT) as wanted:
        page.language.activated.emit(page.language.currentIndex())
    assert wanted.args == ["ja"]


def test_a_backup_is_written_where_it_was_wanted(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = settings_page(told, qtbot)
    target = tmp_path / "backup.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.back_up()
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    assert target.stat().st_size > 1000


def test_the_data_is_checked(window: MainWindow, qtbot: QtBot) -> None:
    page = settings_page(window, qtbot)
    page.check()
    qtbot.waitUntil(lambda: "sound" in page.soundness.text(), timeout=WAIT)
