"""Folders in the window: a whole card book, and the one that is shared with other programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.services import contacts
from app.services.contacts import add_contact, delete_contacts
from app.services.everything import export_everything
from app.services.import_findings import Kind
from app.store import cards
from tests.doubles.book import take_in
from tests.doubles.people import person
from tests.unit.ui.test_importing import WAIT, everybody, import_page
from tests.unit.ui.test_importing import cards as files
from ui import contacts_folder
from ui.importing.page import ImportPage
from ui.main_window import MainWindow


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A folder with everything of another card book; it is closed before the window opens one."""
    other = CardBook(tmp_path / "other")
    other.run(add_contact, person("田中 一郎", "あおば地所", "one@example.co.jp"))
    other.run(add_contact, person("鈴木 花子", None, "two@example.co.jp"))
    other.run(take_in, other.folders, ["card:sure"])
    folder = tmp_path / "everything"
    other.ask(export_everything, other.folders, folder)
    other.disconnect()
    return folder


def open_folder(window: MainWindow, qtbot: QtBot, folder: Path) -> ImportPage:
    window.take_in([folder])
    qtbot.waitUntil(lambda: window.page_key == "import", timeout=WAIT)
    page = window.page
    assert isinstance(page, ImportPage)
    return page


def test_everything_comes_into_an_empty_card_book_as_one_step(
    whole: Path, window: MainWindow, qtbot: QtBot
) -> None:
    page = open_folder(window, qtbot, whole)
    qtbot.waitUntil(page.whole_book.isVisible, timeout=WAIT)
    assert "Contacts: 2" in page.whole_book.what.text()
    assert "Cards: 1" in page.whole_book.what.text()
    assert everybody(window) == {}
    page.controls.go.click()
    qtbot.waitUntil(lambda: len(everybody(window)) == 2, timeout=WAIT)
    assert len(window.desk.book.ask(cards.images)) == 1
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT)
    window.toast.undo_button.click()
    qtbot.waitUntil(lambda: everybody(window) == {}, timeout=WAIT)


def test_only_the_contacts_come_where_there_is_something_already(
    whole: Path, window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.book.run(add_contact, person("田中 一郎", "あおば地所", "one@example.co.jp"))
    page = open_folder(window, qtbot, whole)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    assert page.hint.isVisible() and "not empty" in page.hint.accessibleName()
    assert page.shown is not None
    assert page.shown.counts[Kind.NEW] == 1
    page.controls.go.click()
    qtbot.waitUntil(lambda: len(everybody(window)) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: not page.hint.isVisible(), timeout=WAIT)
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT)
    window.toast.undo_button.click()
    qtbot.waitUntil(lambda: len(everybody(window)) == 1, timeout=WAIT)


def test_a_damaged_folder_is_said(whole: Path, window: MainWindow, qtbot: QtBot) -> None:
    (whole / "contact.csv").unlink()
    page = open_folder(window, qtbot, whole)
    qtbot.waitUntil(page.problems.isVisible, timeout=WAIT)
    assert not page.controls.go.isVisible()


def test_the_vcards_of_a_folder_are_one_import_whose_namesakes_stay_two(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    (folder / "more").mkdir(parents=True)
    files(folder / "a.vcf", "UID:1|FN:Ay Bee|ORG:Mihon|EMAIL:one@example.co.jp")
    files(folder / "more" / "b.vcf", "UID:2|FN:Ay Bee|ORG:Mihon|EMAIL:two@example.co.jp")
    (folder / "bad.vcf").write_text("BEGIN:VCARD\nEND:VCARD\n")
    (folder / "table.csv").write_text("Name,E-mail\nCee,cee@example.co.jp\n")
    page = open_folder(window, qtbot, folder)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    assert [row.entry.name for row in page.table.rows.rows] == ["Ay Bee", "Ay Bee"]
    assert "bad.vcf" in page.problems.accessibleName()
    page.controls.go.click()
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.table is not None, timeout=WAIT)
    found = window.desk.book.ask(contacts.summaries).values()
    assert [s.name for s in found] == ["Ay Bee", "Ay Bee"]
    assert [row.entry.name for row in page.table.rows.rows] == ["Cee"]
    window.undo()
    qtbot.waitUntil(lambda: everybody(window) == {}, timeout=WAIT)


def test_a_long_import_says_how_far_it_is_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    many = files(tmp_path / "many.vcf", *(f"FN:Person {n}|UID:{n}" for n in range(3000)))
    page = import_page(window, qtbot, many)
    told: list[str] = []
    page.storing.stored.connect(lambda _n: told.append(page.header.subtitle.text()))
    page.storing.stored.connect(lambda _n: page.controls.stop.click())
    page.controls.go.click()
    qtbot.waitUntil(lambda: bool(told) and page.problems.isVisible(), timeout=WAIT)
    assert "500" in told[0]
    assert everybody(window) == {}
    assert page.controls.go.isEnabled()
    assert not page.controls.stop.isVisible()


def test_a_shared_folder_brings_in_what_changes_and_asks_about_what_went(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    files(folder / "a.vcf", "UID:one|FN:Ay")
    files(folder / "b.vcf", "UID:two|FN:Bee")
    window.open_page("import")
    page = window.page
    assert isinstance(page, ImportPage)
    monkeypatch.setattr(contacts_folder, "SETTLE_MS", 1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    page.folder.choose()
    qtbot.waitUntil(lambda: set(everybody(window)) == {"Ay", "Bee"}, timeout=WAIT)
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT)
    (folder / "b.vcf").unlink()
    qtbot.waitUntil(page.folder.gone.isVisible, timeout=WAIT)
    assert set(everybody(window)) == {"Ay", "Bee"}
    page.folder.trash_button.click()
    qtbot.waitUntil(lambda: set(everybody(window)) == {"Ay"}, timeout=WAIT)
    assert not page.folder.gone.isVisible()
    assert [s.name for s in window.desk.book.ask(contacts.summaries).values()] == ["Ay"]


def test_contacts_are_written_to_the_shared_folder_only_if_that_is_wanted(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    book = window.desk.book
    first = book.run(add_contact, person("田中 一郎", "あおば地所", "one@example.co.jp")).value
    monkeypatch.setattr(contacts_folder, "SETTLE_MS", 1)
    shared = window.desk.contacts_folder
    window.open_page("import")
    page = window.page
    assert isinstance(page, ImportPage)
    assert not page.folder.writes.isVisible()
    shared.watch(folder)
    assert page.folder.writes.isVisible()
    assert not page.folder.writes.isChecked()
    with qtbot.waitSignal(shared.written, timeout=WAIT):
        page.folder.writes.click()
    assert [p.name for p in folder.iterdir()] == ["田中 一郎.vcf"]
    with qtbot.waitSignal(shared.written, timeout=WAIT):
        book.run(add_contact, person("鈴木 花子", None, "two@example.co.jp"))
    assert len(list(folder.iterdir())) == 2
    with qtbot.waitSignal(shared.written, timeout=WAIT):
        window.tasks.run(delete_contacts, (first,))
    assert [p.name for p in folder.iterdir()] == ["鈴木 花子.vcf"]
    assert set(everybody(window)) == {"鈴木 花子"}
    shared.watch(tmp_path / "cards")  # another choice begins without it
    assert not page.folder.writes.isChecked()


def test_the_key_does_nothing_before_there_is_something_to_import(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Whoever drops a folder may press it at once; what was found then comes all the same."""
    folder = tmp_path / "phone"
    folder.mkdir()
    files(folder / "two.vcf", "FN:Ay", "FN:Bee")
    window.open_page("import")
    QTest.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = open_folder(window, qtbot, folder)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    qtbot.waitUntil(page.controls.go.isEnabled, timeout=WAIT)
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(everybody(window)) == 2, timeout=WAIT)
