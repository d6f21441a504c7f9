"""The end of a long run is said, and folders that were taken in are remembered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.doubles.portal import Desktop
from ui.main_window import MainWindow
from ui.notices import end_of_reading
from ui.notifying import Notifications
from ui.portal import Portal
from ui.preferences import RECENT, Preferences
from ui.status import Status

WAIT = 8000
DAY = date(2026, 11, 25)


def status(read: int, total: int, review: int = 0) -> Status:
    return Status(None, None, {"review": review}, read, total, None, DAY)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (None, status(3, 3), None),
        (status(1, 3), status(2, 3), None),
        (status(2, 3), status(3, 3), "All 3 cards are read."),
        (status(0, 1), status(1, 1, 1), "1 card is read. 1 needs a look."),
        (status(2, 3), status(3, 3, 2), "All 3 cards are read. 2 need a look."),
        (status(3, 3), status(3, 3), None),
    ],
)
def test_the_end_of_a_stack_is_said_once(
    before: Status | None, now: Status, said: str | None
) -> None:
    assert end_of_reading(before, now) == said


@pytest.fixture
def portal(qapp: object) -> Iterator[Desktop]:
    made = Desktop()
    yield made
    made.close()


def test_who_looks_elsewhere_is_told(window: MainWindow, qtbot: QtBot, portal: Desktop) -> None:
    window.desk.notifications = Notifications(Portal(portal.bus))
    window.notices.say("seen in the window anyway")
    assert window.notices.told == []
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)
    window.say_end("All 3 cards are read.")
    assert window.notices.told == ["All 3 cards are read."]
    assert window.toast.isVisible()
    qtbot.waitUntil(lambda: bool(portal.shown), timeout=WAIT)
    shown = [(key, told["body"]) for key, told in portal.shown]
    assert shown == [("enishi-ended", "All 3 cards are read.")]
    portal.click("enishi-ended")
    assert QTest.qWaitForWindowActive(window)


def is_newest(folder: Path) -> bool:
    return Preferences().recent_folders[:1] == [folder]


def test_a_folder_that_was_taken_in_is_offered_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folders = [tmp_path / f"R&D {n}" for n in range(RECENT + 2)]
    for folder in folders:
        folder.mkdir()
        window.take_in([folder])
        qtbot.waitUntil(partial(is_newest, folder), timeout=WAIT)
    (tmp_path / "R&D 7").rmdir()
    kept = Preferences().recent_folders
    assert kept == folders[-2 : -RECENT - 1 : -1]
    actions = window.menu._recent.actions()
    assert actions[0].text().replace("&&", "&") == str(folders[-1])
    with qtbot.waitSignal(window.menu.recent_folder) as wanted:
        actions[1].trigger()
    assert wanted.args == [folders[-2]]
    next(a for a in window.menu._recent.actions() if a.text() == "Forget these folders").trigger()
    assert Preferences().recent_folders == []


def test_cards_are_looked_for_where_they_were_found(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def choose(_parent: QWidget, _title: str, begin: str, _kinds: str) -> tuple[list[str], str]:
        begun.append(begin)
        return [str(tmp_path / "card.png")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    window.arrivals.choose_files()
    window.arrivals.choose_files()
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    assert begun == [QStandardPaths.writableLocation(pictures), str(tmp_path)]


def test_the_palette_says_why_it_offers_somebody(told: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(told, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    told.palette_.type("takahashi")
    qtbot.waitUntil(lambda: "髙橋 美咲" in told.palette_.offered, timeout=WAIT)
    rows = told.palette_._list.rows.rows
    hit = next(row for row in rows if row.text == "髙橋 美咲")
    parts = [hit.detail[a:b].casefold() for a, b in hit.detail_lit]
    assert parts and set(parts) <= {"takahashi", "タカハシ"}
