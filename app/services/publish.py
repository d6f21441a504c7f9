"""Contacts to an address book on a server, one way; nothing there is touched but our own entries.

What we made there is noted at once, so that a run that broke off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Literal

from app.changes import command
from app.domain.ids import ContactId
from app.domain.publishing import Entry, Plan, Published, plan
from app.errors import UserInputError
from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import write_vcards
from app.i18n import N_
from app.services.carddav import AddressBook, Answer, EntryFailed, Unreachable
from app.services.export import exported
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction

SILENCE = 3
"""After so many entries in a row without any answer, the rest is left for another time."""

_NO_BOOK = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.CONFLICT)
_CHANGED = N_(
    "Somebody else changed this entry on the server, so it was left as it is. "
    "Delete it there to have yours again."
)
_TAKEN = N_("There is an entry in its place that Enishi did not make. It was left as it is.")

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
class Ledger:
    """How entries are noted in the card book, each as soon as the server has it."""

    keep: Callable[[Published], Published]
    forget: Callable[[Published], None]


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
    tasks = list(_tasks(work, _Publisher(work.book_url, server, ledger)))
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


def _tasks(work: Work, publisher: _Publisher) -> Iterator[_Task]:
    """Deletions first: a merged contact's entry makes room for the other's."""
    for row in work.plan.delete:
        contact_id, name = work.gone.get(row.uid, (None, row.uid))
        yield _Task("deleted", contact_id, name, partial(publisher.delete, row))
    for entry, row in work.plan.update:
        yield _Task("updated", entry.contact_id, entry.name, partial(publisher.update, entry, row))
    for entry, begun in work.plan.add:
        yield _Task("added", entry.contact_id, entry.name, partial(publisher.add, entry, begun))


@dataclass(frozen=True, slots=True)
class _Publisher:
    book_url: str
    server: AddressBook
    ledger: Ledger

    def add(self, entry: Entry, begun: Published | None) -> None:
        """Make an entry; it is noted before, so that we know it if the answer gets lost."""
        row = self.ledger.keep(
            begun or Published(None, self.book_url, entry.uid, entry.href, None, entry.digest)
        )
        try:
            answer = self.server.put(row.href, entry.card, None)
        except (Unreachable, UserInputError) as error:
            if begun is None and not (isinstance(error, Unreachable) and error.in_doubt):
                self.ledger.forget(row)
            raise
        is_certain = begun is None and not answer.in_doubt
        if is_certain and not answer.is_done:
            self.ledger.forget(row)
        self._settle_new(entry, row, answer, is_certain)

    def update(self, entry: Entry, row: Published) -> None:
        """Replace an entry unless somebody else changed it; make it anew if it was deleted."""
        answer = self.server.put(row.href, entry.card, row.etag)
        if answer.status != HTTPStatus.PRECONDITION_FAILED and not answer.is_gone:
            self._note(entry, row, _done(answer))
            return
        there = self._there(row)
        if there.is_gone:
            again = self.server.put(row.href, entry.card, None)
            self._settle_new(entry, row, again, not again.in_doubt)
        elif _is_same(there.body, entry.card):  # an earlier run broke off after sending it
            self._note(entry, row, there)
        else:
            raise EntryFailed(_CHANGED)

    def delete(self, row: Published) -> None:
        """Remove an entry unless somebody else changed it."""
        if row.etag is None:
            self._leave_unknown(row)
        else:
            answer = self.server.delete(row.href, row.etag)
            was_changed = answer.status == HTTPStatus.PRECONDITION_FAILED
            if was_changed and not self._there(row).is_gone:
                raise EntryFailed(_CHANGED)
            if not was_changed and not answer.is_gone:
                _done(answer)
        self.ledger.forget(row)

    def _leave_unknown(self, row: Published) -> None:
        """Leave what a run that broke off may have made: it cannot be told from others' any more.

        That is said once, then it is nobody's of ours.
        """
        if not self._there(row).is_gone:
            self.ledger.forget(row)
            raise EntryFailed(
                N_("It is not certain that Enishi made this entry. Delete it there by hand.")
            )

    def _settle_new(self, entry: Entry, row: Published, answer: Answer, is_certain: bool) -> None:
        """Note a new entry, or say why there is none.

        Unless it is certain that we made none before, one that reads the same is ours.
        """
        if answer.status in _NO_BOOK and not answer.names_precondition:
            raise self.server.no_book()
        if answer.status != HTTPStatus.PRECONDITION_FAILED:
            self._note(entry, row, _done(answer))
            return
        there = self._there(row)
        if there.is_gone:
            raise _refusal(answer)
        if is_certain or not _is_same(there.body, entry.card):
            raise EntryFailed(_TAKEN)
        self._note(entry, row, there)

    def _there(self, row: Published) -> Answer:
        """What lies at an entry's place, or that nothing does."""
        answer = self.server.get(row.href)
        return answer if answer.is_gone else _done(answer)

    def _note(self, entry: Entry, row: Published, answer: Answer) -> None:
        """Note what lies there now; servers that change what they get tell its etag when asked."""
        etag = answer.etag or _done(self.server.get(row.href)).etag
        if etag is None:
            raise EntryFailed(
                N_("The server does not say which version it has (ETag), so changes that others "
                   "make cannot be told. The entry is there, but not looked after.")
            )  # fmt: skip
        self.ledger.keep(replace(row, etag=etag, digest=entry.digest))


def _done(answer: Answer) -> Answer:
    if not answer.is_done:
        raise _refusal(answer)
    return answer


def _refusal(answer: Answer) -> EntryFailed:
    if answer.names_precondition:
        return EntryFailed(
            N_("The server does not take this contact ({status}): it may be there already."),
            status=answer.status,
        )
    if answer.status == HTTPStatus.INSUFFICIENT_STORAGE:
        return EntryFailed(N_("The server has no more space."))
    return EntryFailed(N_("The server did not take it: {status}"), status=_named(answer))


def _named(answer: Answer) -> str:
    """A status with the name that the standard gives it, never the server's own words."""
    try:
        return f"{answer.status} {HTTPStatus(answer.status).phrase}"
    except ValueError:
        return str(answer.status)


def _is_same(there: bytes, ours: bytes) -> bool:
    """Whether two vCards say the same; servers write them in their own order and folding."""
    content = _content(ours)
    return content is not None and content == _content(there)


def _content(data: bytes) -> tuple[object, ...] | None:
    found = [card for card in read_vcards(data) if isinstance(card, ParsedCard)]
    if len(found) != 1:
        return None
    details = found[0].details
    parts = (details.affiliations, details.methods, details.addresses, details.tags, details.extra)
    return (found[0].uid, details.name, details.note, *map(frozenset, parts))
