"""The card beside the form: clicked, dragged over, enlarged, turned; its lines without a field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.changes import command
from app.domain.card import Reading
from app.domain.ids import ScanId
from app.services import intake
from app.store import cards
from app.store.database import Transaction
from ocr.model import CardReading, FieldKind
from tests.unit.ui.review_window import ALT, CTRL, LEFT, READING, WAIT, Key, review_page, text_of
from ui.main_window import MainWindow
from ui.review.loose_lines import line_data, lines_for
from ui.review.page import ReviewPage
from ui.review.query import Waiting


def test_a_loose_line_goes_to_the_field_in_use(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    page.form.focus_key("department-0")
    QTest.keyClick(told, Key.Key_L, CTRL)
    assert text_of(page, "department-0") == "宅地建物取引士"


def with_picture(page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    qtbot.waitUntil(lambda: page.card.picture is not None, timeout=WAIT)
    return page


def test_a_click_on_the_card_goes_to_its_field(told: MainWindow, qtbot: QtBot) -> None:
    page = with_picture(review_page(told, qtbot), qtbot)
    at = page.card.seen("email-0").center().toPoint()
    QTest.mouseClick(page.card, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert page.form.current is not None and page.form.current.key == "email-0"


def drag(page: ReviewPage, begin: QPointF, end: QPointF) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(page.card, LEFT, none, begin.toPoint())
    QTest.mouseMove(page.card, ((begin + end) / 2).toPoint())
    QTest.mouseMove(page.card, end.toPoint())
    QTest.mouseRelease(page.card, LEFT, none, end.toPoint())


def test_what_is_dragged_over_is_read_into_the_field_in_use(told: MainWindow, qtbot: QtBot) -> None:
    page = with_picture(review_page(told, qtbot), qtbot)
    told.desk.reading.pause()  # a region is read all the same
    told.desk.reading.start()
    page.form.focus_key("department-0")
    qtbot.waitUntil(lambda: page.form.current is not None, timeout=WAIT)
    place = page.card.seen("email-0").adjusted(-6, -4, 6, 4)
    drag(page, place.topLeft(), place.bottomRight())
    qtbot.waitUntil(lambda: text_of(page, "department-0") != "", timeout=READING)
    assert text_of(page, "department-0") == "m.takahashi@aoba.example.co.jp"
    field = page.form.rows["department-0"].inputs[0]
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert field.text() == ""


def test_keys_enlarge_the_card_and_show_it_whole_again(told: MainWindow, qtbot: QtBot) -> None:
    page = with_picture(review_page(told, qtbot), qtbot)
    whole = page.card.percent
    page.card.setFocus()
    QTest.keyClick(page.card, Key.Key_Plus)
    QTest.keyClick(page.card, Key.Key_Plus)
    assert page.card.percent > 1.4 * whole
    before = page.card.seen("name-0").left()
    QTest.keyClick(page.card, Key.Key_Right)
    assert page.card.seen("name-0").left() < before
    QTest.keyClick(page.card, Key.Key_0)
    assert page.card.percent == whole


def test_turning_asks_for_a_reading_and_undo_for_the_old_way_up(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told_on, qtbot)
    book, scan = told_on.desk.book, page.strip.rows.rows[0].scan_id
    QTest.keyClick(told_on, Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].state is Waiting.READING, timeout=WAIT)
    assert book.ask(intake.scan, scan).sides[0].turn == 270
    told_on.undo()
    qtbot.waitUntil(lambda: book.ask(intake.scan, scan).sides[0].turn == 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].state is Waiting.LOOK, timeout=WAIT)


def test_a_loose_line_is_dropped_on_a_field(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    field = page.form.rows["department-0"].inputs[0]
    data, action = line_data("宅地建物取引士"), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QDragEnterEvent(QPoint(9, 9), action, data, LEFT, none))
    QApplication.sendEvent(field, QDropEvent(QPointF(9, 9), action, data, LEFT, none))
    assert field.text() == "宅地建物取引士"


@command("store a reading", origin="system")
def store(tx: Transaction, scan_id: ScanId, card: CardReading) -> None:
    cards.add_reading(tx, Reading(scan_id, tx.now, "made up", 1, 0.5, card))


def test_a_bad_picture_is_named(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    book, scan_id = told.desk.book, page.strip.rows.rows[0].scan_id
    reading = book.ask(intake.scan, scan_id).reading
    assert reading is not None and reading.card is not None
    document = reading.card.to_json()
    document["sides"][0]["warnings"] = ["blurred", "glare"]
    book.run(store, scan_id, CardReading.from_json(document))
    qtbot.waitUntil(lambda: "blurred, a reflection" in page.pane.warning, timeout=WAIT)


def test_an_empty_field_offers_the_lines_that_no_field_has(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    page.form.focus_key("url-0")
    assert page.form.rows["url-0"].offers == (), "there is no dot in it"
    page.form.focus_key("department-0")
    assert [offer.text for offer in page.form.rows["department-0"].offers] == ["宅地建物取引士"]
    QTest.keyClick(told.focusWidget(), Key.Key_1, ALT)
    assert text_of(page, "department-0") == "宅地建物取引士"
    assert page.lines.texts == ()


@pytest.mark.parametrize(
    ("kind", "fit"),
    [
        (FieldKind.EMAIL, ["y.abe@example.co.jp"]),
        (FieldKind.URL, ["www.example.co.jp"]),
        (FieldKind.PHONE, ["03-0000-1940"]),
        (FieldKind.DEPARTMENT, ["Sales 1", "y.abe@example.co.jp", "www.example.co.jp"]),
    ],
)
def test_lines_are_offered_to_fields_that_they_may_be_meant_for(
    kind: FieldKind, fit: list[str]
) -> None:
    lines = ["Sales 1", "03-0000-1940", "y.abe@example.co.jp", "www.example.co.jp", "---"]
    assert lines_for(kind, lines) == fit
