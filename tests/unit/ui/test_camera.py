"""Cards by the machine's camera: a generated video comes through Qt's own capture session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.card import CardScan
from app.services import intake
from ocr.model import FieldKind
from tests.doubles.generated_camera import GeneratedCamera
from ui.intake.camera import closed_device
from ui.intake.camera_panel import CameraPanel
from ui.intake.page import IntakePage
from ui.main_window import MainWindow

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
ONE, OTHER = SAMPLES / "ja-horizontal-01.png", SAMPLES / "en-01.png"
WAIT = 120_000
READING = 180_000
"""Milliseconds: cold engines on a machine that has much else to do; nobody waits so long else."""
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")  # a display without any graphics
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Desktop:
    """The window with its camera panel open, and what the camera films."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        window.open_page("intake")
        QTest.keyClick(window, Qt.Key.Key_K, CTRL_SHIFT)
        page = window.page
        assert isinstance(page, IntakePage) and page.devices.camera is not None
        self.page = page
        self.panel: CameraPanel = page.devices.camera
        assert self.panel.camera is not None
        self.panel.camera.close()  # should this machine have one
        self.looks = 0
        self.panel.looked.connect(self._count)
        self.film = GeneratedCamera(self.panel.camera.session, self.panel)

    def _count(self) -> None:
        self.looks += 1

    def look(self, times: int) -> None:
        """Let the camera be looked at so often from now on, twice for what is under way."""
        until = self.looks + times + 2
        self._qtbot.waitUntil(lambda: self.looks >= until, timeout=WAIT)

    def wait_to_be_told(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: self.panel.state.text().startswith(words), timeout=WAIT)

    def wait_for_scans(self, count: int) -> tuple[CardScan, ...]:
        self._qtbot.waitUntil(lambda: len(self.scans) == count, timeout=WAIT)
        return self.scans

    @property
    def scans(self) -> tuple[CardScan, ...]:
        book = self.window.desk.book
        batch = book.ask(intake.newest_batch)
        return () if batch is None else book.ask(intake.scans_of_batch, batch)


@pytest.fixture
def desktop(window: MainWindow, qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop(window, qtbot)
    yield made
    made.panel.close_()


def test_each_card_is_shot_once_it_lies_still_and_becomes_a_card_of_the_stack(
    desktop: Desktop,
) -> None:
    desktop.film.lay(ONE, moves=True)
    desktop.wait_to_be_told("Hold still")
    desktop.look(2)
    assert not desktop.scans
    desktop.film.moves = False
    desktop.wait_for_scans(1)
    desktop.look(2)
    assert len(desktop.scans) == 1
    assert desktop.panel.count.text() == "1 picture taken"
    desktop.film.lay(None)
    desktop.wait_to_be_told("Lay a card")
    desktop.film.lay(OTHER)
    scans = desktop.wait_for_scans(2)
    assert all(scan.file_name.startswith("camera ") for scan in scans)


def test_what_was_shot_is_read_as_any_card(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.film.lay(ONE)
    desktop.wait_for_scans(1)
    desktop.panel.close_()
    desktop.film.stop()
    desktop.window.desk.reading.start()
    qtbot.waitUntil(lambda: all(scan.reading for scan in desktop.scans), timeout=READING)
    assert [_name_read(scan) for scan in desktop.scans] == ["近藤茂"]


def _name_read(scan: CardScan) -> str:
    card = scan.reading.card if scan.reading else None
    name = card.first(FieldKind.NAME) if card else None
    return name.value.replace(" ", "") if name else ""


def test_another_card_laid_on_the_first_is_shot_without_an_empty_table_between(
    desktop: Desktop,
) -> None:
    desktop.film.lay(ONE)
    desktop.wait_for_scans(1)
    desktop.film.lay(OTHER)
    desktop.wait_for_scans(2)


def test_a_blurred_or_small_card_waits_and_space_takes_it_all_the_same(desktop: Desktop) -> None:
    desktop.film.lay(ONE, blur=6)
    desktop.wait_to_be_told("Not sharp yet")
    desktop.film.lay(ONE, wide=420)
    desktop.wait_to_be_told("A little nearer")
    desktop.look(1)
    assert not desktop.scans
    QTest.keyClick(desktop.window.focusWidget(), Qt.Key.Key_Space)
    desktop.wait_for_scans(1)


def test_a_closed_panel_looks_no_more(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.film.lay(ONE)
    desktop.wait_for_scans(1)
    QTest.keyClick(desktop.window.focusWidget(), Qt.Key.Key_Escape)
    assert not desktop.panel.isVisible()
    seen = desktop.looks
    desktop.film.lay(OTHER)
    qtbot.wait(700)
    assert desktop.looks <= seen + 1
    assert len(desktop.scans) == 1
    QTest.keyClick(desktop.window, Qt.Key.Key_K, CTRL_SHIFT)
    desktop.wait_for_scans(2)


def test_no_camera_is_said(window: MainWindow, qtbot: QtBot) -> None:
    desktop = Desktop(window, qtbot)
    desktop.film.setParent(None)
    assert desktop.panel.camera is not None
    if not desktop.panel.camera.names():
        assert "No camera was found" in desktop.panel.finder.accessibleDescription()
    desktop.panel.camera.open("none of these")
    assert "gone" in desktop.panel.finder.accessibleDescription()
    assert not desktop.panel.take.isEnabled()
    desktop.panel.close_()


def test_a_camera_that_this_account_may_not_open_is_named(tmp_path: Path) -> None:
    assert closed_device(tmp_path) is None
    (tmp_path / "video0").touch()
    assert closed_device(tmp_path) is None
