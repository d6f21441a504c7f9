"""Contacts on paper: cards in their true size, and lists, as PDF and through the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.services.contacts import add_contact
from tests.doubles.people import person
from tests.unit.ui.opening import contacts_page
from ui.main_window import MainWindow
from ui.printing.pages import LINES_A_PAGE
from ui.printing.print_sheet import PrintWish
from ui.printing.printing import write_pdf

WAIT = 8000
MM = 72 / 25.4


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def text_of(page: Any) -> str:
    """The words of a page; Qt writes some kanji as the radicals that look like them."""
    return str(page.get_textpage().get_text_range())


def test_a_list_holds_everybody_page_by_page(told: MainWindow, tmp_path: Path) -> None:
    book = told.desk.book
    names = [f"連番 {chr(0x3042 + n)}人" for n in range(40)]
    extra = [book.run(add_contact, person(name, "=HYPERLINK(A)")).value for name in names]
    path = tmp_path / "list.pdf"
    pages = write_pdf(PrintWish(tuple(extra)), path, book)
    assert pages == -(-40 // LINES_A_PAGE) > 1
    with opened(path) as document:
        assert len(document) == pages
        assert [round(v / MM) for v in document[0].get_size()] == [210, 297]
        text = "".join(text_of(page) for page in document)
    assert all(name in text for name in names)
    assert "=HYPERLINK(A)" in text


def test_cards_are_ten_a_page_with_words_where_there_is_no_picture(
    told: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = contacts_page(told, qtbot)
    book, path = told.desk.book, tmp_path / "cards.pdf"
    bare = book.run(add_contact, person("無地 の人", "あおば地所")).value
    ids = (*(page.contact_ids() or ()), bare)
    assert write_pdf(PrintWish(ids, as_cards=True), path, book) == 2
    with opened(path) as document:
        assert len(document) == 2
        objects = list(document[0].get_objects())
        pictures = [o for o in objects if isinstance(o, pypdfium2.PdfImage)]
        assert len(pictures) == 10
        left, bottom, right, top = pictures[0].get_bounds()
        assert round((right - left) / MM) == 91 or round((top - bottom) / MM) == 55
        assert "無地 の人" in text_of(document[1])


def test_ctrl_p_asks_whom_and_saves_a_pdf(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = contacts_page(told, qtbot)
    target = tmp_path / "contacts.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    name = page.list.current.contact.name if page.list.current else ""
    QTest.keyClick(told, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: told.printing.sheet is not None, timeout=WAIT)
    sheet = told.printing.sheet
    assert sheet is not None and sheet.isVisible()
    assert sheet.who.currentText().startswith("The one chosen")
    QTest.mouseClick(sheet.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=WAIT)
    with opened(target) as document:
        assert name in text_of(document[0])


def test_nobody_gives_no_page(tmp_path: Path, book: CardBook) -> None:
    unknown = PrintWish((ContactId(99),))
    assert write_pdf(unknown, tmp_path / "none.pdf", book) == 0
