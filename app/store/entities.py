"""Flat facts to rows and back: one mapping for every entity that is a single row."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import fields
from itertools import repeat
from typing import Any, ClassVar, Protocol, TypeVar

from app.domain.attachment import Attachment
from app.domain.card import ScanBatch
from app.domain.conditions import SavedFilter
from app.domain.event import Budget, Decision, Event, Goal
from app.domain.history import (
    Encounter,
    Exchange,
    FollowUp,
    Introduction,
    Nuisance,
    Settlement,
    Triage,
)
from app.domain.known_rows import Correction, Forgotten
from app.domain.letters import Letter
from app.domain.money import Money
from app.domain.offers import Dismissal, Need, Offer, OfferTold
from app.domain.publishing import Published
from app.domain.saved import SavedSearch
from app.errors import NotFound
from app.i18n import N_
from app.store import tables
from app.store.database import Snapshot, Transaction
from app.store.rows import conversions_of


class Entity(Protocol):
    """A frozen dataclass with an `id` that is None until it is stored."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int | None:
        """Its row's id."""


_E = TypeVar("_E", bound=Entity)

_TABLES: dict[type, type[tables.Table]] = {
    Attachment: tables.Attachment,
    Budget: tables.Budget,
    Decision: tables.Decision,
    Dismissal: tables.Dismissal,
    Correction: tables.Correction,
    Encounter: tables.Encounter,
    Event: tables.Event,
    Exchange: tables.Exchange,
    FollowUp: tables.FollowUp,
    Forgotten: tables.Forgotten,
    Goal: tables.Goal,
    Introduction: tables.Introduction,
    Letter: tables.Template,
    Need: tables.Need,
    Nuisance: tables.Nuisance,
    Offer: tables.Offer,
    OfferTold: tables.OfferTold,
    Published: tables.Published,
    SavedSearch: tables.SavedSearch,
    SavedFilter: tables.SavedFilter,
    ScanBatch: tables.ScanBatch,
    Settlement: tables.Settlement,
    Triage: tables.Triage,
}
_MISSING: dict[type, str] = {
    Attachment: N_("There is no attached file {id}."),
    Event: N_("There is no event {id}."),
    FollowUp: N_("There is no follow-up {id}."),
    Exchange: N_("There is no exchange {id}."),
    Offer: N_("There is no offer {id}."),
    Need: N_("There is no need {id}."),
    Goal: N_("There is no goal {id}."),
    Letter: N_("There is no template {id}."),
    Introduction: N_("There is no introduction {id}."),
}


def add(tx: Transaction, entity: Entity) -> int:
    """Store a new entity and return its id."""
    return tx.insert(_TABLES[type(entity)], **_to_row(entity))


def replace(tx: Transaction, entity: Entity) -> None:
    """Store the new state of an entity that has an id."""
    assert entity.id is not None, "an entity without id cannot be replaced"
    tx.update(_TABLES[type(entity)], entity.id, **_to_row(entity))


def remove(tx: Transaction, kind: type[Entity], entity_id: int) -> None:
    """Delete an entity; what points to it is unlinked or goes with it."""
    tx.delete(_TABLES[kind], entity_id)


def get(_: Snapshot, kind: type[_E], entity_id: int) -> _E:
    """The entity with this id; NotFound if there is none."""
    table = _TABLES[kind]
    row = table.select().where(table.id == entity_id).dicts().first()
    if row is None:
        raise NotFound(_MISSING.get(kind, N_("There is no entry {id} of this kind.")), id=entity_id)
    return from_row(kind, row)


def select(
    _: Snapshot,
    kind: type[_E],
    /,
    **equal: Any,
) -> tuple[_E, ...]:
    """All entities whose columns equal the given values; a set or tuple means "one of these"."""
    table = _TABLES[kind]
    query = table.select()
    for column, value in equal.items():
        field = getattr(table, column)
        several = isinstance(value, set | frozenset | tuple)
        query = query.where(field.in_(value) if several else field == value)
    return from_rows(kind, query.order_by(table.id))


def from_rows(kind: type[_E], query: Any) -> tuple[_E, ...]:
    """The entities of a query for whole rows of their table.

    Read without the query builder, and column by column: each takes several times as long.
    """
    meta = _TABLES[kind]._meta
    rows = meta.database.execute(query).fetchall()
    if not rows:
        return ()
    columns = dict(zip(meta.fields, zip(*rows, strict=True), strict=True))
    for name, convert in conversions_of(meta.table_name):
        known = {value: convert(value) for value in set(columns[name])}
        columns[name] = tuple(map(known.__getitem__, columns[name]))
    for field in fields(kind):
        codes = columns.get(f"{field.name}_currency")
        if codes is not None:
            columns[field.name] = tuple(map(_money, columns[field.name], codes))
    return _made(kind, [columns[field.name] for field in fields(kind)], len(rows))


def _money(amount: int | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


def _made(kind: type[_E], columns: Sequence[Sequence[Any]], count: int) -> tuple[_E, ...]:
    """Entities from the values of each field.

    They were checked when they were stored, so their slots are filled without asking again.
    """
    made = tuple(map(object.__new__, repeat(kind, count)))
    for field, values in zip(fields(kind), columns, strict=True):
        fill = getattr(kind, field.name).__set__
        deque(map(fill, made, values), maxlen=0)
    return made


def _to_row(entity: Entity) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in fields(entity):
        value = getattr(entity, field.name)
        if isinstance(value, Money):
            row[field.name] = value.amount
            row[f"{field.name}_currency"] = value.currency
        elif field.name != "id":
            row[field.name] = value
    return row


def from_row(kind: type[_E], row: Any) -> _E:
    """The entity that a row, as a mapping of columns, holds."""
    values = {}
    for field in fields(kind):
        value = row[field.name]
        if value is not None and f"{field.name}_currency" in row:
            value = Money(value, row[f"{field.name}_currency"])
        values[field.name] = value
    return kind(**values)
