"""A card book of any size by chance: people, evenings, follow-ups and exchanges, from a seed.

Written past the journal, straight into the tables: two hundred thousand rows in seconds.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.cardbook import CardBook

FAMILIES = ("田中", "佐藤", "高橋", "鈴木", "伊藤", "山本", "中村", "小林", "加藤", "吉田")
GIVENS = ("太郎", "花子", "健一", "由美", "大輔", "美咲", "誠", "恵", "翔", "彩")
INDUSTRIES = ("D06", "E15", "G39", "I56", "K68", "L72", "M76", "P83", "R91", None)
BROUGHT = ("事例集", "資料", "紹介", "答え", None)
CHANNELS = ("mail", "phone", "meeting", "letter", "message")
KINDS = ("knowledge", "business", "opportunity", "invitation", "help")
NOW = "2026-11-20T00:00:00.000000+00:00"
LAST_DAY = date(2026, 11, 20)
DAYS = 1500
"""So many days back the events lie."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many of what."""

    contacts: int = 20_000
    events: int = 500
    encounters: int = 60_000
    follow_ups: int = 60_000
    exchanges: int = 30_000

    def times(self, factor: float) -> Size:
        """The same in another size."""
        counts = (self.contacts, self.events, self.encounters, self.follow_ups, self.exchanges)
        return Size(*(max(1, round(count * factor)) for count in counts))


def make_book(folder: Path, size: Size, seed: int = 1) -> CardBook:
    """A new card book of this size, open."""
    made = CardBook(folder)
    path = made.folders.database
    made.disconnect()
    chance = random.Random(seed)
    with closing(sqlite3.connect(path)) as connection, connection:
        _people(connection, size, chance)
        days = _events(connection, size, chance)
        met = _encounters(connection, size, days, chance)
        _follow_ups(connection, size, met, chance)
        _exchanges(connection, size, met, chance)
    return CardBook(folder)


Rows = Iterable[tuple[object, ...]]


def _fill(connection: sqlite3.Connection, table: str, columns: str, rows: Rows) -> None:
    names = ", ".join(f'"{name}"' for name in columns.split())
    places = ", ".join("?" * len(columns.split()))
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)


def _people(connection: sqlite3.Connection, size: Size, chance: random.Random) -> None:
    firms = max(1, size.contacts // 4)
    company = (
        (i, f"株式会社見本{i}", f"見本{i}", chance.choice(INDUSTRIES)) for i in range(1, firms)
    )
    _fill(connection, "company", "id name name_key industry", company)
    _fill(
        connection,
        "contact",
        "id uid printed family given source promotion created_at updated_at",
        (
            (i, f"uid-{i}", f"{f}{i} {g}", f"{f}{i}", g, "hand", "not_asked", NOW, NOW)
            for i in range(1, size.contacts + 1)
            for f, g in [(chance.choice(FAMILIES), chance.choice(GIVENS))]
        ),
    )
    work = (
        (i, 1 + i % max(1, firms - 1), f"株式会社見本{i // 4}", 1)
        for i in range(1, size.contacts + 1)
    )
    columns = "contact_id company_id company_printed is_primary"
    _fill(connection, "affiliation", columns, work)


def _events(connection: sqlite3.Connection, size: Size, chance: random.Random) -> list[date]:
    days = sorted(LAST_DAY - timedelta(days=chance.randrange(DAYS)) for _ in range(size.events))

    def rows() -> Iterator[tuple[object, ...]]:
        for number, day in enumerate(days, 1):
            by = chance.randint(1, size.contacts) if chance.random() < 0.5 else None
            through = "word_of_mouth" if by else "search"
            verdict = chance.choice(("met", "half", "missed", None))
            fee, hours = chance.randrange(0, 8000, 500), chance.randint(1, 5)
            yield (
                number,
                f"見本の会 {number}",
                day.isoformat(),
                fee,
                900,
                hours,
                through,
                by,
                verdict,
            )

    columns = "id name starts_at fee travel hours found_through recommended_by verdict"
    _fill(connection, "event", columns, rows())
    return days


Met = list[tuple[int, date, int]]
"""Contact, day and event of each encounter."""


def _encounters(
    connection: sqlite3.Connection, size: Size, days: list[date], chance: random.Random
) -> Met:
    met: Met = []
    for _ in range(size.encounters):
        event = chance.randrange(len(days))
        met.append((chance.randint(1, size.contacts), days[event], event + 1))
    rows = ((who, day.isoformat(), event) for who, day, event in met)
    _fill(connection, "encounter", "contact_id met_at event_id", rows)
    chosen = (
        (who, chance.choice(("wanted", "wanted", "let_go")), day.isoformat(), event)
        for who, day, event in met
        if chance.random() < 0.4
    )
    _fill(connection, "triage", "contact_id choice on event_id", chosen)
    return met


def _follow_ups(
    connection: sqlite3.Connection, size: Size, met: Met, chance: random.Random
) -> None:
    def rows() -> Iterator[tuple[object, ...]]:
        for _ in range(size.follow_ups):
            who, day, _event = chance.choice(met)
            done = day + timedelta(days=chance.randint(0, 20))
            answered = done + timedelta(days=2) if chance.random() < 0.5 else None
            answer = answered.isoformat() if answered else None
            yield who, done.isoformat(), chance.choice(CHANNELS), chance.choice(BROUGHT), answer

    _fill(connection, "follow_up", "contact_id done_at channel brought answered_at", rows())


def _exchanges(connection: sqlite3.Connection, size: Size, met: Met, chance: random.Random) -> None:
    def rows() -> Iterator[tuple[object, ...]]:
        for number in range(1, size.exchanges + 1):
            who, day, event = chance.choice(met)
            on = (day + timedelta(days=chance.randint(0, 90))).isoformat()
            kind = chance.choice(KINDS)
            amount = chance.randrange(5000, 90_000, 500) if kind == "business" else None
            state = "promised" if chance.random() < 0.1 else "done"
            cause = chance.randint(1, number - 1) if number > 1 and chance.random() < 0.1 else None
            way, currency = chance.choice(("gave", "received")), "JPY" if amount else None
            yield number, who, on, way, kind, state, amount, currency, event, cause

    columns = "id contact_id on direction kind state amount amount_currency event_id led_by"
    _fill(connection, "exchange", columns, rows())
