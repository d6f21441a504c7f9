"""A card book that does not open: the dialog says why, and brings the newest copy back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.errors import DataError, EnishiError
from app.services.contacts import add_contact, summaries
from tests.doubles.people import person
from ui.dialogs.unopened import restored

BUTTON = "Restore the copy of"


@pytest.fixture
def damaged(tmp_path: Path, qapp: QApplication) -> Path:
    """A card book with one contact in its daily copy, and rubbish in its place."""
    folder = tmp_path / "book"
    book = CardBook(folder)
    book.run(add_contact, person("田中 一郎"))
    for copy in book.folders.backups.iterdir():
        copy.unlink()
    book.look_after()
    book.disconnect()
    (folder / "cards.db").write_bytes(b"no database at all" * 500)
    return folder


def error_of(folder: Path) -> EnishiError:
    with pytest.raises(DataError) as caught:
        CardBook(folder)
    return caught.value


def answer(words: str, seen: list[str]) -> None:
    """Press the button of the dialog that is about to open."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QMessageBox)
        seen.append(f"{dialog.text()} {dialog.informativeText()}")
        next(b for b in dialog.buttons() if b.text().startswith(words)).click()

    QTimer.singleShot(200, press)


def test_a_damaged_book_is_restored_by_one_button(damaged: Path, qtbot: QtBot) -> None:
    seen: list[str] = []
    answer(BUTTON, seen)
    told = restored(error_of(damaged), damaged)
    assert "is damaged" in seen[0] and "What was added since is not in it" in seen[0]
    assert told is not None and "is kept" in told
    book = CardBook(damaged)
    assert len(book.ask(summaries)) == 1
    book.disconnect()


def test_whoever_quits_leaves_everything_as_it_is(damaged: Path, qtbot: QtBot) -> None:
    before = (damaged / "cards.db").read_bytes()
    answer("Quit", [])
    assert restored(error_of(damaged), damaged) is None
    assert (damaged / "cards.db").read_bytes() == before


def test_without_a_copy_none_is_offered(damaged: Path, qtbot: QtBot) -> None:
    for copy in (damaged / "backups").iterdir():
        copy.unlink()
    seen: list[str] = []
    answer("Quit", seen)
    assert restored(error_of(damaged), damaged) is None
    assert "The copy of" not in seen[0]
