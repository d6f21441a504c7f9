"""One entry of an address book made, replaced or removed, whatever became of the last try.

Each is noted before or as soon as the server has it; what others made or changed is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from app.domain.publishing import Entry, Published
from app.errors import UserInputError
from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards
from app.i18n import N_
from app.services.carddav import AddressBook
from app.services.carddav_answer import Answer, EntryFailed, Unreachable

_NO_BOOK = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.CONFLICT)
_CHANGED = N_(
    "Somebody else changed this entry on the server, so it was left as it is. "
    "Delete it there to have yours again."
)
_TAKEN = N_("There is an entry in its place that Enishi did not make. It was left as it is.")


@dataclass(frozen=True, slots=True)
class Ledger:
    """How entries are noted in the card book, each as soon as the server has it."""

    keep: Callable[[Published], Published]
    forget: Callable[[Published], None]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Brings entries to one address book."""

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
