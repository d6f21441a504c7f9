"""Contacts out: bounded memory, and files that are safe whatever people are called."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.formats import csv_tables
from app.services import contacts, export, imports
from app.services.contacts import add_contact
from app.services.export import Format, export_contacts, export_folder
from app.services.import_sources import ImportSource
from app.store import contacts as stored
from tests.doubles.people import person

HOSTILE = (
    "../../x",
    "..\\..\\x",
    "/etc/passwd",
    "CON",
    "nul.txt",
    "\u202egnp.exe",
    "=cmd|' /C calc'!A0",
    "縁" * 300,
    "a" * 400,
    "Lee",
    "LEE",
    "lee",
    "...",
)


@pytest.fixture
def hostile(book: CardBook) -> CardBook:
    for number, name in enumerate(HOSTILE):
        book.run(add_contact, person(name, name, f"{number}@example.co.jp"))
    return book


def everybody(book: CardBook) -> list[str]:
    ids = sorted(book.ask(contacts.summaries))
    return sorted(c.details.name.printed for c in book.ask(stored.load, ids).values())


def test_a_file_a_person_is_safe_and_its_own_on_every_system(
    hostile: CardBook, tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "cards"
    hostile.ask(export_folder, sorted(hostile.ask(contacts.summaries)), folder)
    assert [p for p in tmp_path.rglob("*.vcf") if p.parent != folder] == []
    names = [path.name for path in folder.iterdir()]
    assert len({name.casefold() for name in names}) == len(HOSTILE)
    assert not [n for n in names if set(n) & set('<>:"/\\|?*\u202e') or n.startswith(".")]
    assert not [n for n in names if n.split(".")[0].upper() in ("CON", "NUL")]
    assert max(len(name.encode()) for name in names) < 256
    other = CardBook(tmp_path / "other")
    taken = other.run(imports.import_files, [ImportSource(folder)]).value
    assert taken.added == len(HOSTILE)  # namesakes of one company are two
    assert everybody(other) == everybody(hostile)
    other.disconnect()


@pytest.mark.parametrize("form", [Format.OUTLOOK, Format.GOOGLE, Format.EIGHT])
def test_no_cell_is_a_formula_or_turns_the_line_around(
    form: Format, hostile: CardBook, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    hostile.ask(export_contacts, sorted(hostile.ask(contacts.summaries)), file, form)
    text = file.read_text("utf-8-sig")
    assert '"=' not in text
    assert "\"'=cmd" in text


def _many(file: Path, count: int) -> ImportSource:
    note = "x" * 3000
    lines = (f"FN:Hanako {n}\nEMAIL:{n}@example.co.jp\nNOTE:{n}{note}" for n in range(count))
    file.write_text("".join(f"BEGIN:VCARD\n{text}\nEND:VCARD\n" for text in lines))
    return ImportSource(file)


def test_memory_does_not_grow_with_the_number_of_people(
    book: CardBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PART", 20)
    monkeypatch.setattr(csv_tables, "_ROWS", 20)
    book.run(imports.import_files, [_many(tmp_path / "many.vcf", 240)])
    ids = sorted(book.ask(contacts.summaries))

    def peak(form: Format, count: int) -> int:
        tracemalloc.start()
        try:
            assert book.ask(export_contacts, ids[:count], tmp_path / "out", form) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    for form in Format:
        peak(form, 40)  # what is loaded once is loaded
        assert peak(form, 240) < peak(form, 60) + 200_000, "the notes alone are 540 kB more"
