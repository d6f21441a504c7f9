"""Promises kept in parts, thanks, and the way from a result back to where it began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from app.changes import command
from app.domain.chains import Link, chain
from app.domain.history import Exchange, ExchangeState, Introduction, Settlement
from app.domain.ids import ContactId, ExchangeId, IntroductionId
from app.domain.money import Money
from app.domain.timeline import Timeline
from app.errors import UserInputError
from app.i18n import N_
from app.services.exchanges import left_of, with_one_introducer
from app.services.history import not_in_the_future
from app.services.repeating import move_on
from app.store import entities
from app.store.database import Snapshot, Transaction
from app.store.history import timelines


@command(N_("Settle a part"))
def settle_part(
    tx: Transaction,
    exchange_id: ExchangeId,
    amount: int | None,
    on: date,
    note: str | None = None,
    due_on: date | None = None,
) -> Exchange:
    """Record a part of what was promised; the promise keeps its amount and is done with the last.

    Args:
        tx: the transaction.
        exchange_id: what was promised.
        amount: in the currency of the promise; None for a part that has none.
        on: when the part was given or received.
        note: what it was.
        due_on: by when the rest is to come; None where the day that was said before stays.

    Raises:
        UserInputError: it is done already, lies in the future, or is more than what is left.
    """
    promise = entities.get(tx, Exchange, exchange_id)
    left = still_open(tx, promise)
    _check_part(tx, promise, amount, on, left)
    money = Money(amount, promise.amount.currency) if amount and promise.amount else None
    entities.add(tx, Settlement(exchange_id, on, money, note))
    is_last = left is not None and amount == left
    state = ExchangeState.DONE if is_last else ExchangeState.PARTLY
    due = None if is_last else due_on or promise.due_on
    changed = replace(promise, state=state, due_on=due, on=on if is_last else promise.on)
    entities.replace(tx, changed)
    move_on(tx, promise.contact_id, on)
    return changed


def parts(snapshot: Snapshot, exchange_id: ExchangeId) -> Sequence[Settlement]:
    """The parts of a promise so far, by day."""
    found = entities.select(snapshot, Settlement, exchange_id=exchange_id)
    return sorted(found, key=lambda part: (part.on, part.id or 0))


def still_open(snapshot: Snapshot, promise: Exchange) -> int | None:
    """What is left of a promised amount; None where there is no amount."""
    if promise.amount is None or promise.id is None:
        return None
    left = left_of(snapshot, promise)
    return left.amount if left else 0


@command(N_("Note thanks"))
def thank(tx: Transaction, exchange_id: ExchangeId, on: date | None) -> Exchange:
    """Record that thanks were said for something, or for None that they were not.

    Raises:
        UserInputError: the day is still to come.
    """
    if on is not None:
        not_in_the_future(tx, on)
    thanked = replace(entities.get(tx, Exchange, exchange_id), thanked_on=on)
    entities.replace(tx, thanked)
    return thanked


@command(N_("Change an entry"))
def name_cause(
    tx: Transaction,
    exchange_id: ExchangeId,
    cause: ExchangeId | None,
    introduction: IntroductionId | None = None,
) -> Exchange:
    """Say which exchange, or else which introduction, led to an exchange; None for neither.

    Raises:
        UserInputError: the cause came of this exchange itself.
    """
    result = entities.get(tx, Exchange, exchange_id)
    check_cause(tx, result, cause)
    named = replace(result, led_by=cause, introduction_id=introduction)
    changed = with_one_introducer(tx, named)
    entities.replace(tx, changed)
    return changed


def check_cause(snapshot: Snapshot, result: Exchange, cause: ExchangeId | None) -> None:
    """Raise UserInputError where an exchange came of the one that it would lead to."""
    while cause is not None:
        if cause == result.id:
            raise UserInputError(N_("An exchange cannot lead to itself."))
        cause = entities.get(snapshot, Exchange, cause).led_by


def chain_of(snapshot: Snapshot, exchange_id: ExchangeId) -> tuple[Link, ...]:
    """What led to an exchange, the result first, the first meeting last."""
    return chains_of(snapshot, [entities.get(snapshot, Exchange, exchange_id)])[0]


def chains_of(snapshot: Snapshot, results: Sequence[Exchange]) -> list[tuple[Link, ...]]:
    """What led to each of some exchanges."""
    everything = {x.id: x for x in entities.select(snapshot, Exchange)}
    made = {i.id: i for i in entities.select(snapshot, Introduction)}

    @cache
    def timeline_of(contact_id: ContactId) -> Timeline:
        return timelines(snapshot, [contact_id])[contact_id]

    return [chain(result, everything, made, timeline_of) for result in results]


def _check_part(
    tx: Transaction, promise: Exchange, amount: int | None, on: date, left: int | None
) -> None:
    if promise.state is ExchangeState.DONE:
        raise UserInputError(N_("This is done already; there is nothing left to settle."))
    if on > tx.now.astimezone().date():
        raise UserInputError(
            N_("{day} is still to come: only what happened can be noted."), day=on.isoformat()
        )
    if amount is not None and (left is None or amount > left or amount <= 0):
        raise UserInputError(
            N_("A part is more than 0 and at most what is left: {left}."), left=left or 0
        )
