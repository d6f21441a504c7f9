"""A folder of one file a contact: what others change comes in, what they delete is only told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.contact import ContactDetails, MethodKind
from app.domain.ids import ContactId
from app.errors import UserInputError
from app.services import contacts, undo
from app.services.contacts import add_contact, delete_contacts, edit_contact
from app.services.export import export_folder
from app.store import contacts as stored
from tests.doubles.clock import FixedClock
from tests.doubles.people import person


def write(path: Path, uid: str, *lines: str) -> None:
    text = "\n".join(("BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", *lines, "END:VCARD", ""))
    path.write_text(text, encoding="utf-8")


def people(book: CardBook) -> dict[str, ContactDetails]:
    ids = sorted(book.ask(contacts.summaries))
    return {c.uid: c.details for c in book.ask(stored.load, ids).values()}


def id_of(book: CardBook, uid: str) -> ContactId:
    ids = book.ask(stored.ids_by_uid)
    return ids[uid]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cards"
    place.mkdir()
    write(place / "a.vcf", "one", "FN:田中 一郎", "TITLE:課長", "TEL;TYPE=CELL:090-0000-0001")
    write(place / "b.vcf", "two", "FN:佐藤 花子")
    return place


def test_the_same_files_again_change_nothing(book: CardBook, folder: Path) -> None:
    first = book.shared_folder(folder).look()
    assert (first.result.added, first.gone) == (2, ())
    again = book.shared_folder(folder)  # as after a new start
    assert again.look().result.count == 0
    write(folder / "c.vcf", "three", "FN:鈴木 健一")
    (folder / ".tmp.vcf").write_bytes((folder / "c.vcf").read_bytes())
    assert again.look().result.added == 1
    assert set(people(book)) == {"one", "two", "three"}


def test_the_file_wins_where_only_it_changed(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    write(folder / "a.vcf", "one", "FN:田中 一郎", "TITLE:部長")
    assert shared.look().result.updated == 1
    work = people(book)["one"].current
    assert work is not None
    assert work.position == "部長"
    assert people(book)["one"].values(MethodKind.MOBILE) == ("090-0000-0001",)


def test_mine_stays_where_both_changed(book: CardBook, clock: FixedClock, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    mine = people(book)["one"]
    [work] = mine.affiliations
    ours = ContactDetails(mine.name, (type(work)(position="社長", is_primary=True),), mine.methods)
    clock.forward(minutes=1)
    book.run(edit_contact, id_of(book, "one"), ours)
    write(folder / "a.vcf", "one", "FN:田中 一郎", "TITLE:部長", "EMAIL:x@example.co.jp")
    assert shared.look().result.updated == 1
    now = people(book)["one"]
    assert now.current is not None
    assert now.current.position == "社長"
    assert now.values(MethodKind.EMAIL) == ("x@example.co.jp",)


def test_a_deleted_file_is_told_and_deletes_nothing(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    (folder / "b.vcf").unlink()
    look = shared.look()
    assert [(g.name, g.file) for g in look.gone] == [("佐藤 花子", "b.vcf")]
    assert set(people(book)) == {"one", "two"}
    assert book.shared_folder(folder).look().gone == look.gone  # until somebody answers
    shared.forget(look.gone)
    assert shared.look().gone == ()
    assert book.shared_folder(folder).look().gone == ()


def test_a_file_under_another_name_is_not_gone(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    (folder / "b.vcf").rename(folder / "renamed.vcf")
    look = shared.look()
    assert (look.gone, look.result.added, look.result.updated) == ((), 0, 0)
    assert shared.look().gone == ()


def test_who_is_in_the_trash_stays_there(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    book.run(delete_contacts, (id_of(book, "two"),))
    write(folder / "b.vcf", "two", "FN:佐藤 花子", "NOTE:changed")
    look = shared.look()
    assert (look.result.skipped, look.gone) == (1, ())
    assert set(people(book)) == {"one"}


def test_a_look_is_one_step_to_undo(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    book.run(undo.undo)
    assert people(book) == {}
    assert shared.look().result.count == 0  # what was taken back does not come again unasked


def test_a_file_that_still_grows_waits(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    assert shared.look(settle=True).result.count == 0
    assert shared.look(settle=True).result.added == 2


def test_a_bad_file_is_named_and_the_others_come(book: CardBook, folder: Path) -> None:
    (folder / "bad.vcf").write_bytes(bytes(range(256)) * 10)
    look = book.shared_folder(folder).look()
    assert look.result.added == 2
    assert {failure.path.name for failure in look.result.failures.named} == {"bad.vcf"}


def test_a_missing_folder_deletes_nothing(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    folder.rename(folder.with_name("away"))
    with pytest.raises(UserInputError):
        shared.look()
    assert set(people(book)) == {"one", "two"}


def test_our_own_export_into_it_keeps_the_files_of_others(
    book: CardBook, folder: Path, tmp_path: Path
) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    ids = sorted(book.ask(contacts.summaries))
    book.ask(export_folder, ids, folder)
    assert {p.name for p in folder.iterdir()} == {"a.vcf", "b.vcf"}
    stamps = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
    book.ask(export_folder, ids, folder)
    assert {p.name: p.stat().st_mtime_ns for p in folder.iterdir()} == stamps
    assert (shared.look().result.updated, shared.look().gone) == (0, ())
    book.run(delete_contacts, (id_of(book, "two"),))
    book.ask(export_folder, [id_of(book, "one")], folder)
    assert {p.name for p in folder.iterdir()} == {"a.vcf", "b.vcf"}
    book.ask(export_folder, [id_of(book, "one")], folder, prune=True)
    assert {p.name for p in folder.iterdir()} == {"a.vcf"}


def test_an_export_keeps_the_uid_of_a_file_to_the_letter(book: CardBook, folder: Path) -> None:
    uid = "5a0b2b1e-1111-4222-8333-444455556666"
    text = f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:{uid}\r\nFN:Zoe\r\nEND:VCARD\r\n"
    (folder / "z.vcf").write_text(text, encoding="utf-8", newline="")
    shared = book.shared_folder(folder)
    shared.look()
    book.ask(export_folder, [id_of(book, uid)], folder)
    assert f"UID:urn:uuid:{uid}" in (folder / "z.vcf").read_text("utf-8")
    assert shared.look().result.added == 0


def test_what_is_written_there_does_not_come_back(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    book.run(add_contact, person("鈴木 花子"))
    one = id_of(book, "one")
    book.run(edit_contact, one, replace(people(book)["one"], note="here"))
    assert shared.write()
    assert (folder / "鈴木 花子.vcf").exists()
    assert "NOTE:here" in (folder / "a.vcf").read_text("utf-8")
    # A number deleted before the next look stays so: the file is ours and older.
    book.run(edit_contact, one, replace(people(book)["one"], methods=()))
    again = book.shared_folder(folder)  # as after a new start
    assert again.look().result.count == 0
    assert people(book)["one"].methods == ()
    assert again.write() and again.write()
    assert "TEL" not in (folder / "a.vcf").read_text("utf-8")


def test_what_others_changed_meanwhile_is_not_written_over(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    one = id_of(book, "one")
    book.run(edit_contact, one, replace(people(book)["one"], note="here"))
    write(folder / "a.vcf", "one", "FN:田中 一郎", "TITLE:部長", "TEL;TYPE=CELL:090-0000-0002")
    assert not shared.write()
    assert "090-0000-0002" in (folder / "a.vcf").read_text("utf-8")
    shared.look()
    assert shared.write()
    written = (folder / "a.vcf").read_text("utf-8")
    assert "090-0000-0002" in written and "NOTE:here" in written


def test_a_file_that_others_deleted_is_written_again_only_once_the_contact_is_kept(
    book: CardBook, folder: Path
) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    shared.write()
    (folder / "b.vcf").unlink()
    gone = shared.look().gone
    assert shared.write(gone)
    assert {p.name for p in folder.iterdir()} == {"a.vcf"}
    shared.forget(gone)
    assert shared.write()
    assert len(list(folder.iterdir())) == 2


def test_the_trash_takes_the_file_away_and_gives_it_back(book: CardBook, folder: Path) -> None:
    shared = book.shared_folder(folder)
    shared.look()
    two = id_of(book, "two")
    book.run(delete_contacts, (two,))
    assert shared.write()
    assert {p.name for p in folder.iterdir()} == {"a.vcf"}
    book.run(undo.undo)
    assert shared.look().gone == ()
    assert shared.write()
    assert len(list(folder.iterdir())) == 2
    assert shared.look().result.count == 0


def test_a_file_that_cannot_be_read_stops_no_export(book: CardBook, folder: Path) -> None:
    (folder / "link.vcf").symlink_to(folder / "nothing there")
    shared = book.shared_folder(folder)
    shared.look()
    assert shared.write()
