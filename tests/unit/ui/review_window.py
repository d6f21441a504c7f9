"""The review of an open window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.review.page import ReviewPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
WAIT = 8000
READING = 60_000


def review_page(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    window.open_page("review")
    page = window.page
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: bool(page.form.rows), timeout=WAIT)
    return page


def text_of(page: ReviewPage, key: str) -> str:
    row = page.form.rows.get(key)
    return row.text if row else ""
