"""The trash: put back as it was, or erased with every trace."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.changes import command
from app.domain.event import Event
from app.domain.history import Encounter, FollowUp
from app.domain.ids import ContactId, ScanId
from app.services import contacts, events, history, merge, review, trash, undo
from app.services.trash import Kind, Trashed
from app.store import cards
from app.store.database import Transaction
from ocr.model import FieldKind
from tests.doubles.people import person
from tests.doubles.readings import reading
from tests.unit.services.test_review import scanned

NAME = "消田 のこる"


@pytest.fixture
def scan(book: CardBook, tmp_path: Path) -> ScanId:
    return scanned(book, tmp_path, reading([(FieldKind.NAME, NAME)], text=NAME))


@pytest.fixture
def known(book: CardBook, scan: ScanId) -> ContactId:
    contact_id = book.run(review.accept, scan).value
    book.run(history.record_follow_up, FollowUp(contact_id, done_at=date(2026, 11, 1)))
    return contact_id


def erase(book: CardBook, *things: Trashed) -> None:
    trash.delete_files(book.folders, book.run(trash.erase, things).value)


def everything(book: CardBook) -> str:
    """All text in the database file, whichever table it is in."""
    with sqlite3.connect(book.folders.database) as database:
        return "\n".join(database.iterdump())


def test_the_trash_lists_what_was_deleted_newest_first(
    book: CardBook, tmp_path: Path, known: ContactId
) -> None:
    event = book.run(events.add_event, Event("無駄な会", date(2026, 11, 2))).value
    other = scanned(book, tmp_path, reading([(FieldKind.NAME, "別田 人")]), "b.png", 80)
    book.run(contacts.delete_contacts, (known,))
    book.run(events.delete_event, event)
    book.run(review.reject, other)
    found = book.ask(trash.trashed)
    assert {(t.kind, t.name) for t in found} == {
        (Kind.CONTACT, NAME),
        (Kind.EVENT, "無駄な会"),
        (Kind.CARD, "別田 人"),
    }


def test_put_back_it_is_as_it_was(book: CardBook, known: ContactId) -> None:
    before = book.ask(contacts.view, known).contact
    book.run(contacts.delete_contacts, (known,))
    book.run(trash.restore, book.ask(trash.trashed))
    assert book.ask(contacts.view, known).contact == before
    assert book.ask(trash.trashed) == ()
    book.run(undo.undo)
    assert [t.id for t in book.ask(trash.trashed)] == [known]


def test_an_erased_contact_leaves_no_trace(book: CardBook, known: ContactId) -> None:
    friend = book.run(contacts.add_contact, person("友田 残")).value
    book.run(history.meet, Encounter(friend, date(2026, 11, 3), introduced_by=known))
    book.run(contacts.delete_contacts, (known,))
    originals = [p for p in book.folders.images.rglob("*") if p.is_file()]
    assert len(originals) == 1
    erase(book, *book.ask(trash.trashed))
    assert NAME not in everything(book)
    assert [p for p in book.folders.images.rglob("*") if p.is_file()] == []
    assert book.ask(review.queue) == ()
    (met,) = book.ask(history.timeline, friend).encounters
    assert met.introduced_by is None


@command("another card in the same picture", origin="system")
def add_sibling(tx: Transaction, scan_id: ScanId) -> ScanId:
    scan = cards.get(tx, scan_id)
    return cards.add_scan(tx, scan.batch_id, [replace(scan.sides[0], id=None)])


def test_a_picture_with_another_card_in_it_stays(book: CardBook, scan: ScanId) -> None:
    sibling = book.run(add_sibling, scan).value
    book.run(review.reject, scan)
    erase(book, *book.ask(trash.trashed))
    assert len([p for p in book.folders.images.rglob("*") if p.is_file()]) == 1
    book.run(review.reject, sibling)
    erase(book, *book.ask(trash.trashed))
    assert [p for p in book.folders.images.rglob("*") if p.is_file()] == []


def test_what_touched_the_erased_is_no_longer_undone(book: CardBook, known: ContactId) -> None:
    book.run(contacts.delete_contacts, (known,))
    erase(book, *book.ask(trash.trashed))
    step = book.ask(undo.next_undo)
    assert step is not None and step.label == "Add an event"


def test_an_erased_event_leaves_its_people(book: CardBook, known: ContactId) -> None:
    (met,) = book.ask(history.timeline, known).encounters
    assert met.event_id is not None
    book.run(events.delete_event, met.event_id)
    erase(book, *book.ask(trash.trashed))
    (kept,) = book.ask(history.timeline, known).encounters
    assert (kept.event_id, kept.met_at) == (None, met.met_at)


def test_a_merged_entry_is_listed_and_not_put_back_alone(book: CardBook, known: ContactId) -> None:
    other = book.run(contacts.add_contact, person(NAME)).value
    book.run(merge.merge, known, other)
    (thing,) = book.ask(trash.trashed)
    assert thing.merged
    book.run(trash.restore, (thing,))
    assert book.ask(trash.trashed) == (thing,)
