"""Names of two halves: what is accepted in the window is what stands on the card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.contact import PersonName
from app.services.contacts import view
from app.store import contacts
from ocr.model import FieldKind
from tests.doubles.readings import reading
from tests.unit.services.test_review import scanned
from tests.unit.ui.review_window import review_page
from ui.main_window import MainWindow
from ui.review.page import ReviewPage

WAIT = 8000
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(window: MainWindow, folder: Path, name: str, qtbot: QtBot) -> ReviewPage:
    fields = ((FieldKind.NAME, name), (FieldKind.COMPANY, "Copperfield Legal LLP"))
    scanned(window.desk.book, folder, reading(fields))
    return review_page(window, qtbot)


def accepted(window: MainWindow, qtbot: QtBot) -> PersonName:
    book = window.desk.book
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(book.ask(contacts.all_ids)) == 1, timeout=WAIT)
    (contact_id,) = book.ask(contacts.all_ids)
    return book.ask(view, contact_id).contact.details.name


@pytest.mark.parametrize(
    ("printed", "family", "given", "credentials"),
    [
        ("Margaret Whitcombe, LL.M.", "Whitcombe", "Margaret", "LL.M."),
        ("HARTWELL Victor", "HARTWELL", "Victor", None),
        ("安藤 博", "安藤", "博", None),
    ],
)
def test_a_name_is_accepted_as_it_is_printed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot,
    printed: str, family: str, given: str, credentials: str | None,
) -> None:  # fmt: skip
    shown(window, tmp_path, printed, qtbot)
    name = accepted(window, qtbot)
    assert (name.printed, name.family, name.given) == (printed, family, given)
    assert name.credentials == credentials


def test_a_half_that_is_typed_goes_where_it_belongs(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = shown(window, tmp_path, "Margaret Whitcomb, LL.M.", qtbot)
    field = page.form.rows["name-0"].inputs[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Van Whitcombe")
    name = accepted(window, qtbot)
    assert (name.printed, name.family) == ("Margaret Van Whitcombe", "Van Whitcombe")
    assert name.credentials == "LL.M."


def test_a_line_of_the_card_fills_both_halves_in_their_order(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = shown(window, tmp_path, "Margaret Whitcombe", qtbot)
    page.form.rows["name-0"].set_text("Tamara Goldberg")
    assert [part.text() for part in page.form.rows["name-0"].inputs] == ["Goldberg", "Tamara"]
    assert accepted(window, qtbot).printed == "Tamara Goldberg"
