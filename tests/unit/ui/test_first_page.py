"""An empty book says how to begin, by whatever way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.intake.page import IntakePage
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.widgets.button import Button

WAIT = 8000


def button(window: MainWindow, qtbot: QtBot, words: str) -> Button:
    """The button of the open page with these words, once it is there."""

    def found() -> list[Button]:
        there = window.page.findChildren(Button)
        return [b for b in there if b.accessibleName() == words and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT)
    return found()[-1]


@pytest.mark.parametrize("page", ["today", "contacts"])
@pytest.mark.parametrize(
    ("words", "leads_to"), [("Use a scanner", "intake"), ("Import contacts…", "import")]
)
def test_the_first_page_leads_on(
    window: MainWindow, qtbot: QtBot, page: str, words: str, leads_to: str
) -> None:
    window.open_page(page)
    QTest.mouseClick(button(window, qtbot, words), Qt.MouseButton.LeftButton)
    assert window.page_key == leads_to


def asked_for_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the dialogs that ask for files; nobody chooses any."""
    asked: list[str] = []

    def answer(*args: object) -> tuple[list[str], str]:
        asked.append(str(args[1]))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    return asked


def test_the_primary_button_asks_for_pictures(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_for_files(monkeypatch)
    window.open_page("contacts")
    QTest.mouseClick(button(window, qtbot, "Take in cards…"), Qt.MouseButton.LeftButton)
    assert asked == ["Take in cards"]


def test_the_first_page_offers_the_scanner_itself(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(button(window, qtbot, "Use a scanner"), Qt.MouseButton.LeftButton)
    page = window.page
    assert isinstance(page, IntakePage)
    panel = page.devices.scanner
    assert panel is not None and panel.isVisible()
    panel.close_()


def test_the_first_key_of_a_new_book_begins(desk: Desk, qtbot: QtBot) -> None:
    made = MainWindow(desk, Preferences())
    made.open_page("today")
    made.first_paint.show()
    qtbot.waitUntil(made.isVisible, timeout=WAIT)
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    primary = button(made, qtbot, "Take in cards…")
    qtbot.waitUntil(primary.hasFocus, timeout=WAIT)
    made.close()
    made.deleteLater()


def test_ctrl_enter_is_no_press_of_the_button_in_focus(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever drops a file onto a page presses it for what was found there."""
    asked = asked_for_files(monkeypatch)
    window.open_page("import")
    choose = button(window, qtbot, "Choose files…")
    choose.setFocus()
    QTest.keyClick(choose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not asked
    QTest.keyClick(choose, Qt.Key.Key_Return)
    assert asked
