"""The board under a real mouse: a card dragged to another stage asks for the record."""

from __future__ import annotations

from pathlib import Path

from app.cardbook import CardBook
from app.domain.contact import ContactDetails, PersonName
from app.domain.history import Encounter, TriageChoice
from app.services import history
from app.services.contacts import add_contact
from tests.doubles.processes import eventually
from tests.doubles.seat import PATIENCE, seat

WANTED, FOLLOWED_UP = (330, 380), (480, 600)


def test_a_card_dragged_to_followed_up_becomes_a_touch(tmp_path: Path) -> None:
    book = CardBook(tmp_path / "book")
    contact_id = book.run(add_contact, ContactDetails(PersonName("髙橋 美咲"))).value
    book.run(history.meet, Encounter(contact_id, book.clock()))
    book.run(history.choose, contact_id, TriageChoice.WANTED)

    with seat(tmp_path / "desktop") as person:
        person.start(tmp_path / "book")
        person.focus("Enishi")
        person.press("ctrl+5")
        person.focus("Relationships – Enishi")
        person.press("ctrl+Tab")

        def is_recorded() -> bool:
            person.press("Escape", "ctrl+5")  # from wherever a drag that was too early has led
            person.drag(WANTED, FOLLOWED_UP)
            person.press("Return")
            return eventually(lambda: bool(book.ask(history.timeline, contact_id).touches), 2.0)

        assert eventually(is_recorded, PATIENCE)
    book.disconnect()
