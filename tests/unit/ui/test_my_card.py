"""My own card: entered in the settings, shown as a code, printed ten to a sheet."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.services.preferences import change_setting, settings
from ui.contacts.page import ContactsPage
from ui.main_window import MainWindow
from ui.settings.page import SettingsPage

WAIT = 8000
MINE = {
    "my-name": "田中 一郎",
    "my-kana": "タナカ イチロウ",
    "my-company": "株式会社あおば地所",
    "my-title": "営業部長",
    "my-mobile": "090-0000-1234",
    "my-email": "i.tanaka@aoba.example.co.jp",
    "my-address": "105-0022 東京都港区海岸1-2-3 汐見ビル4F",
}


def enter(book: CardBook) -> None:
    for key, text in MINE.items():
        book.run(change_setting, key, text)


def seen(widget: QWidget) -> str:
    """What a camera before the screen reads."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    size = (picture.height(), picture.bytesPerLine())
    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(size)[:, : picture.width()]
    return "".join(code.text for code in zxingcpp.read_barcodes(np.ascontiguousarray(pixels)))


def settings_page(window: MainWindow, qtbot: QtBot) -> SettingsPage:
    window.open_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.numbers["follow-up-hours"].text() == "48", timeout=WAIT)
    return page


def test_what_is_entered_is_stored_and_shown_as_a_code(window: MainWindow, qtbot: QtBot) -> None:
    page = settings_page(window, qtbot)
    field = page.my_card.fields["my-name"]
    field.setFocus()
    QTest.keyClicks(field, "Ada Example")
    QTest.keyClick(field, Qt.Key.Key_Return)
    book = window.desk.book
    qtbot.waitUntil(lambda: book.ask(settings).my_name == "Ada Example", timeout=WAIT)
    page.my_card.show_code()
    qtbot.waitUntil(lambda: "FN:Ada Example" in seen(window), timeout=WAIT)


def test_keys_show_my_card_on_any_page(window: MainWindow, qtbot: QtBot) -> None:
    enter(window.desk.book)
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_M, ctrl_shift)
    qtbot.waitUntil(window.codes.sheet.isVisible, timeout=WAIT)
    text = seen(window)
    assert "ORG:株式会社あおば地所" in text and "090-0000-1234" in text
    answered: list[object] = []
    window.page.load()  # whose answer leaves the focus in the sheet
    window.tasks.look(lambda _snapshot: None).then(answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=WAIT)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.codes.sheet.isVisible()


def test_in_the_smallest_window_the_code_can_still_be_read(
    window: MainWindow, qtbot: QtBot
) -> None:
    enter(window.desk.book)
    window.resize(window.minimumSize())
    window.menu.show_my_code.emit()
    qtbot.waitUntil(lambda: "FN:田中 一郎" in seen(window), timeout=WAIT)


def test_without_a_name_it_says_where_to_enter_it(window: MainWindow, qtbot: QtBot) -> None:
    window.menu.show_my_code.emit()
    qtbot.waitUntil(lambda: "settings" in window.toast.accessibleName(), timeout=WAIT)


def test_a_contact_as_a_code(told: MainWindow, qtbot: QtBot) -> None:
    told.menu.show_code.emit()
    assert "Choose a contact" in told.toast.accessibleName()
    told.open_page("contacts")
    page = told.page
    assert isinstance(page, ContactsPage)
    qtbot.waitUntil(lambda: page.list.current is not None, timeout=WAIT)
    assert page.list.current is not None
    told.menu.show_code.emit()
    qtbot.waitUntil(told.codes.sheet.isVisible, timeout=WAIT)
    assert f"FN:{page.list.current.contact.name}" in seen(told)


def test_ten_cards_on_a_sheet_each_with_its_code(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(window.desk.book)
    target = tmp_path / "cards.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    settings_page(window, qtbot).my_card.save_pdf()
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT)
    with pypdfium2.PdfDocument(target) as sheet:
        assert len(sheet) == 1
        width, height = sheet[0].get_size()
        assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
        picture = sheet[0].render(scale=300 / 72).to_numpy()
        words = sheet[0].get_textpage().get_text_range()
    codes = zxingcpp.read_barcodes(np.ascontiguousarray(picture[:, :, 0]))
    assert len(codes) == 10
    assert all("FN:田中 一郎" in code.text for code in codes)
    assert words.count("i.tanaka@aoba.example.co.jp") == 10


def test_a_sheet_that_cannot_be_written_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(window.desk.book)
    (tmp_path / "file").write_text("in the way")
    target = str(tmp_path / "file" / "cards.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (target, ""))
    settings_page(window, qtbot).my_card.save_pdf()
    qtbot.waitUntil(lambda: "could not be written" in window.toast.accessibleName(), timeout=WAIT)
