"""The intake: what comes in, and what is put right before it is looked at."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.changes import command
from app.domain.card import Problem, Reading, ScanState
from app.domain.ids import ScanId
from app.services import events, intake, review
from app.store import cards
from app.store.database import Transaction
from ocr.geometry import Quad
from tests.doubles.windows import open_window
from ui.desk import Desk
from ui.intake.outline_painting import HANDLE
from ui.intake.page import IntakePage
from ui.intake.query import CardState
from ui.main_window import MainWindow
from ui.theme.fonts import px
from ui.widgets.button import Button

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
WAIT = 8000
READING = 90_000
COLOURS = tuple(Qt.GlobalColor(n) for n in range(2, 12))
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


def test_the_choices_of_a_stack_are_stored(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    page.choices.met.click()
    qtbot.waitUntil(lambda: page.batch is not None and page.batch.met_on is not None, timeout=WAIT)


def test_the_language_of_a_stack_is_a_hint_for_its_reading(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    page.choices.language.setFocus()
    QTest.keyClick(page.choices.language, Key.Key_Down)
    qtbot.waitUntil(lambda: page.batch is not None and page.batch.language == "ja", timeout=WAIT)


@command("Read anew", origin="system")
def read_with_problem(tx: Transaction, scan_id: ScanId) -> None:
    problem = Problem("unreadable", "It is no picture.")
    cards.add_reading(tx, Reading(scan_id, tx.now, "test", 1, 0.1, problem=problem))


def test_the_grid_stays_as_it_is_while_cards_are_read(
    told_on: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page, book = intake_page(told_on, qtbot), told_on.desk.book
    grid, resets = page.grid, []
    before = len(grid.rows.rows)
    told_on.resize(1000, 600)
    told_on.take_in([picture(tmp_path / f"{tone.name}.png", tone) for tone in COLOURS])
    qtbot.waitUntil(lambda: len(grid.rows.rows) == before + len(COLOURS), timeout=WAIT)
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > 60, timeout=WAIT)
    grid.setFocus()
    grid.choose(grid.rows.rows[2].scan_id)
    QTest.keyClick(grid, Key.Key_Right, SHIFT)
    chosen, current = grid.chosen, grid.current
    assert len(chosen) == 2
    grid.verticalScrollBar().setValue(37)
    grid.rows.modelReset.connect(lambda: resets.append(1))

    last = grid.rows.rows[-1].scan_id
    book.run(read_with_problem, last)
    qtbot.waitUntil(lambda: grid.rows.rows[-1].state is CardState.FAILED, timeout=WAIT)
    assert not resets
    assert grid.chosen == chosen and grid.current == current
    assert grid.hasFocus() and grid.verticalScrollBar().value() == 37

    book.run(review.reject, grid.rows.rows[0].scan_id)
    qtbot.waitUntil(lambda: grid.rows.rows[1] == chosen[0], timeout=WAIT)
    assert grid.chosen == chosen and grid.current == current and not resets


def test_an_event_is_chosen_from_the_open_list_while_cards_are_read(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page, book = intake_page(told_on, qtbot), told_on.desk.book
    choice = page.choices.event_choice
    choice.setFocus()
    choice.showPopup()
    QTest.keyClick(choice.view(), Key.Key_Up)
    marked = choice.view().currentIndex().row()
    assert marked == choice.currentIndex() - 1
    book.run(read_with_problem, page.grid.rows.rows[-1].scan_id)
    qtbot.waitUntil(lambda: page.grid.rows.rows[-1].state is CardState.FAILED, timeout=WAIT)
    assert choice.view().isVisible() and choice.view().currentIndex().row() == marked
    QTest.keyClick(choice.view(), Key.Key_Return)
    chosen = choice.itemData(marked)
    qtbot.waitUntil(lambda: page.batch is not None and page.batch.event_id == chosen, timeout=WAIT)


def drag(page: IntakePage, begin: QPointF, end: QPointF) -> None:
    QTest.mousePress(page.photo, LEFT, NONE, begin.toPoint())
    QTest.mouseMove(page.photo, ((begin + end) / 2).toPoint())
    QTest.mouseMove(page.photo, end.toPoint())
    QTest.mouseRelease(page.photo, LEFT, NONE, end.toPoint())


def test_a_corner_is_dragged_and_the_reading_follows(told_on: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told_on, qtbot)
    first = page.grid.rows.rows[0].scan_id
    before = outline_of(told_on, first)
    begin = page.photo.corner_place(2)
    drag(page, begin + QPointF(5, -5), begin + QPointF(12, 9))  # near the corner is enough
    qtbot.waitUntil(lambda: outline_of(told_on, first) != before, timeout=WAIT)
    now, scale = outline_of(told_on, first), page.photo.view.scale
    assert now[:2] == before[:2] and now[3] == before[3]
    assert abs((now[2].x - before[2].x) * scale - 12) < 1.5
    state = told_on.desk.book.ask(intake.scan, first).state
    assert state is ScanState.WAITING
    told_on.undo()
    qtbot.waitUntil(lambda: outline_of(told_on, first) == before, timeout=WAIT)


def test_handles_at_the_edge_of_the_picture_are_whole(told_on: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told_on, qtbot)
    photo, frame = page.photo, page.photo.view.frame
    drag(page, photo.corner_place(1), frame.topRight() + QPointF(40, -40))
    corner = photo.corner_place(1)
    assert (corner - frame.topRight()).manhattanLength() < 1
    reach = px(HANDLE) / 2 + 2
    handle = QRectF(corner.x() - reach, corner.y() - reach, 2 * reach, 2 * reach)
    assert QRectF(photo.rect()).contains(handle)


def test_keys_go_from_corner_to_corner_and_move_them(told_on: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told_on, qtbot)
    first = page.grid.rows.rows[0].scan_id
    before = outline_of(told_on, first)
    page.photo.setFocus()
    QTest.keyClick(page.photo, Key.Key_Tab)
    assert page.photo.hasFocus()
    assert page.photo.accessibleDescription() == "Corner of card 1: top right"
    QTest.keyClick(page.photo, Key.Key_Left, SHIFT)
    QTest.keyClick(page.photo, Key.Key_Down)
    qtbot.waitUntil(lambda: outline_of(told_on, first) != before, timeout=WAIT)
    now, scale = outline_of(told_on, first), page.photo.view.scale
    assert round((now[1].x - before[1].x) * scale) == -10
    assert round((now[1].y - before[1].y) * scale) == 1
    QTest.keyClick(page.photo, Key.Key_Tab)
    QTest.keyClick(page.photo, Key.Key_Tab)
    QTest.keyClick(page.photo, Key.Key_Tab)
    assert not page.photo.hasFocus()


def test_an_outline_that_crosses_itself_is_refused(told_on: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told_on, qtbot)
    first = page.grid.rows.rows[0].scan_id
    before = outline_of(told_on, first)
    drag(page, page.photo.corner_place(0), page.photo.corner_place(2) + QPointF(9, 9))
    qtbot.waitUntil(told_on.toast.isVisible, timeout=WAIT)
    assert "four corners" in told_on.toast.accessibleName()
    assert outline_of(told_on, first) == before


@pytest.mark.parametrize("by_mouse", [True, False])
def test_an_outline_is_added(told_on: MainWindow, qtbot: QtBot, by_mouse: bool) -> None:
    page = intake_page(told_on, qtbot)
    before = len(page.grid.rows.rows)
    QTest.keyClick(told_on, Key.Key_A, CTRL | SHIFT)
    assert page.photo.cursor().shape() is Qt.CursorShape.CrossCursor and page.photo.hasFocus()
    if by_mouse:
        corner = page.photo.view.frame.center()
        drag(page, corner - QPointF(60, 30), corner + QPointF(60, 30))
    else:
        QTest.keyClick(page.photo, Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before + 1, timeout=WAIT)
    new = page.grid.rows.rows[-1]
    assert (new.state, new.places[0].sheet) == (
        CardState.WAITING,
        page.grid.rows.rows[0].places[0].sheet,
    )
    told_on.undo()
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before, timeout=WAIT)


def test_a_click_on_an_outline_chooses_its_card_and_del_removes_it(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = intake_page(told_on, qtbot)
    third = page.grid.rows.rows[2]
    outline = third.places[0].outline
    assert outline is not None
    at = page.photo.view.to_screen(outline.centre).toPoint()
    QTest.mouseClick(page.photo, LEFT, NONE, at)
    assert page.grid.current is third
    page.photo.setFocus()
    QTest.keyClick(page.photo, Key.Key_Delete)
    gone = third.scan_id
    qtbot.waitUntil(
        lambda: gone not in [card.scan_id for card in page.grid.rows.rows], timeout=WAIT
    )


def test_two_pictures_become_front_and_back_and_two_again(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = intake_page(told_on, qtbot)
    before = len(page.grid.rows.rows)
    front, back = (page.grid.rows.rows[at].scan_id for at in (1, 3))
    page.grid.setFocus()
    page.grid.choose(front)
    QTest.mouseClick(page.grid.viewport(), LEFT, CTRL, _middle(page, 3))
    QTest.keyClick(page.grid, Key.Key_P)
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before - 1, timeout=WAIT)
    book = told_on.desk.book
    assert [side.face for side in book.ask(intake.scan, front).sides] == ["front", "back"]
    assert book.ask(intake.scan, back).state is ScanState.DISCARDED
    page.grid.choose(front)
    QTest.keyClick(page.grid, Key.Key_P)
    qtbot.waitUntil(lambda: len(page.grid.rows.rows) == before, timeout=WAIT)
    assert len(book.ask(intake.scan, front).sides) == 1


def _middle(page: IntakePage, at: int) -> QPoint:
    return page.grid.visualRect(page.grid.rows.index(at)).center()


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


def test_a_narrow_window_shows_commands_by_their_icons(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    buttons = [b for b in page.header.findChildren(Button) if b.accessibleName()]
    assert not [b for b in buttons if b.is_folded]
    told.resize(1000, 700)
    folded = [b for b in buttons if b.is_folded]
    assert folded
    assert all(b.toolTip() == b.accessibleName() for b in folded)
    told.resize(760, 560)
    assert all(b.width() >= b.sizeHint().width() for b in buttons)
    told.resize(1280, 800)
    assert not [b for b in buttons if b.is_folded]


def test_an_event_is_named_where_its_cards_come_in(told: MainWindow, qtbot: QtBot) -> None:
    page = intake_page(told, qtbot)
    new = next(b for b in page.choices.findChildren(Button) if b.text() == "New event…")
    QTest.mouseClick(new, LEFT)
    form = page.stack_event.form
    assert form is not None and form.isVisible()
    QTest.keyClick(form.name, Key.Key_Return)
    assert form.problem.text() == "An event needs a name."
    QTest.keyClicks(form.name, "Tuesday's table")
    form.day.setFocus()
    today = form.day.date()
    QTest.keyClick(form.day, Key.Key_Down)
    assert form.day.date() == today.addDays(-1)
    QTest.keyClick(form.name, Key.Key_Return)
    book = told.desk.book

    def event_of_stack() -> str:
        stack = page.batch
        held = {e.id: e.name for e in book.ask(events.events)}
        return held.get(stack.event_id, "") if stack else ""

    qtbot.waitUntil(lambda: event_of_stack() == "Tuesday's table", timeout=WAIT)
    assert page.choices.event_choice.currentText().startswith("Tuesday's table")
