"""Recording what was given, received and promised: each function is undoable as one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.changes import command
from app.domain.history import Exchange, ExchangeState, Introduction, Settlement
from app.domain.ids import ContactId, ExchangeId
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
    new = with_one_introducer(tx, new)
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


def with_one_introducer(snapshot: Snapshot, exchange: Exchange) -> Exchange:
    """The exchange without an introducer whom its introduction names already: said once.

    Raises:
        NotFound: there is no such contact or introduction.
    """
    if exchange.introduced_by is not None:
        contacts.get(snapshot, exchange.introduced_by)
    if exchange.introduction_id is None:
        return exchange
    made = entities.get(snapshot, Introduction, exchange.introduction_id)
    is_said = made.introducer is not None and made.introducer == exchange.introduced_by
    return replace(exchange, introduced_by=None) if is_said else exchange


def brought_by(exchange: Exchange, who: ContactId | None) -> Exchange:
    """The exchange as brought about by somebody, or by nobody.

    Raises:
        UserInputError: it is the one who took part.
    """
    if who == exchange.contact_id:
        raise UserInputError(N_("Whoever brought it about is somebody else than who took part."))
    return replace(exchange, introduced_by=who)


def brought_through(
    snapshot: Snapshot, contact_id: ContactId, introductions: Iterable[Introduction]
) -> tuple[Exchange, ...]:
    """The exchanges, with anybody, that came of introductions or that a contact brought about."""
    ids = tuple(i.id for i in introductions)
    led = entities.select(snapshot, Exchange, introduction_id=ids) if ids else ()
    own = entities.select(snapshot, Exchange, introduced_by=contact_id)
    return tuple({x.id: x for x in (*led, *own)}.values())


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
    _check_fit(known, values)
    changed = with_one_introducer(tx, replace(known, **values))
    if changed.state is not ExchangeState.PROMISED:
        not_in_the_future(tx, changed.on)
    _check_parts(tx, changed)
    entities.replace(tx, changed)
    return changed


def _check_fit(known: Exchange, values: Mapping[str, Any]) -> None:
    """What an exchange refuses to be, in words."""
    state, due = values.get("state", known.state), values.get("due_on", known.due_on)
    if state is ExchangeState.DONE and due is not None:
        raise UserInputError(N_("What is done already has no day by which it is due."))
    if values.get("introduced_by") == values.get("contact_id", known.contact_id):
        raise UserInputError(N_("Whoever brought it about is somebody else than who took part."))


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
