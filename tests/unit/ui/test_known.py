"""What is known of a company, in the window: beside the fields, in a sheet, forgotten, undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.i18n import set_language
from app.services import known, review
from ocr.model import FieldKind
from tests.doubles.people import person
from tests.doubles.windows import open_window
from tests.unit.services.test_known import HOST, NAME, WRONG_HOST, accepted, card, mail, scan
from tests.unit.ui.opening import shown_name
from ui.contacts.page import ContactsPage
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.review.page import ReviewPage

CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


@pytest.fixture
def waiting(book: CardBook, desk: Desk) -> Iterator[MainWindow]:
    """A card whose domain was misread as on an earlier card, which was put right."""
    her = card("田中 一郎", (FieldKind.COMPANY, NAME), mail("tanaka", WRONG_HOST))
    accepted(book, her, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    book.run(scan, card("鈴木 花子", (FieldKind.COMPANY, NAME), mail("suzuki", WRONG_HOST)))
    window = open_window(desk)
    yield window
    window.close()
    window.deleteLater()


def review_page(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    window.open_page("review")
    page = window.page
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: bool(page.form.rows), timeout=WAIT)
    return page


def address(page: ReviewPage) -> str:
    return page.form.rows["email-0"].inputs[0].text()


def test_a_field_says_whence_it_is(waiting: MainWindow, qtbot: QtBot) -> None:
    page = review_page(waiting, qtbot)
    field = page.form.rows["email-0"].inputs[0]
    assert field.text() == f"suzuki@{HOST}"
    assert field.toolTip() == f"From 1 earlier card ({NAME})\nRead: suzuki@{WRONG_HOST}"
    assert "From 1 earlier card" in field.accessibleDescription()
    assert page.form.rows["name-0"].inputs[0].toolTip() == ""


def test_it_says_so_in_japanese(waiting: MainWindow, qtbot: QtBot) -> None:
    set_language("ja")
    page = review_page(waiting, qtbot)
    tip = page.form.rows["email-0"].inputs[0].toolTip()
    assert tip.startswith(f"以前の名刺1枚から（{NAME}）")


def test_a_key_shows_what_is_known_and_forgetting_is_undone(
    waiting: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(waiting, qtbot)
    QTest.keyClick(waiting, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: page.knowing.sheet is not None, timeout=WAIT)
    sheet = page.knowing.sheet
    assert sheet is not None and sheet.isVisible()
    assert ("Domain", HOST, "1 card") in sheet.lines
    assert any(f"{WRONG_HOST} → {HOST}" in line for line in sheet.lines)
    sheet.forget_button.setFocus()
    QTest.keyClick(sheet.forget_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: address(page) == f"suzuki@{WRONG_HOST}", timeout=WAIT)
    qtbot.waitUntil(waiting.toast.isVisible, timeout=WAIT)
    waiting.toast.undo_button.click()
    qtbot.waitUntil(lambda: address(page) == f"suzuki@{HOST}", timeout=WAIT)


def test_the_menu_of_a_field_forgets(waiting: MainWindow, qtbot: QtBot) -> None:
    page = review_page(waiting, qtbot)
    (remark,) = [
        r
        for r in waiting.desk.book.ask(review.propose, page.strip.rows.rows[0].scan_id).remarks
        if r.kind is FieldKind.EMAIL
    ]
    _show, forget = page.remarks.actions(QMenu(page), remark)
    forget.trigger()
    qtbot.waitUntil(lambda: address(page) == f"suzuki@{WRONG_HOST}", timeout=WAIT)


def test_a_contact_shows_what_is_known_of_its_company(waiting: MainWindow, qtbot: QtBot) -> None:
    waiting.open_page("contacts")
    page = waiting.page
    assert isinstance(page, ContactsPage)
    qtbot.waitUntil(lambda: shown_name(page) == "田中 一郎", timeout=WAIT)
    QTest.keyClick(waiting, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: page.actions_.knowing.sheet is not None, timeout=WAIT)
    assert page.actions_.knowing.sheet is not None
    assert ("Name as printed", NAME, "1 card") in page.actions_.knowing.sheet.lines


def test_an_untouched_industry_is_not_the_users_choice(waiting: MainWindow, qtbot: QtBot) -> None:
    page = review_page(waiting, qtbot)
    page.accept()
    qtbot.waitUntil(lambda: page.strip.rows.rowCount() == 0, timeout=WAIT)
    book = waiting.desk.book
    (found,) = book.ask(known.known_companies)
    assert found.cards == 2
    assert found.company.industry_reason == "words"
