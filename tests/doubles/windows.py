"""The main window, open and in front, as a person has it before a key is pressed."""

from __future__ import annotations

from PySide6.QtTest import QTest

from ui.desk import Desk
from ui.main_window import MainWindow
from ui.preferences import Preferences


def open_window(desk: Desk) -> MainWindow:
    """A window on its first page that has the keyboard: X11 gives it some time after `show`."""
    window = MainWindow(desk, Preferences())
    window.resize(1280, 800)
    window.open_page("today")
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window), "the window was not given the keyboard"
    return window
