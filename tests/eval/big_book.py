"""Large card books of fictitious people, the same for the same seed, written in bulk."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.cardbook import CardBook
from ocr.parse.lexicon import families, givens, prefectures
from ocr.parse.romaji import kana_to_romaji

CHUNK = 10_000
KINDS = (
    ("不動産", "K68"), ("建設", "D06"), ("工務店", "D06"), ("システム", "G39"), ("食品", "E09"),
    ("印刷", "E15"), ("商事", "I50"), ("運輸", "H44"), ("クリニック", "P83"), ("興業", None),
)  # fmt: skip
PLACES = ("あおば", "みなと", "さくら", "ひなた", "みどり", "つばさ", "のぞみ", "いずみ")
POSITIONS = ("代表取締役", "部長", "課長", "主任", "営業担当", "取締役", None)
TAGS = ("海外", "同業", "顧客", "solicitor")
EVENTS = 40
AREAS = ("03", "06", "011", "022", "045", "052", "075", "078", "082", "092")
FIRST_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)

Row = tuple[object, ...]


def make_book(folder: Path, contacts: int, seed: int = 1) -> None:
    """Write a card book of so many contacts, with companies, events, tags and touches."""
    CardBook(folder).disconnect()
    chance = random.Random(seed)
    with closing(sqlite3.connect(folder / "cards.db")) as database, database:
        _companies(database, chance, max(10, contacts // 5))
        _events_and_tags(database)
        for start in range(1, contacts + 1, CHUNK):
            _contacts(database, chance, range(start, min(start + CHUNK, contacts + 1)), contacts)
        database.execute("DELETE FROM search_version")
    CardBook(folder).disconnect()  # builds the index


def _companies(database: sqlite3.Connection, chance: random.Random, count: int) -> None:
    rows = []
    for number in range(1, count + 1):
        kind, industry = chance.choice(KINDS)
        name = f"{chance.choice(PLACES)}{kind}{number}"
        reason = "words" if industry else None
        rows.append((number, f"株式会社{name}", name, industry, reason))
    _insert(database, "company", "id name name_key industry industry_reason", rows)


def _events_and_tags(database: sqlite3.Connection) -> None:
    events = [
        (n, f"朝活 第{n}回", _text(FIRST_DAY + timedelta(weeks=n))) for n in range(1, EVENTS + 1)
    ]
    _insert(database, "event", "id name starts_at", events)
    _insert(database, "tag", "id name name_key", [(n, t, t) for n, t in enumerate(TAGS, 1)])


def _contacts(
    database: sqlite3.Connection, chance: random.Random, ids: range, contacts: int
) -> None:
    people = list(_people(chance, ids))
    columns = "id uid printed family given family_kana given_kana source created_at updated_at"
    _insert(database, "contact", columns, people)
    companies = max(10, contacts // 5)
    works = [
        (i, c := chance.randint(1, companies), f"会社{c}", chance.choice(POSITIONS), 1) for i in ids
    ]
    columns = "contact_id company_id company_printed position is_primary"
    _insert(database, "affiliation", columns, works)
    database.execute(
        "UPDATE affiliation SET company_printed = (SELECT name FROM company c WHERE"
        " c.id = company_id) WHERE contact_id BETWEEN ? AND ?",
        (ids.start, ids.stop),
    )
    _insert(database, "contact_method", "contact_id kind value normalised", _methods(people))
    where = list(prefectures())
    addresses = [(i, f"{p}中央区一丁目{i % 90}", p) for i in ids for p in [chance.choice(where)]]
    _insert(database, "postal_address", "contact_id printed prefecture", addresses)
    met = [(i, _day(chance), chance.randint(1, EVENTS)) for i in ids if chance.random() < 0.6]
    _insert(database, "encounter", "contact_id met_at event_id", met)
    touched = [(i, _day(chance)) for i in ids if chance.random() < 0.1]
    _insert(database, "follow_up", "contact_id due_on", touched)
    tagged = [(i, chance.randint(1, len(TAGS))) for i in ids if chance.random() < 0.2]
    _insert(database, "contact_tag", "contact_id tag_id", tagged)


def _people(chance: random.Random, ids: range) -> Iterator[Row]:
    family_names, given_names = list(families().items()), list(givens().items())[:4000]
    now = _text(FIRST_DAY)
    for number in ids:
        (family, kanas), (given, given_kanas) = (
            chance.choice(family_names),
            chance.choice(given_names),
        )
        kana = kanas[0] if chance.random() < 0.7 else None
        given_kana = given_kanas[0] if kana else None
        uid = f"{chance.getrandbits(64):016x}-{number}"
        name = f"{family} {given}"
        yield number, uid, name, family, given, kana, given_kana, "import", now, now


def _methods(people: Iterable[Row]) -> Iterator[Row]:
    for person in people:
        number = int(str(person[0]))
        mail = f"{kana_to_romaji(str(person[5] or 'タロウ'))}{number}@example.co.jp"
        phone = f"{AREAS[number % len(AREAS)]}-0000-{number % 10_000:04}"
        yield number, "email", mail, mail
        yield number, "phone", phone, f"+81{phone[1:].replace('-', '')}"


def _insert(database: sqlite3.Connection, table: str, columns: str, rows: Iterable[Row]) -> None:
    names = columns.split()
    marks = ", ".join("?" * len(names))
    database.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)


def _day(chance: random.Random) -> str:
    return (FIRST_DAY + timedelta(days=chance.randint(0, 300))).date().isoformat()


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
