"""Undo, redo and the list of what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.changes import Changes
from app.domain.contact import PersonName
from app.domain.event import Event
from app.domain.history import Encounter, FollowUp
from app.domain.ids import ContactId
from app.errors import UserInputError
from app.services import events, history, undo
from app.services.contacts import add_contact, edit_contact, view
from app.store import contacts, entities
from tests.doubles.clock import FixedClock
from tests.doubles.people import person
from tests.doubles.program import enishi


def rename(book: CardBook, contact_id: ContactId, name: str) -> None:
    details = book.ask(view, contact_id).contact.details
    book.run(edit_contact, contact_id, replace(details, name=PersonName(name)))


def name_of(book: CardBook, contact_id: ContactId) -> str:
    return book.ask(view, contact_id).contact.details.name.printed


def test_undo_and_redo_walk_through_the_steps(book: CardBook) -> None:
    contact_id = book.run(add_contact, person("田中 一郎", "あおば地所")).value
    rename(book, contact_id, "田中 二郎")
    book.run(undo.undo)
    assert name_of(book, contact_id) == "田中 一郎"
    book.run(undo.undo)
    assert book.ask(contacts.all_ids) == ()
    book.run(undo.redo)
    book.run(undo.redo)
    assert name_of(book, contact_id) == "田中 二郎"
    with pytest.raises(UserInputError, match="redo"):
        book.run(undo.redo)


def test_a_new_command_ends_what_could_be_redone(book: CardBook) -> None:
    contact_id = book.run(add_contact, person("田中 一郎")).value
    rename(book, contact_id, "田中 二郎")
    book.run(undo.undo)
    rename(book, contact_id, "田中 三郎")
    assert book.ask(undo.next_redo) is None


def test_undo_is_refused_where_something_changed_since(book: CardBook) -> None:
    added = book.run(add_contact, person("田中 一郎"))
    rename(book, added.value, "田中 二郎")
    assert added.step_id is not None
    with pytest.raises(UserInputError, match="Change a contact"):
        book.run(undo.undo_step, added.step_id)
    assert name_of(book, added.value) == "田中 二郎"


def test_undo_works_after_a_restart(tmp_path: Path, clock: FixedClock) -> None:
    first = CardBook(tmp_path, clock)
    contact_id = first.run(add_contact, person("田中 一郎")).value
    first.disconnect()
    again = CardBook(tmp_path, clock)
    again.run(undo.undo)
    assert contact_id not in again.ask(contacts.all_ids)
    again.disconnect()


def test_deleting_brings_back_what_pointed_to_it(book: CardBook) -> None:
    contact_id = book.run(add_contact, person("田中 一郎")).value
    met = book.run(history.meet, Encounter(contact_id, date(2026, 11, 20))).value
    written = FollowUp(contact_id, done_at=date(2026, 11, 21), encounter_id=met)
    follow_up_id = book.run(history.record_follow_up, written).value
    encounter = book.ask(entities.get, Encounter, met)
    book.run(history.delete_fact, encounter)
    assert book.ask(history.follow_up, follow_up_id).encounter_id is None
    book.run(undo.undo)
    assert book.ask(history.follow_up, follow_up_id).encounter_id == met


def test_changes_name_the_owner_of_a_row(book: CardBook) -> None:
    contact_id = book.run(add_contact, person("田中 一郎")).value
    event_id = book.run(events.add_event, Event("朝活", date(2026, 11, 20))).value
    told: list[Changes] = []
    book.bus.subscribe(told.append)
    book.run(history.meet_at_event, contact_id, event_id)
    assert told[0].ids("contact") == frozenset({contact_id})
    assert told[0].ids("event") == frozenset({event_id})
    assert not told[0].touches("follow_up")


def test_other_processes_changes_are_told_once(book: CardBook) -> None:
    contact_id = book.run(add_contact, person("田中 一郎")).value
    assert not book.publish_changes_of_others()
    enishi(book.folders.root, "contact", "edit", str(contact_id), "--set", "name=田中 二郎")
    assert book.publish_changes_of_others().ids("contact") == frozenset({contact_id})
    assert not book.publish_changes_of_others()


def test_an_error_in_a_command_leaves_nothing_behind(book: CardBook) -> None:
    contact_id = book.run(add_contact, person("田中 一郎")).value
    with pytest.raises(UserInputError):
        book.run(history.meet, Encounter(contact_id, date(2099, 1, 1)))
    assert book.ask(entities.select, Encounter) == ()
    step = book.ask(undo.next_undo)
    assert step is not None and step.label == "Add a contact"
