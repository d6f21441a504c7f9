"""Recording what was given, received and promised: each function is undoable as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.changes import command
from app.domain.history import Exchange, ExchangeState, Settlement
from app.domain.ids import ExchangeId
from app.domain.money import Money
from app.errors import UserInputError
from app.i18n import N_
from app.services.history import not_in_the_future
from app.services.repeating import move_on
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@command(N_("Note an exchange"))
def record_exchange(tx: Transaction, new: Exchange) -> ExchangeId:
    """Record something given or received, or promised.

    Raises:
        UserInputError: it was done in the future.
    """
    contacts.get(tx, new.contact_id)
    if new.state is not ExchangeState.PROMISED:
        not_in_the_future(tx, new.on)
        move_on(tx, new.contact_id, new.on)
    return ExchangeId(entities.add(tx, new))


@command(N_("Keep a promise"))
def keep_promise(
    tx: Transaction, exchange_id: ExchangeId, on: date | None = None, note: str | None = None
) -> Exchange:
    """Say that a promised exchange was done, today or on a day; that it was promised is kept.

    Raises:
        UserInputError: it is no open promise, or the day is still to come.
    """
    promised = entities.get(tx, Exchange, exchange_id)
    if promised.state is ExchangeState.DONE:
        raise UserInputError(
            N_("Exchange {id} is no open promise. Nothing was changed."), id=exchange_id
        )
    day = on or tx.now.astimezone().date()
    not_in_the_future(tx, day)
    entities.add(tx, Settlement(exchange_id, day, left_of(tx, promised), note))
    kept = replace(promised, state=ExchangeState.DONE, on=max(promised.on, day), due_on=None)
    entities.replace(tx, kept)
    move_on(tx, kept.contact_id, day)
    return kept


def left_of(snapshot: Snapshot, promised: Exchange) -> Money | None:
    """What is still to come of an amount; None where there is none."""
    whole = promised.amount
    if whole is None:
        return None
    parts = entities.select(snapshot, Settlement, exchange_id=promised.id)
    left = whole.amount - sum(part.amount.amount for part in parts if part.amount)
    return Money(left, whole.currency) if left > 0 else None


def exchanges(snapshot: Snapshot) -> tuple[Exchange, ...]:
    """Everything given and received, by day."""
    return tuple(sorted(entities.select(snapshot, Exchange), key=lambda x: (x.on, x.id or 0)))


def exchange(snapshot: Snapshot, exchange_id: ExchangeId) -> Exchange:
    """One exchange; NotFound if there is none."""
    return entities.get(snapshot, Exchange, exchange_id)


@command(N_("Change an entry"))
def change_exchange(tx: Transaction, known: Exchange, values: Mapping[str, Any]) -> Exchange:
    """Store other values of an exchange.

    Raises:
        UserInputError: the values do not fit each other, or something was done in the future.
    """
    try:
        changed = replace(known, **values)
    except ValueError as error:
        raise UserInputError(N_("Only what is still promised has a day by which.")) from error
    if changed.state is not ExchangeState.PROMISED:
        not_in_the_future(tx, changed.on)
    _check_parts(tx, changed)
    entities.replace(tx, changed)
    return changed


def _check_parts(tx: Transaction, changed: Exchange) -> None:
    """What came in parts already stays within the whole, in one currency."""
    parts = entities.select(tx, Settlement, exchange_id=changed.id)
    settled = [part.amount for part in parts if part.amount]
    if not settled:
        return
    whole = changed.amount
    codes = {part.currency for part in settled}
    if whole is None or codes != {whole.currency} or sum(p.amount for p in settled) > whole.amount:
        raise UserInputError(N_("Parts of this amount were settled already; it cannot be less."))
