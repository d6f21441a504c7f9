"""Any contacts survive the folder with everything."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.cardbook import CardBook
from app.domain.contact import ContactDetails
from app.services import contacts, undo
from app.services.contacts import add_contact
from app.services.everything import export_everything, import_everything
from app.store import contacts as stored
from tests.unit.formats.test_vcard_round_trip import contacts as any_contact

_DISTINCT = any_contact.filter(lambda c: len(set(c.tags)) == len({t.casefold() for t in c.tags}))


def details(book: CardBook) -> list[ContactDetails]:
    ids = sorted(book.ask(contacts.summaries))
    return [contact.details for contact in book.ask(stored.load, ids).values()]


@settings(max_examples=6, deadline=None)
@given(people=st.lists(_DISTINCT, min_size=1, max_size=4))
def test_any_contacts_survive(people: list[ContactDetails]) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        book = CardBook(place / "one")
        for one in people:
            book.run(add_contact, one)
        before = details(book)
        book.ask(export_everything, book.folders, place / "open")
        book.disconnect()
        other = CardBook(place / "two")
        other.run(import_everything, other.folders, place / "open")
        assert details(other) == before
        other.run(undo.undo)
        assert details(other) == []
        other.disconnect()
