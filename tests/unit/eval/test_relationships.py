"""The large card books that are measured: as large as asked, sound, the same from the same seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.event import Event
from app.domain.history import Encounter, Exchange, FollowUp
from app.services import relationships
from app.store import contacts, entities
from tests.eval.busy_book import Size, make_book
from tests.eval.relationships import AIMS, main

SMALL = Size(60, 5, 120, 90, 40)


def told(book: CardBook) -> tuple[object, ...]:
    facts = (Event, Encounter, FollowUp, Exchange)
    return tuple(book.ask(entities.select, kind) for kind in facts)


def test_a_book_has_the_size_asked_for_and_comes_again_from_its_seed(tmp_path: Path) -> None:
    books = []
    for name in ("one", "two"):
        book = make_book(tmp_path / name, SMALL)
        books.append(told(book))
        assert len(book.ask(contacts.all_ids)) == SMALL.contacts
        view = book.ask(relationships.view, book.derived)
        assert len(view.rows) == SMALL.contacts
        assert len(view.events) == SMALL.events
        book.disconnect()
    assert books[0] == books[1]
    counts = [len(facts) for facts in books[0]]  # type: ignore[arg-type]
    assert counts == [SMALL.events, SMALL.encounters, SMALL.follow_ups, SMALL.exchanges]


def test_the_figures_are_printed_for_each_size(
    capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    main(["--scale", "0.002", "--times", "1,2"])
    lines = capsys.readouterr().out.splitlines()
    assert all(step in lines[1] for step in AIMS)
    assert [line.split()[1] for line in lines[-2:]] == ["1×", "2×"]
