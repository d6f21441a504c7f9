"""The intake: what comes in by whatever way, and what becomes of it when the window closes."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.card import CardScan, ScanState
from app.domain.ids import BatchId
from app.services import intake
from app.store import cards
from tests.doubles.windows import open_window
from tests.unit.ui.intake_window import CTRL, READING, SAMPLES, WAIT, Key, intake_page, picture
from ui.desk import Desk
from ui.intake.page import IntakePage
from ui.intake.query import CardState
from ui.intake.unfinished import Unfinished
from ui.main import Program
from ui.main_window import MainWindow
from ui.preferences import Preferences


def test_intake_takes_files_in_and_names_what_it_refuses(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    assert page.grid.rows.rows[4].state is CardState.FAILED
    before = len(page.grid.rows.rows)
    good, bad = tmp_path / "新しい.png", tmp_path / "bad.jpg"
    picture = QImage(64, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.save(str(good))
    bad.write_text("<img src=x>")
    told.take_in([good, bad])
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before + 1, timeout=WAIT)
    qtbot.waitUntil(page.problem.isVisible, timeout=WAIT)
    assert "bad.jpg" in page.problem.accessibleName()


def test_a_copied_picture_and_copied_files_are_pasted(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    before = len(page.grid.rows.rows)
    image = QImage(str(picture(tmp_path / "a.png")))
    QGuiApplication.clipboard().setImage(image)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before + 1, timeout=WAIT)
    assert page.grid.rows.rows[-1].file_name.startswith("clipboard 2026-11-25")
    data = QMimeData()
    file = picture(tmp_path / "b.png", Qt.GlobalColor.red)
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(page.grid, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before + 2, timeout=WAIT)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(page.grid, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "no picture" in told.toast.accessibleName(), timeout=WAIT)


def test_a_watched_folder_gives_what_comes_once_it_is_whole(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "watched"
    folder.mkdir()
    picture(folder / "old.png", Qt.GlobalColor.blue)
    page = intake_page(told, qtbot)
    before = len(page.grid.rows.rows)
    with qtbot.waitSignal(told.desk.watched.settled, timeout=WAIT):
        told.desk.watched.watch(folder)
    whole = picture(tmp_path / "new.png", Qt.GlobalColor.green).read_bytes()
    half = folder / "new.png"
    half.write_bytes(whole[:40])
    told.open_page("contacts")
    qtbot.wait(600)
    half.write_bytes(whole)
    (folder / "letter.txt").write_text("no picture")
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before + 1, timeout=2 * WAIT)
    assert page.grid.rows.rows[-1].file_name == "new.png"
    assert told.page_key == "contacts"
    told.desk.watched.watch(None)
    picture(folder / "later.png", Qt.GlobalColor.red)
    qtbot.wait(2500)
    assert len(page.grid.rows.rows) == before + 1


def test_a_page_that_qt_cannot_show_gets_a_preview(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    told.desk.reading.pause()
    told.desk.reading.start()
    pages = [Image.new("RGB", (300, 200), colour) for colour in ("red", "blue")]
    pages[0].save(tmp_path / "two.tiff", save_all=True, append_images=pages[1:])
    before = len(page.grid.rows.rows)
    told.take_in([tmp_path / "two.tiff"])
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before + 2, timeout=WAIT)
    page.grid.choose(page.grid.rows.rows[-1].scan_id)
    size = page.photo.view.size
    qtbot.waitUntil(lambda: page.photo.view.size.toSize().width() == 300, timeout=READING)
    assert size != page.photo.view.size


def test_stopping_gives_up_what_was_not_read_and_undo_brings_it_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    before = len(page.grid.rows.rows)
    page.stop()
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before - 3, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before, timeout=WAIT)


def test_what_waits_when_the_window_closes_is_read_at_the_next_start(
    book: CardBook, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    names = ("ja-horizontal-01.png", "en-01.png", "ja-vertical-01.png")
    desk = Desk(book)
    desk.reading.start()
    window = open_window(desk)
    window.take_in([SAMPLES / name for name in names])
    page = window.page
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == 3, timeout=WAIT)
    window.close()
    window.deleteLater()
    desk.close()
    again = Desk(book)
    again.reading.start()
    window = open_window(again)
    window.open_page("intake")
    reopened = window.page
    assert isinstance(reopened, IntakePage)

    def is_read() -> bool:
        states = [card.state for card in reopened.grid.rows.rows]
        return len(states) == 3 and CardState.WAITING not in states

    qtbot.waitUntil(is_read, timeout=READING)
    window.close()
    window.deleteLater()
    again.close()


def test_stopping_takes_in_no_more_of_what_was_dropped(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    before = len(page.grid.rows.rows)
    for number in range(60):
        picture_of(tmp_path / f"{number}.png", number)
    told.take_in([tmp_path])
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) > before, timeout=WAIT)
    page.stop()
    qtbot.waitUntil(lambda: not page.receiving.is_taking_in, timeout=WAIT)
    batch = told.desk.book.ask(intake.newest_batch)
    assert batch is not None

    def none_waits() -> bool:
        return all(scan.state is not ScanState.WAITING for scan in _scans(told, batch))

    qtbot.waitUntil(none_waits, timeout=WAIT)
    taken = len(told.desk.book.ask(cards.scans_of_batch, batch))
    assert taken < before + 60


def _scans(window: MainWindow, batch: BatchId) -> tuple[CardScan, ...]:
    return window.desk.book.ask(intake.scans_of_batch, batch)


def picture_of(path: Path, number: int) -> Path:
    Image.new("RGB", (64, 40), (number, 90, 120)).save(path)
    return path


def test_what_was_dropped_and_not_all_stored_is_taken_in_at_the_next_start(
    book: CardBook, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    folder = tmp_path / "dropped"
    folder.mkdir()
    for number in range(40):
        picture_of(folder / f"{number}.png", number)
    desk = Desk(book)
    window = open_window(desk)
    window.take_in([folder])
    qtbot.waitUntil(lambda: book.ask(intake.newest_batch) is not None, timeout=WAIT)
    window.close()
    window.deleteLater()
    desk.close()
    batch = book.ask(intake.newest_batch)
    assert batch is not None and len(book.ask(intake.scans_of_batch, batch)) < 40
    book.disconnect()
    Unfinished._of_this_process.clear()  # as in another process
    program = Program(CardBook(book.folders.root), Preferences())
    program.begin()
    again = program.desk.book
    qtbot.waitUntil(lambda: len(again.ask(intake.scans_of_batch, batch)) == 40, timeout=WAIT)
    assert program.window.page_key == "today"
    qtbot.waitUntil(lambda: not Unfinished(book.folders.root).paths, timeout=WAIT)
    program.window.close()
    program.close()


def test_a_file_that_lies_in_the_trash_says_so(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    path = picture(tmp_path / "a.png")
    told.take_in([path])
    qtbot.waitUntil(lambda: page.grid.rows.rows[-1].file_name == "a.png", timeout=WAIT)
    page.grid.choose(page.grid.rows.rows[-1].scan_id)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.grid.rows.rows[-1].file_name != "a.png", timeout=WAIT)
    told.take_in([path])
    qtbot.waitUntil(lambda: "1 is in the trash" in told.toast.accessibleName(), timeout=WAIT)


def test_what_ends_the_taking_in_is_said_and_the_rest_is_kept_for_the_next_start(
    told: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = intake_page(told, qtbot)
    root = told.desk.folders.root
    away = root.with_name("away")
    paths = [picture_of(tmp_path / f"{number}.png", number) for number in range(3)]
    root.rename(away)
    told.take_in(paths)
    qtbot.waitUntil(page.problem.isVisible, timeout=WAIT)
    said = page.problem.accessibleName()
    assert "Taking in has stopped" in said and "is gone" in said and "next start" in said
    away.rename(root)
    assert set(Unfinished(root).paths) == set(paths)
