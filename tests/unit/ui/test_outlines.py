"""Outlines on the photograph: dragged, moved by keys, added, removed; fronts and backs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.card import ScanState
from app.services import intake
from tests.unit.ui.intake_window import (
    CTRL,
    LEFT,
    NONE,
    SHIFT,
    WAIT,
    Key,
    drag,
    intake_page,
    outline_of,
)
from ui.intake.outline_painting import HANDLE
from ui.intake.page import IntakePage
from ui.intake.query import CardState
from ui.main_window import MainWindow
from ui.theme.fonts import px


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


@pytest.mark.parametrize("by_mouse", [True, False])
def test_the_photograph_is_enlarged_and_corners_are_set_there(
    told_on: MainWindow, qtbot: QtBot, by_mouse: bool
) -> None:
    page = intake_page(told_on, qtbot)
    first, small = page.grid.rows.rows[0].scan_id, page.photo.view.scale
    before = outline_of(told_on, first)
    page.photo.setFocus()
    if by_mouse:
        QTest.mouseDClick(page.photo, LEFT, NONE, page.photo.rect().center())
    else:
        QTest.keyClick(page.photo, Key.Key_Return)
    large = page.surface.pane.large
    assert large.isVisible() and page.photo.hasFocus()
    qtbot.waitUntil(lambda: page.photo.view.scale > 2.5 * small, timeout=WAIT)
    begin = page.photo.corner_place(2)
    drag(page, begin, begin + QPointF(20, 12))
    qtbot.waitUntil(lambda: outline_of(told_on, first) != before, timeout=WAIT)
    QTest.keyClick(page.photo, Key.Key_Escape)
    assert not large.isVisible() and page.photo.hasFocus()
    qtbot.waitUntil(lambda: page.photo.view.scale == small, timeout=WAIT)
    assert page.surface.pane.isAncestorOf(page.photo)


def test_esc_gives_up_drawing_before_it_closes_the_large_photograph(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = intake_page(told_on, qtbot)
    page.surface.pane.enlarge()
    large = page.surface.pane.large
    QTest.keyClick(page.photo, Key.Key_A, CTRL | SHIFT)
    shapes = [page.photo.cursor().shape()]
    QTest.keyClick(page.photo, Key.Key_Escape)
    shapes.append(page.photo.cursor().shape())
    assert shapes[0] is Qt.CursorShape.CrossCursor is not shapes[1]
    assert large.isVisible()
    told_on.open_page("contacts")
    assert not large.isVisible(), "it closes with its page"
    assert page.surface.pane.isAncestorOf(page.photo)
