"""An empty book says how to begin, by whatever way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
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


def test_the_primary_button_asks_for_pictures(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(*args: object) -> tuple[list[str], str]:
        asked.append(str(args[1]))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    window.open_page("contacts")
    QTest.mouseClick(button(window, qtbot, "Take in cards…"), Qt.MouseButton.LeftButton)
    assert asked == ["Take in cards"]
