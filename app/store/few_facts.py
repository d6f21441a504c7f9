"""What lists show of contacts and what happened with a few, by SQLite alone.

`history` reads the same facts of any number through Peewee, which takes longer to load than all of
this to read. A test compares both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain import history
from app.domain.ids import ContactId
from app.domain.moments import parse_moment
from app.domain.money import Money
from app.domain.summary import ContactSummary
from app.domain.timeline import Timeline
from app.domain.timelines import timelines as gather

if TYPE_CHECKING:
    from app.domain.event import Budget, Event
    from app.domain.ids import EventId

_T = TypeVar("_T")
_Made = Mapping[str, Callable[[Any], object]]

_DAY = date.fromisoformat
_ENCOUNTER: _Made = {"met_at": parse_moment}
_TRIAGE: _Made = {"choice": history.TriageChoice, "on": _DAY}
_FOLLOW_UP: _Made = {
    **{"due_on": _DAY, "snoozed_until": _DAY, "done_at": parse_moment, "answered_at": parse_moment},
    **{"channel": history.Channel, "repeat": history.Repeat},
}
_EXCHANGE: _Made = {
    **{"on": _DAY, "due_on": _DAY, "thanked_on": _DAY, "is_estimate": bool},
    **{
        "direction": history.Direction,
        "kind": history.ExchangeKind,
        "state": history.ExchangeState,
    },
}
_INTRODUCTION: _Made = {"on": _DAY, "both_asked": bool, "outcome": history.IntroductionOutcome}
_NUISANCE: _Made = {"kind": history.NuisanceKind, "level": history.NuisanceLevel, "noted_on": _DAY}

_OF_THESE = "contact_id IN (SELECT value FROM json_each(:ids))"
_CHAINED = "led_by IS NOT NULL OR id IN (SELECT led_by FROM exchange)"
_GOING = """coalesce(
    (SELECT goes FROM decision WHERE event_id = event.id ORDER BY decision.id DESC LIMIT 1), 1
)"""
_SUMMARIES = """
SELECT c.id, c.printed, c.family_kana, c.given_kana, a.company_printed, a.position, k.industry
FROM contact c
LEFT JOIN affiliation a ON a.contact_id = c.id AND a.until IS NULL
LEFT JOIN company k ON k.id = a.company_id
WHERE {these}
ORDER BY a.is_primary, a.sort DESC
"""
"""The last row of a contact stays: the primary affiliation, else the first one."""

_THESE = "c.id IN (SELECT value FROM json_each(:ids))"
_LIVING = "c.deleted_at IS NULL AND :ids IS NOT NULL"
_MET_AT = """
SELECT id FROM contact WHERE deleted_at IS NULL AND id IN (
    SELECT contact_id FROM encounter WHERE event_id IN (SELECT value FROM json_each(:ids))
) ORDER BY id
"""
_PICTURES = """
SELECT s.contact_id, json_extract(r.card, '$.sides[0].flat') FROM card_scan s
JOIN reading r ON r.id = (SELECT max(id) FROM reading WHERE scan_id = s.id)
WHERE s.deleted_at IS NULL AND s.contact_id IN (SELECT value FROM json_each(:ids))
ORDER BY s.id
"""


def timelines(
    connection: sqlite3.Connection, contacts: Collection[ContactId]
) -> dict[ContactId, Timeline]:
    """The timeline of each of these contacts, with the chains of everybody's exchanges."""

    def read(kind: type[_T], table: str, made: _Made, where: str = _OF_THESE) -> tuple[_T, ...]:
        return _read(connection, kind, f"{table} WHERE {where}", made, _listed(contacts))

    return gather(
        contacts,
        encounters=read(history.Encounter, "encounter", _ENCOUNTER),
        triages=read(history.Triage, "triage", _TRIAGE),
        follow_ups=read(history.FollowUp, "follow_up", _FOLLOW_UP),
        exchanges=read(history.Exchange, "exchange", _EXCHANGE, f"{_OF_THESE} OR {_CHAINED}"),
        introductions=read(history.Introduction, "introduction", _INTRODUCTION, ":ids IS NOT NULL"),
        nuisances=read(history.Nuisance, "nuisance", _NUISANCE),
    )


def events_from(connection: sqlite3.Connection, day: date) -> tuple[Event, ...]:
    """The events that begin on this day or later, and some just before it.

    Those in the trash, and those that one decided against, are left out.
    """
    return _events(connection, f"starts_at >= :day AND {_GOING}", {"day": day.isoformat()})


def events(connection: sqlite3.Connection) -> tuple[Event, ...]:
    """All events outside the trash."""
    return _events(connection, "TRUE", {})


def attended(connection: sqlite3.Connection) -> tuple[Event, ...]:
    """All events outside the trash but those that one decided against."""
    return _events(connection, _GOING, {})


def budget_of(connection: sqlite3.Connection, month: date) -> Budget | None:
    """The budget of a month, named by its first day; None where none is set."""
    from app.domain.event import Budget

    values = {"month": month.isoformat()}
    found = _read(connection, Budget, "budget WHERE month = :month", {"month": _DAY}, values)
    return next(iter(found), None)


def met_at(connection: sqlite3.Connection, events: Collection[EventId]) -> tuple[ContactId, ...]:
    """Everyone outside the trash who was met at one of these events."""
    rows = connection.execute(_MET_AT, _listed(events))
    return tuple(ContactId(row_id) for (row_id,) in rows)


def _events(
    connection: sqlite3.Connection, which: str, values: Mapping[str, str]
) -> tuple[Event, ...]:
    from app.domain.event import Event, EventKind, FoundThrough, Verdict  # most days have none

    made: _Made = {
        **{"starts_at": parse_moment, "ends_at": datetime.fromisoformat, "again": bool},
        **{"kind": EventKind, "found_through": FoundThrough, "verdict": Verdict},
        "wanted_industries": _codes,
    }
    return _read(connection, Event, f"event WHERE deleted_at IS NULL AND {which}", made, values)


def event_name(connection: sqlite3.Connection, event_id: EventId) -> str | None:
    """The name of an event; None where it is in the trash."""
    query = "SELECT name FROM event WHERE id = ? AND deleted_at IS NULL"
    found = connection.execute(query, (event_id,)).fetchone()
    return str(found[0]) if found else None


def summaries(
    connection: sqlite3.Connection, contacts: Collection[ContactId] | None
) -> dict[ContactId, ContactSummary]:
    """What lists show of contacts, by id; of all outside the trash for None."""
    query = _SUMMARIES.format(these=_LIVING if contacts is None else _THESE)
    return {
        row_id: ContactSummary(row_id, name, " ".join(filter(None, (family, given))) or None, *work)
        for row_id, name, family, given, *work in connection.execute(query, _listed(contacts or ()))
    }


def picture_names(
    connection: sqlite3.Connection, contacts: Collection[ContactId]
) -> dict[ContactId, str]:
    """The file of the front of each contact's newest card, in the cache; of those who have one."""
    rows = connection.execute(_PICTURES, _listed(contacts))
    return {contact_id: name for contact_id, name in rows if name}


def _listed(ids: Collection[int]) -> dict[str, str]:
    return {"ids": f"[{', '.join(map(str, ids))}]"}


def _codes(listed: str) -> tuple[str, ...]:
    """The codes of a JSON list; loading a parser for it takes longer than all the rest."""
    parts = (part.strip(' "') for part in listed.strip("[]").split(","))
    return tuple(filter(None, parts))


def _read(
    connection: sqlite3.Connection,
    kind: type[_T],
    rows_of: str,
    made: _Made,
    values: Mapping[str, str],
) -> tuple[_T, ...]:
    """Rows as what they stand for; an amount and its currency, side by side, are money."""
    found = connection.execute(f"SELECT * FROM {rows_of} ORDER BY id", dict(values))
    names = [column[0] for column in found.description]
    return tuple(kind(**_fields(dict(zip(names, row, strict=True)), made)) for row in found)


def _fields(row: dict[str, Any], made: _Made) -> dict[str, Any]:
    for name in [name for name in row if name.endswith("_currency")]:
        code, column = row.pop(name), name.removesuffix("_currency")
        row[column] = None if row[column] is None else Money(row[column], code)
    return {
        name: made[name](value) if name in made and value is not None else value
        for name, value in row.items()
    }
