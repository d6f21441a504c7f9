"""The whole evening at the real window, with real keys: a stack in, looked at, found, sent, mended.

What is waited for is asked of the data, as another program sees them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.card import CardScan, ScanState
from app.services import intake, review
from app.services.image_files import EXTENSIONS
from ocr.model import Level
from tests.doubles.processes import eventually
from tests.doubles.program import ROOT, enishi
from tests.doubles.seat import PATIENCE, Seat, seat

SAMPLES = ROOT / "resources" / "samples"
EVENT = "Tuesday"
READING_SECONDS = 200.0
FILES = sum(path.suffix in EXTENSIONS for path in SAMPLES.iterdir())


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Seat]:
    with seat(tmp_path / "desktop") as found:
        yield found


@pytest.fixture
def book(tmp_path: Path) -> Iterator[CardBook]:
    """The data as another program sees them while the window is open."""
    opened = CardBook(tmp_path / "book")
    yield opened
    opened.disconnect()


def read(book: CardBook) -> bool:
    """Whether all files are taken in and none waits to be read."""
    batch = book.ask(intake.newest_batch)
    if batch is None:
        return False
    states = book.ask(intake.progress, batch).states
    return sum(states.values()) >= FILES and not states[ScanState.WAITING]


def choose_event(person: Seat, book: CardBook) -> None:
    """Say where the stack comes from, as soon as there is one: the pane beside the pictures."""
    assert eventually(lambda: book.ask(intake.newest_batch) is not None, PATIENCE)

    def is_chosen() -> bool:
        batch = book.ask(intake.newest_batch)
        return batch is not None and book.ask(intake.progress, batch).batch.event_id is not None

    def choose() -> bool:
        person.press("ctrl+2", "F6", "Down")
        return eventually(is_chosen, 2.0)

    assert eventually(choose, PATIENCE)


def waiting(book: CardBook) -> tuple[CardScan, ...]:
    return book.ask(review.queue)


def is_shorter(book: CardBook, count: int) -> bool:
    return len(waiting(book)) < count


def look_at_all(person: Seat, book: CardBook) -> None:
    """Accept card by card; one of somebody known is that person's newer card."""
    person.press("ctrl+3")
    person.focus("Review – Enishi")
    while cards := waiting(book):
        known = book.ask(review.propose, cards[0].id).duplicates
        is_known = any(d.level is Level.STRONG for d in known)
        person.press("ctrl+shift+d" if is_known else "ctrl+Return")
        # The key is pressed again where it came before the next card was shown.
        eventually(partial(is_shorter, book, len(cards)), 1.0, every=0.05)


def saves(person: Seat) -> bool:
    """Whether Enter in the sheet, once it is there, has opened the dialog."""
    person.press("Return")
    return eventually(lambda: bool(person.windows("Export contacts")), 1.0)


def export_shown(person: Seat, target: Path) -> None:
    """Write the people that are shown to a file, through the sheet and the dialog."""
    person.press("ctrl+s")
    assert eventually(partial(saves, person), PATIENCE)
    person.focus("Export contacts")
    person.press("ctrl+a")
    person.type(str(target))
    person.press("Return")
    assert eventually(target.exists, PATIENCE)


def names_in(vcards: Path) -> list[str]:
    lines = vcards.read_text(encoding="utf-8").splitlines()
    return sorted(line.removeprefix("FN:") for line in lines if line.startswith("FN:"))


def names(data: Path, *conditions: str) -> list[str]:
    found = enishi(data, "contacts", *conditions, "--json").json
    return sorted(contact["name"]["printed"] for contact in found)


@pytest.mark.timeout(400)  # it reads all samples, on the core that the window leaves to it
def test_an_evening(person: Seat, book: CardBook, tmp_path: Path) -> None:
    data = book.folders.root
    assert enishi(data, "event", "add", EVENT, "--date", "2026-11-24").status == 0
    program = person.start(data)
    person.focus("Today – Enishi")

    person.drop(SAMPLES)
    person.focus("Intake – Enishi")
    choose_event(person, book)
    assert eventually(lambda: read(book), READING_SECONDS, every=0.5)
    assert len(waiting(book)) > FILES, "one picture holds several cards"

    look_at_all(person, book)
    everyone = names(data)
    assert len(everyone) > FILES

    settled = [i for i in enishi(data, "industries", "--json").json if i["code"] is not None]
    industry = max(settled, key=lambda i: i["contacts"])["code"]
    person.click_down_to("Contacts")
    person.focus("Contacts – Enishi")
    person.press("ctrl+f")
    person.type(f"industry:{industry} event:{EVENT}")
    target = tmp_path / "found.vcf"
    export_shown(person, target)
    assert 0 < len(names_in(target)) < len(everyone)
    assert names_in(target) == names(data, "--industry", industry, "--event", EVENT)

    merged = enishi(data, "contact", "merge", "1", "2")
    assert merged.status == 0, merged.err
    person.focus("Contacts – Enishi")
    person.press("ctrl+q")
    assert program.wait(PATIENCE) == 0

    program = person.start(data)
    person.focus("Today – Enishi")
    assert eventually(lambda: undone(person, data, everyone), PATIENCE)
    person.press("ctrl+q")
    assert program.wait(PATIENCE) == 0
    assert enishi(data, "check", "--json").json["sound"]


def undone(person: Seat, data: Path, everyone: list[str]) -> bool:
    """Take the merge back; the menu knows the last step a moment after the start."""
    person.press("ctrl+z")
    return eventually(lambda: names(data) == everyone, 3.0)
