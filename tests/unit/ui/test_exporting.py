"""Export from the window: whom, as what, where to."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services.everything import is_everything
from app.services.export import Format
from app.services.preferences import change_setting
from tests.unit.ui.opening import contacts_page
from ui.contacts.page import ContactsPage
from ui.dialogs.export_sheet import ExportSheet, Who
from ui.main_window import MainWindow

WAIT = 8000
CTRL = Qt.KeyboardModifier.ControlModifier


def sheet_of(window: MainWindow, qtbot: QtBot) -> ExportSheet:
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(
        lambda: window.exporting.sheet is not None and window.exporting.sheet.isVisible(),
        timeout=WAIT,
    )
    assert window.exporting.sheet is not None
    return window.exporting.sheet


def offered(sheet: ExportSheet) -> list[str]:
    return [sheet.who.itemData(at) for at in range(sheet.who.count())]


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(path))


def search(window: MainWindow, qtbot: QtBot, text: str, count: int) -> None:
    window.open_page("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    page.search.setText(text)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == count, timeout=WAIT)


def test_a_search_is_what_is_offered_first(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(told, qtbot, "田中", 1)
    sheet = sheet_of(told, qtbot)
    assert offered(sheet) == [Who.SHOWN, Who.CHOSEN, Who.ALL, Who.EVERYTHING]
    save_as(monkeypatch, tmp_path / "out.vcf")
    sheet.events.setChecked(False)
    sheet.save_button.click()
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    text = (tmp_path / "out.vcf").read_text("utf-8")
    assert text.count("BEGIN:VCARD") == 1 and "田中" in text and "Met at" not in text
    assert "VERSION:3.0" in text


def test_who_was_chosen_is_offered_first_where_that_was_asked_for(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText("会社")
    qtbot.waitUntil(lambda: 1 < page.list.rows.rowCount() < 16, timeout=WAIT)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: told.exporting.sheet is not None, timeout=WAIT)
    sheet = told.exporting.sheet
    assert sheet is not None and offered(sheet)[:2] == [Who.CHOSEN, Who.SHOWN]
    sheet.close_()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    sheet = sheet_of(told, qtbot)
    assert offered(sheet)[:2] == [Who.CHOSEN, Who.SHOWN]


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        (Format.VCARD4, "VERSION:4.0"),
        (Format.GOOGLE, "Organization Name"),
        (Format.EIGHT, "会社名"),
    ],
)
def test_all_in_every_format(
    told: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: Format,
    mark: str,
) -> None:
    sheet = sheet_of(told, qtbot)
    assert offered(sheet) == [Who.ALL, Who.EVERYTHING]
    sheet.form.choose(form)
    assert sheet.photo.isEnabled() == (form is Format.VCARD4)
    save_as(monkeypatch, tmp_path / "all")
    sheet.save_button.click()
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    (made,) = tmp_path.glob("all.*")
    assert mark in made.read_text("utf-8-sig")


def test_a_file_a_person_goes_into_a_new_folder_each_time(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "here"
    target.mkdir()
    save_as(monkeypatch, target)
    for times in (1, 2):
        sheet = sheet_of(told, qtbot)
        sheet.files.setCurrentIndex(1)
        told.toast.hide()
        sheet.save_button.click()
        qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
        assert len(list(target.iterdir())) == times
    assert len({len(list(folder.glob("*.vcf"))) for folder in target.iterdir()}) == 1


def test_everything_as_a_folder(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "here"
    target.mkdir()
    save_as(monkeypatch, target)
    sheet = sheet_of(told, qtbot)
    sheet.who.choose(Who.EVERYTHING)
    assert not sheet.form.isEnabled() and not sheet.send_button.isEnabled()
    sheet.save_button.click()
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    (made,) = target.iterdir()
    assert is_everything(made)


class Desktop(QObject):
    """Stands in for the programs that open a mail and a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def test_send_to_myself_names_the_file_in_a_mail(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Downloads").mkdir()
    told.desk.book.run(change_setting, "my-email", "me@example.co.jp")
    desktop = Desktop()
    for scheme in ("mailto", "file"):
        QDesktopServices.setUrlHandler(scheme, desktop, "open")  # type: ignore[arg-type]
    sheet_of(told, qtbot).send_button.click()
    qtbot.waitUntil(lambda: len(desktop.opened) == 2, timeout=WAIT)
    for scheme in ("mailto", "file"):
        QDesktopServices.unsetUrlHandler(scheme)
    (made,) = (tmp_path / "Downloads").iterdir()
    folder, mail = desktop.opened
    assert folder.endswith("/Downloads")
    assert mail.startswith("mailto:me@example.co.jp?")
    assert str(made) in unquote(mail)


def test_what_cannot_be_written_is_said(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    save_as(monkeypatch, tmp_path / "file" / "out.vcf")
    sheet_of(told, qtbot).save_button.click()
    qtbot.waitUntil(lambda: "could not be written" in told.toast.accessibleName(), timeout=WAIT)


def test_enter_saves_what_is_offered(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of(told, qtbot)
    save_as(monkeypatch, tmp_path / "out.vcf")
    QTest.keyClick(sheet.who, Qt.Key.Key_Return)
    qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    assert (tmp_path / "out.vcf").exists()
