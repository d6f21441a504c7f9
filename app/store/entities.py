"""Flat facts to rows and back: one mapping for every entity that is a single row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
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

    Read without the query builder, which takes several times as long for a row.
    """
    cursor = _TABLES[kind]._meta.database.execute(query)
    return tuple(map(_maker(kind), cursor))


def _maker(kind: type[_E]) -> Callable[[tuple[Any, ...]], _E]:
    """What makes an entity from a row: the place of each field, and what its text means."""
    meta = _TABLES[kind]._meta
    columns, conversions = list(meta.fields), dict(conversions_of(meta.table_name))
    parts = [
        (
            columns.index(field.name),
            conversions.get(field.name),
            columns.index(f"{field.name}_currency")
            if f"{field.name}_currency" in columns
            else None,
        )
        for field in fields(kind)
    ]

    def make(row: tuple[Any, ...]) -> _E:
        values = []
        for place, convert, currency in parts:
            value = row[place]
            if convert is not None:
                value = convert(value)
            elif currency is not None and value is not None:
                value = Money(value, row[currency])
            values.append(value)
        return kind(*values)

    return make


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
