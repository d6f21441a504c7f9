"""Publishing within the process of the test, without waiting."""

from __future__ import annotations

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.domain.publishing import Published
from app.services import publish
from app.services.carddav import AddressBook
from app.services.contacts import add_contact
from app.services.publish import Outcome
from app.services.publish_entries import Ledger
from app.store import entities
from app.store.contacts import all_ids
from tests.doubles.people import person


def add(book: CardBook, name: str, **more: str) -> ContactId:
    return book.run(add_contact, person(name, **more)).value


def send(book: CardBook, url: str, timeout: float = 10) -> Outcome:
    """Publish everybody, without waiting between tries."""
    work = book.ask(publish.work_for, url, everybody(book))
    ledger = Ledger(
        lambda entry: book.run(publish.keep, entry).value,
        lambda entry: book.run(publish.forget, entry).value,
    )
    with AddressBook(url, timeout=timeout, sleep=lambda _: None) as server:
        return publish.publish(work, server, ledger)


def rows(book: CardBook) -> tuple[Published, ...]:
    return book.ask(entities.select, Published)


def everybody(book: CardBook) -> list[ContactId]:
    return list(book.ask(all_ids))
