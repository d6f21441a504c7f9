"""Files come in: what is known is recognised, nothing is lost, and it is one step to undo."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.contact import ContactDetails, MethodKind
from app.errors import EnishiError, UserInputError
from app.formats.csv_columns import Column, Field
from app.services import contacts, export, import_findings, import_preview, imports, undo
from app.services.contacts import add_contact, delete_contacts
from app.services.export import Format, export_contacts
from app.services.import_columns import remember_columns, table_of
from app.services.import_findings import Choice, Choices, Kind
from app.services.import_matching import bare
from app.services.import_preview import preview
from app.services.import_sources import ImportSource
from app.services.imports import ImportResult
from app.store import contacts as stored
from tests.doubles.people import person

MAIL = "i.tanaka@aoba.example.co.jp"


def source(path: Path, *cards: str) -> ImportSource:
    """A vCard file with these cards, their lines divided by |."""
    text = "".join(f"BEGIN:VCARD\n{card.replace('|', chr(10))}\nEND:VCARD\n" for card in cards)
    file = path / "people.vcf"
    file.write_text(text, encoding="utf-8")
    return ImportSource(file)


def run(book: CardBook, taken: ImportSource, choices: Choices | None = None) -> ImportResult:
    return book.run(imports.import_files, [taken], choices).value


def counts(result: ImportResult) -> tuple[int, int, int, int]:
    return result.added, result.updated, result.unchanged, result.failures.count


def people(book: CardBook) -> list[ContactDetails]:
    ids = sorted(book.ask(contacts.summaries))
    return [c.details for c in book.ask(stored.load, ids).values()]


def rows(book: CardBook) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(book.folders.database)) as connection:
        names = ("contact", "affiliation", "contact_method", "contact_tag", "company", "tag")
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def test_the_same_file_again_changes_nothing(book: CardBook, tmp_path: Path) -> None:
    taken = source(
        tmp_path,
        "FN:田中 一郎|UID:one|TEL;TYPE=PAGER:03-0000-0001",
        f"FN:佐藤 花子|EMAIL:{MAIL}|ORG:あおば地所;営業部|CATEGORIES:朝活",
        "FN:名前だけ",
        "NOTE:no name",
    )
    assert counts(run(book, taken)) == (4, 0, 0, 0)
    before = rows(book)
    assert counts(run(book, taken)) == (0, 0, 4, 0)
    assert rows(book) == before


def test_it_is_one_step_to_undo(book: CardBook, tmp_path: Path) -> None:
    book.run(add_contact, person("田中 一郎", "あおば地所", MAIL))
    before = rows(book)
    run(book, source(tmp_path, f"FN:田中 一郎|EMAIL:{MAIL}|TEL:03-0000-0009", "FN:New|ORG:New Ltd"))
    after = rows(book)
    book.run(undo.undo)
    assert rows(book) == before
    book.run(undo.redo)
    assert rows(book) == after


def test_people_of_one_file_are_not_taken_for_each_other(book: CardBook, tmp_path: Path) -> None:
    shared = "EMAIL:home@example.co.jp"
    taken = source(
        tmp_path,
        f"FN:田中 一郎|{shared}",
        f"FN:田中 花子|{shared}",
        f"FN:田中 花子|{shared}",
        f"FN:田中 花子|{shared}|UID:another",
    )
    assert counts(run(book, taken)) == (3, 0, 1, 0)
    assert counts(run(book, taken)) == (0, 0, 4, 0)


@pytest.mark.parametrize(
    ("card", "kind", "reason"),
    [
        ("FN:鈴木 次郎", Kind.NEW, None),
        (f"FN:田中 一郎|ORG:あおば地所|TITLE:課長|EMAIL:{MAIL.upper()}", Kind.UNCHANGED, "email"),
        (f"FN:田中 一郎|EMAIL:{MAIL}|TEL:03-0000-0009", Kind.FULLER, "email"),
        (f"FN:田中 一郎|ORG:あおば地所|TITLE:部長|EMAIL:{MAIL}", Kind.CONFLICT, "email"),
        ("FN:田中一郎|ORG:㈱あおば地所", Kind.FULLER, "name"),
        (
            "FN:田中 一郎|ORG:あおば地所|EMAIL:x@example.co.jp|TEL;CELL:090-0000-9999",
            Kind.MAYBE,
            "company",
        ),
        ("FN:田中 一郎|TEL;CELL:+81-90-0000-1234", Kind.UNCHANGED, "mobile"),
        ("FN:田中 一郎|TEL;CELL:+81-90-0000-1234|NOTE:x", Kind.FULLER, "mobile"),
    ],
)
def test_a_preview_says_who_is_known_and_why(
    book: CardBook, tmp_path: Path, card: str, kind: Kind, reason: str | None
) -> None:
    known = person("田中 一郎", "株式会社あおば地所", MAIL, title="課長", mobile="090-0000-1234")
    book.run(add_contact, known)
    before = rows(book)
    shown = book.ask(preview, source(tmp_path, card))
    [entry] = shown.entries
    assert entry.kind is kind
    assert reason is None or reason in entry.reasons
    assert (entry.contact_id is None) == (kind is Kind.NEW)
    assert shown.counts[kind] == 1
    assert rows(book) == before


def test_a_preview_names_what_conflicts(book: CardBook, tmp_path: Path) -> None:
    book.run(add_contact, person("田中 一郎", "あおば地所", MAIL, title="課長"))
    shown = book.ask(preview, source(tmp_path, f"FN:田中 一郎|TITLE:部長|EMAIL:{MAIL}"))
    [conflict] = shown.entries[0].conflicts
    assert (conflict.what, conflict.ours, conflict.theirs) == ("title", "課長", "部長")


@pytest.mark.parametrize(
    ("choice", "expected", "title"),
    [
        (Choice.JOIN, (0, 1, 0, 0), "課長"),
        (Choice.REPLACE, (0, 1, 0, 0), "部長"),
        (Choice.ADD, (1, 0, 0, 0), "課長"),
        (Choice.SKIP, (0, 0, 0, 0), "課長"),
    ],
)
@pytest.mark.parametrize("is_for_all", [True, False])
def test_what_was_chosen_is_done(
    book: CardBook,
    tmp_path: Path,
    choice: Choice,
    expected: tuple[int, int, int, int],
    title: str,
    is_for_all: bool,
) -> None:
    contact_id = book.run(add_contact, person("田中 一郎", "あおば地所", MAIL, title="課長")).value
    taken = source(tmp_path, f"FN:田中 一郎|ORG:あおば地所|TITLE:部長|EMAIL:{MAIL}")
    choices = Choices({Kind.CONFLICT: choice}) if is_for_all else Choices(each={1: choice})
    assert counts(run(book, taken, choices)) == expected
    details = book.ask(contacts.view, contact_id).contact.details
    assert details.current is not None
    assert details.current.position == title
    assert details.values(MethodKind.EMAIL) == (MAIL,)


def test_who_was_thrown_away_comes_back(book: CardBook, tmp_path: Path) -> None:
    taken = source(tmp_path, "FN:田中 一郎|UID:one")
    run(book, taken)
    [contact_id] = book.ask(contacts.summaries)
    book.run(delete_contacts, (contact_id,))
    assert counts(run(book, taken)) == (0, 1, 0, 0)
    assert list(book.ask(contacts.summaries)) == [contact_id]


@pytest.mark.parametrize("form", Format)
def test_own_exports_give_the_same_contacts(book: CardBook, tmp_path: Path, form: Format) -> None:
    known = person(
        "田中 一郎",
        "あおば地所",
        MAIL,
        title="課長",
        kana="タナカ イチロウ",
        mobile="090-0000-1234",
    )
    book.run(add_contact, known)
    book.run(add_contact, person("Jane Smith", "Example, Inc.", "jane@example.com"))
    before = people(book)
    path = tmp_path / f"out.{'vcf' if form.startswith('vcard') else 'csv'}"
    book.ask(export_contacts, list(book.ask(contacts.summaries)), path, form)
    assert counts(run(book, ImportSource(path))) == (0, 0, 2, 0)
    other = CardBook(tmp_path / "other")
    run(other, ImportSource(path))
    if form.startswith("vcard"):
        assert list(map(bare, people(other))) == list(map(bare, before))
    assert [d.name.printed for d in people(other)] == [d.name.printed for d in before]
    assert [set(d.methods) for d in people(other)] == [set(d.methods) for d in before]
    assert [d.tags for d in people(other)] == [d.tags for d in before]
    other.disconnect()


def test_a_file_that_cannot_be_read_does_not_keep_others_out(
    book: CardBook, tmp_path: Path
) -> None:
    taken = [ImportSource(tmp_path / "missing.vcf"), source(tmp_path, "FN:Jane", "!|FN:Joe")]
    result = book.run(imports.import_files, taken).value
    assert counts(result) == (2, 0, 0, 2)
    assert [f.line for f in result.failures.named] == [None, 5]


def test_chosen_columns_are_remembered_for_such_tables(book: CardBook, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("who,what\n田中 一郎,課長\n", encoding="utf-8")
    table = table_of(ImportSource(path))
    assert table is not None
    assert table.headings == ("who", "what")
    chosen = ImportSource(path, (Column(Field.NAME), Column(Field.POSITION)))
    book.run(remember_columns, chosen)
    path.write_text("who,what\n佐藤 花子,部長\n", encoding="utf-8")
    assert book.ask(preview, ImportSource(path)).entries[0].name == "佐藤 花子"
    run(book, ImportSource(path))
    [details] = people(book)
    assert details.current is not None
    assert (details.name.printed, details.current.position) == ("佐藤 花子", "部長")


def test_a_vcard_has_no_columns(book: CardBook, tmp_path: Path) -> None:
    taken = source(tmp_path, "FN:Jane")
    with pytest.raises(UserInputError):
        book.run(remember_columns, ImportSource(taken.path, ()))


def _many(path: Path, count: int, note: str = "") -> ImportSource:
    """A file of so many people, some without UID, all of one company with one number."""
    file = path / f"{count}.vcf"
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            uid = f"UID:{number}\n" if number % 2 else ""
            out.write(
                f"BEGIN:VCARD\n{uid}FN:Hanako {number}\nEMAIL:{number}@example.co.jp\n"
                f"ORG:見本商事\nTEL;WORK:03-0000-0000\nNOTE:{number}{note}\nX-A:{number}{note}\n"
                "END:VCARD\n"
            )
    return ImportSource(file)


def _peak(work: Callable[[], object]) -> int:
    """The most memory that some work held at a time, in bytes."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_people(
    book: CardBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_preview, "SHOWN", 20)
    monkeypatch.setattr(import_findings, "CHUNK", 20)
    note = "x" * 20_000  # far above what bounded caches keep of each person
    run(book, _many(tmp_path, 30, note))  # what is loaded once is loaded
    few, many = _many(tmp_path, 160, note), _many(tmp_path, 360, note)
    for work in (lambda taken: book.ask(preview, taken), lambda taken: run(book, taken)):
        growth = _peak(partial(work, many)) - _peak(partial(work, few))
        assert growth < 200 * len(note)  # each of them holds it twice
    ids = sorted(book.ask(contacts.summaries))
    monkeypatch.setattr(export, "PART", 20)
    growth = _peak(partial(book.ask, export_contacts, ids[:360], tmp_path / "many.out"))
    growth -= _peak(partial(book.ask, export_contacts, ids[:160], tmp_path / "few.out"))
    assert growth < 200 * len(note)


class Stopped(EnishiError):
    pass


def test_an_import_that_is_stopped_changes_nothing(book: CardBook, tmp_path: Path) -> None:
    run(book, source(tmp_path, "FN:田中 一郎"))
    before = rows(book)
    told: list[int] = []

    def stop(count: int) -> None:
        told.append(count)
        if count > 600:
            raise Stopped("enough")

    taken = _many(tmp_path, 1200)
    with pytest.raises(Stopped):
        book.run(imports.import_files, [taken], None, stop)
    assert told == [500, 1000]
    assert rows(book) == before
    assert run(book, taken).added == 1200


def test_a_number_that_many_share_is_no_match(book: CardBook, tmp_path: Path) -> None:
    run(book, _many(tmp_path, 60))
    assert counts(run(book, source(tmp_path, "FN:Someone Else|TEL:03-0000-0000"))) == (1, 0, 0, 0)
