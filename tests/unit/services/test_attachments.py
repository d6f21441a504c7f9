"""Files kept with a contact: by content, undoably, offline, and erased with every trace."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.attachment import LIMIT, Attachment
from app.domain.ids import ContactId
from app.domain.search import ContactQuery, Has
from app.errors import DataError, UserInputError
from app.services import archive, attachments, contacts, merge, trash, undo
from app.store import search_index
from tests.doubles.people import person


@pytest.fixture
def known(book: CardBook) -> ContactId:
    return book.run(contacts.add_contact, person("田中 一郎")).value


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "見積書.pdf"
    path.write_bytes(b"%PDF-1.4 made up")
    return path


def attach(book: CardBook, contact_id: ContactId, *paths: Path) -> int:
    stored = attachments.store_files(book.folders, paths)
    return book.run(attachments.attach, contact_id, stored).value


def files(book: CardBook, contact_id: ContactId) -> list[str]:
    return [a.file_name for a in book.ask(attachments.attachments, contact_id)]


def kept(book: CardBook) -> list[Path]:
    return [p for p in book.folders.files.rglob("*") if p.is_file()]


def test_a_file_stays_when_the_original_goes(
    book: CardBook, known: ContactId, letter: Path, tmp_path: Path
) -> None:
    content = letter.read_bytes()
    assert attach(book, known, letter) == 1
    letter.unlink()
    (file,) = book.ask(attachments.attachments, known)
    assert (file.file_name, file.size) == ("見積書.pdf", len(content))
    out = attachments.hand_out(book.folders, file, tmp_path)
    assert (out.name, out.read_bytes()) == ("見積書.pdf", content)
    again = attachments.hand_out(book.folders, file, tmp_path)
    assert again.name == "見積書 (2).pdf"
    assert book.ask(search_index.find, ContactQuery(has=frozenset([Has.ATTACHMENT]))) == (known,)


def test_the_same_content_is_kept_once(book: CardBook, known: ContactId, letter: Path) -> None:
    other = book.run(contacts.add_contact, person("鈴木 花子")).value
    copy = letter.with_name("copy.pdf")
    copy.write_bytes(letter.read_bytes())
    assert attach(book, known, letter) == 1
    assert attach(book, known, letter, letter) == 0
    assert attach(book, other, copy) == 1
    assert len(kept(book)) == 1


def test_attaching_and_removing_are_undone(book: CardBook, known: ContactId, letter: Path) -> None:
    attach(book, known, letter)
    book.run(undo.undo)
    assert files(book, known) == []
    book.run(undo.redo)
    (file,) = book.ask(attachments.attachments, known)
    assert file.id is not None
    book.run(attachments.detach, file.id)
    assert files(book, known) == []
    book.run(undo.undo)
    assert files(book, known) == ["見積書.pdf"]


def test_a_removed_file_waits_in_the_trash_and_is_erased_with_its_content(
    book: CardBook, known: ContactId, letter: Path
) -> None:
    other = book.run(contacts.add_contact, person("鈴木 花子")).value
    attach(book, known, letter)
    attach(book, other, letter)
    (file,) = book.ask(attachments.attachments, known)
    assert file.id is not None
    book.run(attachments.detach, file.id)
    (thing,) = book.ask(trash.trashed)
    assert (thing.kind, thing.name, thing.detail) == (trash.Kind.FILE, "見積書.pdf", "田中 一郎")
    book.run(trash.restore, [thing])
    assert files(book, known) == ["見積書.pdf"]
    book.run(attachments.detach, file.id)
    trash.delete_files(book.folders, book.run(trash.erase, book.ask(trash.trashed)).value)
    assert len(kept(book)) == 1, "somebody else still has it"
    book.run(contacts.delete_contacts, (other,))
    trash.delete_files(book.folders, book.run(trash.erase, book.ask(trash.trashed)).value)
    assert kept(book) == []


def test_a_merge_takes_the_files_along_and_gives_them_back(
    book: CardBook, known: ContactId, letter: Path
) -> None:
    other = book.run(contacts.add_contact, person("田中 一朗")).value
    attach(book, other, letter)
    book.run(merge.merge, known, other)
    assert files(book, known) == ["見積書.pdf"]
    book.run(merge.unmerge, other)
    assert (files(book, known), files(book, other)) == ([], ["見積書.pdf"])


@pytest.mark.parametrize("kind", ["missing", "folder", "large", "closed"])
def test_what_cannot_be_attached_is_named_and_nothing_is(
    book: CardBook, known: ContactId, letter: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "何か.bin"
    if kind == "folder":
        path.mkdir()
    elif kind == "large":
        with path.open("wb") as file:
            os.truncate(file.fileno(), LIMIT + 1)
    elif kind == "closed":
        os.mkfifo(path)
    with pytest.raises(UserInputError) as caught:
        attachments.store_files(book.folders, (letter, path))
    assert str(path) in str(caught.value)
    if kind == "large":
        assert "101 MB" in str(caught.value) and "100 MB" in str(caught.value)
    assert kept(book) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\x.txt", "C Windows x.txt"),
        ("見積\u202efdp.exe", "見積 fdp.exe"),
        ("con.txt", "_con.txt"),
        ("..", "contact"),
    ],
)
def test_names_are_data(
    book: CardBook, known: ContactId, letter: Path, tmp_path: Path, name: str, safe: str
) -> None:
    attach(book, known, letter)
    (file,) = book.ask(attachments.attachments, known)
    folder = tmp_path / "out"
    folder.mkdir()
    hostile = Attachment(known, file.sha256, name, file.size)
    out = attachments.hand_out(book.folders, hostile, folder)
    assert (out.parent, out.name) == (folder, safe)
    assert not os.access(out, os.X_OK)


@pytest.mark.parametrize(
    ("name", "runs"),
    [("a.pdf", False), ("a.EXE", True), ("a.pdf.desktop", True), ("a.sh. ", True), ("exe", False)],
)
def test_programs_are_known_by_their_names(name: str, runs: bool) -> None:
    assert Attachment(ContactId(1), "0" * 64, name, 1).is_program is runs


def test_a_lost_file_is_named_and_a_check_finds_it(
    book: CardBook, known: ContactId, letter: Path, tmp_path: Path
) -> None:
    attach(book, known, letter)
    assert archive.check(book.folders).is_sound
    (place,) = kept(book)
    place.unlink()
    (file,) = book.ask(attachments.attachments, known)
    with pytest.raises(DataError) as caught:
        attachments.hand_out(book.folders, file, tmp_path / "out")
    assert "見積書.pdf" in str(caught.value)
    assert [str(place) in p for p in archive.check(book.folders).problems] == [True]


def test_a_backup_brings_the_files_back(
    book: CardBook, known: ContactId, letter: Path, tmp_path: Path
) -> None:
    attach(book, known, letter)
    archive.write_archive(book.folders, tmp_path / "book.zip", book.clock())
    attach(book, known, tmp_path / "book.zip")
    book.disconnect()
    archive.restore(tmp_path / "book.zip", book.folders, book.clock())
    back = CardBook(book.folders.root)
    try:
        (file,) = back.ask(attachments.attachments, known)
        out = attachments.hand_out(back.folders, file, tmp_path / "book")
    finally:
        back.disconnect()
    assert out.read_bytes() == letter.read_bytes()
