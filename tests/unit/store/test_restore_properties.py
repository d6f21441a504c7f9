"""What was deleted and taken out of the trash again is as it was, and so is all that is derived."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.cardbook import CardBook
from app.changes import command
from app.domain.event import Event
from app.domain.history import Encounter, Exchange, FollowUp, Introduction, Nuisance, Triage
from app.domain.ids import ContactId, EventId
from app.services import events, history, relationships, trash, undo
from app.services.contacts import add_contact, delete_contacts
from app.services.derived_table import DerivedTable
from app.store import entities
from app.store.database import Transaction
from tests.doubles.clock import FixedClock
from tests.doubles.people import person
from tests.unit.domain.facts import Fact, day
from tests.unit.domain.test_properties import CONTACTS, stories

FACTS = (Encounter, Triage, FollowUp, Exchange, Introduction, Nuisance)
EVENTS = 3
LATER = timedelta(days=200)


@command("tell")
def tell(tx: Transaction, facts: Sequence[Fact]) -> None:
    """Store facts as they are, for the services would refuse some of them."""
    for fact in facts:
        entities.add(tx, replace(fact, id=None))


def told(folder: Path, facts: Sequence[Fact]) -> CardBook:
    book = CardBook(folder, FixedClock())
    for number in range(CONTACTS + 1):
        book.run(add_contact, person(f"人物 {number}", f"会社 {number % 2}"))
    for number in range(EVENTS):
        book.run(events.add_event, Event(f"会 {number}", day(number), series="会"))
    book.run(tell, facts)
    return book


def everything(book: CardBook) -> tuple[Any, ...]:
    """All facts, and all that is derived from them, by the kept table and by a new one."""
    facts = tuple(book.ask(entities.select, kind) for kind in FACTS)
    names = {e.id: e.name for e in book.ask(events.events)}
    kept = book.ask(book.derived.standings, names)
    assert kept == book.ask(DerivedTable().standings, names)
    view = book.ask(relationships.view, book.derived)
    by_id = {row.contact.id: row for row in view.rows}
    return facts, by_id, view.funnel, view.give_and_take, view.events, kept


people = st.sets(st.integers(1, CONTACTS + 1).map(ContactId), min_size=1)
held = st.sets(st.integers(1, EVENTS).map(EventId))


@given(stories, people, held, st.booleans())
@settings(max_examples=15, deadline=None)
def test_delete_and_restore_is_the_identity(
    facts: list[Fact], gone: set[ContactId], cancelled: set[EventId], by_undo: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = told(Path(folder), facts)
        before = everything(book)
        book.run(delete_contacts, tuple(gone))
        for event_id in cancelled:
            book.run(events.delete_event, event_id)
        assert gone.isdisjoint(everything(book)[1])
        if by_undo:
            for _step in range(1 + len(cancelled)):
                book.run(undo.undo)
        else:
            book.run(trash.restore, book.ask(trash.trashed))
        assert everything(book) == before
        book.disconnect()


@given(stories, st.data())
@settings(max_examples=15, deadline=None)
def test_to_delete_an_entry_and_undo_is_the_identity(
    facts: list[Fact], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = told(Path(folder), facts)
        before = everything(book)
        stored = [fact for kind in before[0] for fact in kind]
        wanted = data.draw(st.sets(st.integers(0, len(stored) - 1))) if stored else set()
        for at in wanted:
            book.run(history.delete_fact, stored[at])
        left = [fact for kind in everything(book)[0] for fact in kind]
        assert len(left) == len(stored) - len(wanted)
        for _step in wanted:
            book.run(undo.undo)
        assert everything(book) == before
        book.disconnect()
