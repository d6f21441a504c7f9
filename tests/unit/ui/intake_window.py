"""The intake of an open window, and what its tests put into it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.ids import ScanId
from app.services import intake
from ocr.geometry import Quad
from ui.intake.page import IntakePage
from ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
WAIT = 8000
READING = 90_000
SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


def intake_page(window: MainWindow, qtbot: QtBot) -> IntakePage:
    window.open_page("intake")
    page = window.page
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: bool(page.grid.rows.rows), timeout=WAIT)
    qtbot.waitUntil(lambda: not page.photo.view.size.isEmpty(), timeout=WAIT)
    return page


def outline_of(window: MainWindow, scan_id: ScanId) -> Quad:
    outline = window.desk.book.ask(intake.scan, scan_id).sides[0].outline
    assert outline is not None
    return outline


def picture(path: Path, colour: Qt.GlobalColor = Qt.GlobalColor.white) -> Path:
    image = QImage(64, 40, QImage.Format.Format_RGB32)
    image.fill(colour)
    image.save(str(path))
    return path


def drag(page: IntakePage, begin: QPointF, end: QPointF) -> None:
    QTest.mousePress(page.photo, LEFT, NONE, begin.toPoint())
    QTest.mouseMove(page.photo, ((begin + end) / 2).toPoint())
    QTest.mouseMove(page.photo, end.toPoint())
    QTest.mouseRelease(page.photo, LEFT, NONE, end.toPoint())
