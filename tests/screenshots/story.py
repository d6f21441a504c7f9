"""Half a year of a made-up person's card book, told through the program's own commands."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QImage

from app.cardbook import CardBook
from app.changes import command
from app.domain.card import CardSide, Problem, Reading, ScanBatch
from app.domain.event import Budget, Event, Verdict
from app.domain.history import (
    Channel,
    Encounter,
    FollowUp,
    TriageChoice,
)
from app.domain.ids import BatchId, ContactId, EventId, ScanId
from app.domain.money import Money
from app.services import events, exchanges, history, intake, preferences, review
from app.store import cards
from app.store.database import Transaction
from ocr.geometry import Quad
from ocr.model import (
    Alternative,
    CardReading,
    Face,
    FieldKind,
    FieldReading,
    Level,
    LineReading,
    SideReading,
    TextLine,
)
from tests.screenshots.card_art import HEIGHT, WIDTH, Line, draw_card, lay_on_table
from tests.screenshots.people import PEOPLE, Person
from tests.screenshots.story_facts import TOKYO, events_held, exchanges_with

NOW = datetime(2026, 11, 25, 14, 5, tzinfo=TOKYO).astimezone(UTC)
Sheet = tuple[str, Quad | None]  # an original's digest, and where in it the card lies
ON_TABLE = 4  # so many cards of the last stack were photographed together
ACCEPTED = 17  # the rest of the people wait in the review


class Story:
    """Writes the book; the clock is the day that each thing happened on."""

    def __init__(self, folder: Path) -> None:
        self.now = NOW
        self.book = CardBook(folder, lambda: self.now)
        self.contacts: list[ContactId] = []

    def tell(self) -> CardBook:
        """Everything, and the book as it is afterwards."""
        self.book.run(preferences.change_setting, "hourly-rate", "4000")
        held = [self.add(event) for event in events_held()]
        self._people(held)
        self._recommend(held)
        self._facts(held)
        for event_id, (verdict, again) in zip(held, _VERDICTS, strict=False):
            self.book.run(events.judge_event, event_id, verdict, again)
        budget = Budget(date(2026, 11, 1), Money(20000), 12)
        self.book.run(events.set_budget, budget)
        return self.book

    def _recommend(self, held: list[EventId]) -> None:
        for event_id, person in zip(
            (held[0], held[1], held[4], held[5]), (10, 4, 4, 7), strict=True
        ):
            event = self.book.ask(events.event, event_id)
            word = replace(event, recommended_by=self.contacts[person])
            self.book.run(events.edit_event, word)

    def add(self, event: Event) -> EventId:
        """Store an event."""
        return self.book.run(events.add_event, event).value

    def _people(self, held: list[EventId]) -> None:
        for at, person in enumerate(PEOPLE[:ACCEPTED]):
            scan = self._scan([person], held[at % 5], ["sure"])[0]
            self.contacts.append(self.book.run(review.accept, scan).value)
        first = PEOPLE[0]
        newer = Person(
            *(first.name, first.kana, first.romaji, "みなと住販株式会社", "部長"),
            *(first.mail, "1940", "#1b4f8f"),
        )
        states = ["unsure", "sure", "unsure", "sure", "failed", "waiting", "waiting", "waiting"]
        self._scan([newer, *PEOPLE[ACCEPTED:], *PEOPLE[4:8]], held[0], states)

    def _scan(self, people: list[Person], event: EventId, states: list[str]) -> list[ScanId]:
        batch = ScanBatch(self.now, event, ("港区",), None)
        batch_id = self.book.run(intake.start_batch, batch).value
        drawn = [draw_card(p.values(), p.colour, p.paper) for p in people]
        sheets: list[Sheet] = [_sheet_of(self.book, card, str(lines)) for card, lines in drawn]
        if len(people) > ON_TABLE:
            sheets[:ON_TABLE] = _table_of(self.book, [card for card, _ in drawn[:ON_TABLE]])
        return [
            self.book.run(_store, self.book, batch_id, card, lines, sheet, state).value
            for (card, lines), sheet, state in zip(drawn, sheets, states, strict=True)
        ]

    def _facts(self, held: list[EventId]) -> None:
        run, who = self.book.run, self.contacts
        for person in who[:4] + who[10:12]:
            run(history.choose, person, TriageChoice.WANTED, held[0], _BRING.get(person))
        for at, person in enumerate(who[4:12]):
            day = date(2026, 10, 20) + timedelta(days=3 * at)
            answer = day + timedelta(days=2) if at % 3 else None
            touch = FollowUp(
                person,
                done_at=day,
                channel=Channel.MAIL,
                brought="補助金の資料",
                answered_at=answer,
            )
            run(history.record_follow_up, touch)
        for person in (who[4], who[7], who[8], who[9]):
            run(history.meet_at_event, person, held[1])
        for exchange in exchanges_with(who):
            run(exchanges.record_exchange, exchange)
        run(history.plan_follow_up, who[12], date(2026, 11, 24), Channel.PHONE, "採用の記事")
        run(history.choose, who[15], TriageChoice.LET_GO, held[3])
        run(history.meet, Encounter(who[13], date(2026, 11, 20), None, "新橋駅"))


def _sheet_of(book: CardBook, image: QImage, seed: str) -> Sheet:
    """An original with one card, stored under a name of its own."""
    digest = hashlib.sha256(f"{book.clock()} {seed}".encode()).hexdigest()
    original = book.folders.images / digest[:2]
    original.mkdir(exist_ok=True)
    image.save(str(original / f"{digest}.jpg"), quality=88)
    return digest, None


def _table_of(book: CardBook, images: list[QImage]) -> list[Sheet]:
    """An original with several cards, and where each lies in it."""
    table, quads = lay_on_table(images)
    digest, _whole = _sheet_of(book, table, "a table")
    return [(digest, quad) for quad in quads]


@command("Store a card", origin="system")
def _store(
    tx: Transaction,
    book: CardBook,
    batch: BatchId,
    image: QImage,
    lines: list[Line],
    sheet: Sheet,
    state: str,
) -> ScanId:
    digest, outline = sheet
    name = f"{hashlib.sha256(f'{batch} {lines!r}'.encode()).hexdigest()}.jpg"
    image.save(str(book.folders.cache / name), quality=88)
    if not cards.images(tx, [digest]):
        cards.add_image(tx, cards.StoredImage(digest, ".jpg", "IMG_0409.jpg", 1))
    turn = None if outline is None else 0
    scan = cards.add_scan(tx, batch, [CardSide(Face.FRONT, digest, 0, outline, turn)])
    if state == "failed":
        problem = Problem("unreadable-image", "cut off")
        cards.add_reading(tx, Reading(scan, tx.now, "made up", 1, 0.9, None, problem))
    elif state != "waiting":
        card = _reading(lines, name, outline, state == "unsure")
        cards.add_reading(tx, Reading(scan, tx.now, "made up", 1, 0.9, card))
    return scan


def _reading(lines: list[Line], flat: str, outline: Quad | None, unsure: bool) -> CardReading:
    text = tuple(TextLine(x.quad, (LineReading("made up", x.text, 0.97),)) for x in lines)
    side = SideReading(Face.FRONT, outline, 0, (WIDTH, HEIGHT), text, (), flat)
    fields = tuple(_field(x, unsure) for x in lines if x.kind is not None)
    return CardReading((side,), fields)


def _field(line: Line, unsure: bool) -> FieldReading:
    assert line.kind is not None
    doubtful = unsure and line.kind in (FieldKind.PHONE, FieldKind.POSTAL)
    return FieldReading(
        line.kind,
        line.text,
        0.72 if doubtful else 0.97,
        Level.MEDIUM if doubtful else Level.STRONG,
        Face.FRONT,
        line.quad,
        (),
        (Alternative(line.text.replace("1", "7"), 0.2),) if doubtful else (),
    )


_VERDICTS = (
    (Verdict.HALF, None),
    (Verdict.MET, True),
    (Verdict.HALF, None),
    (Verdict.MISSED, False),
    (Verdict.MET, True),
)
_BRING = {ContactId(1): "見学会の資料を送る", ContactId(3): "物流の記事を送る"}
