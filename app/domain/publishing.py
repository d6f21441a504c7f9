"""What an address book elsewhere still lacks of the contacts, and what it has too much."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import NAMESPACE_OID, uuid5

from app.domain.ids import ContactId


@dataclass(frozen=True, slots=True)
class Published:
    """An entry that we made in an address book.

    Attributes:
        href: its name below the address book.
        etag: the server's mark of what we sent last; None while it is not known whether the
            entry was made, because a run broke off.
        digest: SHA-256 of what we sent last, in hexadecimal digits.
    """

    id: int | None
    book_url: str
    uid: str
    href: str
    etag: str | None
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact as it is to stand in an address book; `card` is its vCard."""

    contact_id: ContactId
    uid: str
    name: str
    card: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the vCard in hexadecimal digits."""
        return sha256(self.card).hexdigest()

    @property
    def href(self) -> str:
        """A name on the server: always the same for a UID, and safe whatever that holds."""
        return f"{uuid5(NAMESPACE_OID, self.uid)}.vcf"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: entries to add, with the row of a run that broke off; to update; to delete."""

    add: tuple[tuple[Entry, Published | None], ...]
    update: tuple[tuple[Entry, Published], ...]
    delete: tuple[Published, ...]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return not (self.add or self.update or self.delete)


def plan(entries: Iterable[Entry], rows: Iterable[Published], living: Collection[str]) -> Plan:
    """Compare contacts with what we made in one address book.

    Args:
        entries: the contacts to be there, perhaps not all.
        rows: all that we made there.
        living: UIDs of all contacts outside the trash; only entries of others are deleted.
    """
    known = {row.uid: row for row in rows}
    add: list[tuple[Entry, Published | None]] = []
    update: list[tuple[Entry, Published]] = []
    unchanged = 0
    for entry in entries:
        row = known.get(entry.uid)
        if row is None or row.etag is None:
            add.append((entry, row))
        elif row.digest != entry.digest:
            update.append((entry, row))
        else:
            unchanged += 1
    gone = (row for row in known.values() if row.uid not in living)
    return Plan(tuple(add), tuple(update), tuple(gone), unchanged)
