"""Cards from a scanner: SANE's own test device is the scanner."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.services import intake
from tests.doubles.windows import open_window
from tests.unit.ui.intake_window import CTRL, READING, SHIFT, WAIT, Key, intake_page, picture
from ui.desk import Desk
from ui.intake.page import IntakePage
from ui.main_window import MainWindow


def test_the_feeder_of_a_scanner_fills_the_stack(
    told: MainWindow, sane: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    before = len(page.grid.rows.rows)
    QTest.keyClick(told, Key.Key_S, CTRL | SHIFT)
    panel = page.devices.scanner
    assert panel is not None and panel.isVisible()
    qtbot.waitUntil(lambda: panel.sources.count() == 2, timeout=WAIT)
    assert panel.scanners.count() == 2
    panel.sources.setCurrentIndex(1)
    assert panel.sources.currentText() == "In the feeder, one side"
    QTest.keyClick(told.focusWidget(), Key.Key_Return, CTRL)
    assert panel.start.text().startswith("Stop")
    qtbot.waitUntil(lambda: panel.start.text().startswith("Scan"), timeout=READING)
    assert panel.state.text() == "10 cards scanned"
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before + 10, timeout=WAIT)
    QTest.keyClick(told.focusWidget(), Key.Key_Escape)
    assert not panel.isVisible()


def test_cards_that_were_counted_are_stored_though_the_window_closes(
    book: CardBook, sane: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    desk = Desk(book)
    window = open_window(desk)
    window.open_page("intake")
    page = window.page
    assert isinstance(page, IntakePage)
    page.devices.open_scanner()
    panel = page.devices.scanner
    assert panel is not None
    qtbot.waitUntil(lambda: panel.sources.count() == 2, timeout=WAIT)
    panel.sources.setCurrentIndex(1)
    desk.tasks.work(lambda _book: time.sleep(2))  # something long is being stored
    panel.start.click()
    qtbot.waitUntil(lambda: panel.state.text() == "2 cards scanned", timeout=READING)
    window.close()
    window.deleteLater()
    desk.close()
    batch = book.ask(intake.newest_batch)
    assert batch is not None
    assert len(book.ask(intake.scans_of_batch, batch)) >= 2


def test_a_front_and_its_back_from_the_scanner_are_one_card(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    before = len(page.grid.rows.rows)
    front = picture(tmp_path / "front.png", Qt.GlobalColor.blue)
    back = picture(tmp_path / "back.png", Qt.GlobalColor.red)
    page.receiving.take_in_sheet((front, back))
    qtbot.waitUntil(lambda: len(page.grid.rows.rows[-1].places) == 2, timeout=WAIT)
    assert len(page.grid.rows.rows) == before + 1
    qtbot.waitUntil(lambda: not back.exists(), timeout=WAIT)


def test_without_a_scanner_program_it_is_said_how_to_get_it(
    told: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    monkeypatch.setenv("PATH", str(tmp_path))
    page.devices.open_scanner()
    panel = page.devices.scanner
    assert panel is not None
    qtbot.waitUntil(lambda: "sane-utils" in panel.state.text(), timeout=WAIT)
