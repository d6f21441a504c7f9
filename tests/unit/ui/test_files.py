"""Files of a contact in the window: dropped in, dragged out, opened, saved, removed, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.services import attachments
from tests.unit.ui.opening import contacts_page, shown_name
from ui.contacts.page import ContactsPage
from ui.files.carrying import file_data
from ui.files.files import FileLink
from ui.main_window import MainWindow

WAIT = 8000
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton


class Opener(QObject):
    """Stands where the system's programs would be."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note what is to be opened."""
        self.opened.append(url)


@pytest.fixture
def page(told: MainWindow, qtbot: QtBot) -> ContactsPage:
    page = contacts_page(told, qtbot)
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: shown_name(page) == "髙橋 美咲", timeout=WAIT)
    return page


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "<b>見積書.txt"
    path.write_text("made up")
    return path


def drop(page: ContactsPage, *paths: Path) -> None:
    """Files from another program, let go over the person."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, none = QPointF(200, 300), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.detail, QDragEnterEvent(at.toPoint(), COPY, data, LEFT, none))
    QApplication.sendEvent(page.detail, QDropEvent(at, COPY, data, LEFT, none))


def drag_out(link: FileLink) -> None:
    """Press on a file and move away from it."""
    QTest.mousePress(link, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(20, 8))
    for step in range(1, 6):
        QTest.mouseMove(link, QPoint(20 + 8 * step, 8))
        QTest.qWait(20)


def names(page: ContactsPage) -> list[str]:
    return [link.file.file_name for link in page.detail.files.links]


def attach(page: ContactsPage, qtbot: QtBot, *paths: Path) -> None:
    drop(page, *paths)
    qtbot.waitUntil(lambda: len(names(page)) == len(paths), timeout=WAIT)


def test_a_dropped_file_is_attached_and_undone(
    page: ContactsPage, told: MainWindow, qtbot: QtBot, letter: Path
) -> None:
    attach(page, qtbot, letter)
    assert names(page) == [letter.name]
    assert told.page is page, "the drop was not taken for a card"
    told.undo()
    qtbot.waitUntil(lambda: names(page) == [], timeout=WAIT)


def test_a_file_is_opened_as_a_copy_only_when_asked(
    page: ContactsPage, qtbot: QtBot, letter: Path
) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    try:
        attach(page, qtbot, letter)
        assert opener.opened == []
        QTest.keyClick(page.detail.files.links[0], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(opener.opened) == 1, timeout=WAIT)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    copy = Path(opener.opened[0].toLocalFile())
    assert copy.read_text() == "made up"
    assert copy.parent == page.carrying.folder


def test_a_program_is_never_opened(page: ContactsPage, qtbot: QtBot, tmp_path: Path) -> None:
    program = tmp_path / "setup.sh"
    program.write_text("#!/bin/sh\n")
    attach(page, qtbot, program)
    with qtbot.waitSignal(page.said, timeout=WAIT) as said:
        QTest.mouseClick(page.detail.files.links[0], LEFT)
    assert "setup.sh" in said.args[0]


def test_del_puts_a_file_into_the_trash(
    page: ContactsPage, told: MainWindow, qtbot: QtBot, letter: Path
) -> None:
    attach(page, qtbot, letter)
    page.detail.files.links[0].setFocus()
    QTest.keyClick(page.detail.files.links[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(page) == [], timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: names(page) == [letter.name], timeout=WAIT)


def test_a_file_is_saved_where_it_is_wanted(
    page: ContactsPage, qtbot: QtBot, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(page, qtbot, letter)
    target = tmp_path / "copy.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.attaching.save(page.detail.files.links[0].file)
    qtbot.waitUntil(target.exists, timeout=WAIT)
    qtbot.waitUntil(lambda: target.read_text() == "made up", timeout=WAIT)


def test_dragging_out_makes_a_file_of_its_name(
    page: ContactsPage, qtbot: QtBot, letter: Path, tmp_path: Path
) -> None:
    attach(page, qtbot, letter)
    files = page.detail.files
    files.dragged.disconnect()  # a real drag waits for somebody to let go
    link = files.links[0]
    with qtbot.waitSignal(files.dragged, timeout=WAIT):
        drag_out(link)
    QTest.mouseRelease(link, LEFT)
    out = attachments.hand_out(page.desk.folders, link.file, page.carrying.folder)
    assert file_data(out).urls()[0].fileName() == "b 見積書.txt"


def test_what_is_too_large_is_refused_with_its_size(
    page: ContactsPage, told: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with qtbot.waitSignal(told.tasks.failed, timeout=WAIT) as failed:
        drop(page, large)
    assert "200 MB" in str(failed.args[0]) and "100 MB" in str(failed.args[0])
