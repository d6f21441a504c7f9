"""Contacts to an address book on a server, one way; nothing there is touched but our own entries.

What we made there is noted at once, so that a run that broke off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from app.changes import command
from app.domain.ids import ContactId
from app.domain.publishing import Entry, Plan, Published, plan
from app.formats.vcard_write import write_vcards
from app.i18n import N_
from app.services.carddav import AddressBook
from app.services.carddav_answer import EntryFailed, Unreachable
from app.services.export import exported
from app.services.publish_entries import Ledger, Publisher
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction

SILENCE = 3
"""After so many entries in a row without any answer, the rest is left for another time."""

Done = Literal["added", "updated", "deleted"]


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done in one address book.

    Attributes:
        gone: contacts whose entries are to be deleted, by UID: id and name.
        is_first: whether we never made an entry there.
    """

    book_url: str
    plan: Plan
    gone: dict[str, tuple[ContactId, str]]
    is_first: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """An entry that stays as it was; `contact_id` is None for a contact that is no more."""

    contact_id: ContactId | None
    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the work; `waiting` entries were not tried."""

    done: tuple[Done, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    waiting: int


def work_for(
    snapshot: Snapshot, book_url: str, ids: Iterable[ContactId], *, with_events: bool = True
) -> Work:
    """What has to be done so that these contacts stand in an address book as they are now.

    Entries of other contacts stay there; those of contacts that are gone are to be deleted.
    """
    by_uid = contacts.ids_by_uid(snapshot)
    living = set(contacts.all_ids(snapshot))
    people = exported(snapshot, [i for i in ids if i in living], with_events=with_events)
    entries = (
        Entry(p.contact.id, p.contact.uid, p.contact.details.name.printed, b"".join(card))
        for p, card in ((person, write_vcards([person])) for person in people)
    )
    rows = entities.select(snapshot, Published, book_url=book_url)
    todo = plan(entries, rows, {uid for uid, contact_id in by_uid.items() if contact_id in living})
    gone = contacts.load(snapshot, [by_uid[r.uid] for r in todo.delete if r.uid in by_uid])
    names = {c.uid: (c.id, c.details.name.printed) for c in gone.values()}
    return Work(book_url, todo, names, is_first=not rows)


@command(N_("Publish to an address book"), origin="system")
def keep(tx: Transaction, entry: Published) -> Published:
    """Note what we made in an address book, or are about to make."""
    if entry.id is None:
        return replace(entry, id=entities.add(tx, entry))
    entities.replace(tx, entry)
    return entry


@command(N_("Publish to an address book"), origin="system")
def forget(tx: Transaction, entry: Published) -> None:
    """Note that an entry is no longer there, or not ours."""
    assert entry.id is not None, "an entry that was never noted cannot be forgotten"
    entities.remove(tx, Published, entry.id)


def publish(
    work: Work,
    server: AddressBook,
    ledger: Ledger,
    on_progress: Callable[[int, int], object] = lambda _done, _all: None,
) -> Outcome:
    """Do the work, entry by entry; what fails for one is told and the others go on.

    Args:
        work: what is to be done.
        server: where.
        ledger: notes what is there.
        on_progress: told how many entries of how many were dealt with.

    Raises:
        UserInputError: the server refuses us, or there is no address book. What was done
            before is noted.
        Unreachable: the server of a book that is new to us does not answer.
    """
    if work.is_first and work.plan.add:
        server.check()
    done: list[Done] = []
    failed: list[Failure] = []
    tasks = list(_tasks(work, Publisher(work.book_url, server, ledger)))
    silent = 0
    for task in tasks:
        try:
            task.do()
            done.append(task.kind)
            silent = 0
        except EntryFailed as error:
            failed.append(Failure(task.contact_id, task.name, str(error)))
            silent = silent + 1 if isinstance(error, Unreachable) else 0
        on_progress(len(done) + len(failed), len(tasks))
        if silent == SILENCE:
            break
    waiting = len(tasks) - len(done) - len(failed)
    return Outcome(tuple(done), work.plan.unchanged, tuple(failed), waiting)


@dataclass(frozen=True, slots=True)
class _Task:
    kind: Done
    contact_id: ContactId | None
    name: str
    do: Callable[[], None]


def _tasks(work: Work, publisher: Publisher) -> Iterator[_Task]:
    """Deletions first: a merged contact's entry makes room for the other's."""
    for row in work.plan.delete:
        contact_id, name = work.gone.get(row.uid, (None, row.uid))
        yield _Task("deleted", contact_id, name, partial(publisher.delete, row))
    for entry, row in work.plan.update:
        yield _Task("updated", entry.contact_id, entry.name, partial(publisher.update, entry, row))
    for entry, begun in work.plan.add:
        yield _Task("added", entry.contact_id, entry.name, partial(publisher.add, entry, begun))
