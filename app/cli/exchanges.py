"""exchange add, edit, kept and list: what was given, received and promised."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from app.cli.arguments import (
    amount,
    currency,
    day,
    hours,
    id_argument,
    never_with,
    number,
    only_with,
)
from app.cli.context import Command, Context, no_arguments, table
from app.cli.people import one_contact
from app.cli.records import Json, moment_text
from app.domain.event import Event
from app.domain.history import Direction, Exchange, ExchangeKind, ExchangeState
from app.domain.ids import ContactId, ExchangeId, IntroductionId, OfferId
from app.domain.money import Money
from app.domain.summary import ContactSummary
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import events, exchanges, introductions, offers
from app.services.contacts import summaries
from app.services.lookup import find_event
from app.services.words import direction_word, exchange_state_word, exchange_word, money


def _add_exchange(context: Context, chosen: Namespace) -> int:
    only_with(chosen, ("amount",), "currency", "estimate")
    if chosen.amount == 0:
        raise UserInputError(N_("An amount must be more than zero; leave it out if there is none."))
    if chosen.kind == ExchangeKind.INTRODUCTION.value and chosen.amount:
        raise UserInputError(
            N_("An introduction has no amount; note the business that came of it.")
        )
    promised = chosen.promised or chosen.due is not None
    who = one_contact(context, chosen.contact)
    exchange = Exchange(
        who,
        chosen.on or context.book.clock().astimezone().date(),
        Direction(chosen.direction),
        ExchangeKind(chosen.kind),
        ExchangeState.PROMISED if promised else ExchangeState.DONE,
        due_on=chosen.due,
        amount=Money(chosen.amount, chosen.currency or "JPY") if chosen.amount else None,
        is_estimate=chosen.estimate,
        event_id=context.book.ask(find_event, chosen.event) if chosen.event else None,
        hours=chosen.hours,
        offer_id=offer_of(context, chosen.offer),
        led_by=_cause(context, chosen),
        introduction_id=introduction_of(context, chosen.introduction),
        introduced_by=introducer_of(context, chosen.introduced_by, who),
        note=chosen.note,
    )
    exchange_id = context.book.run(exchanges.record_exchange, exchange).value
    print_exchange(context, exchange_id)
    return 0


def _cause(context: Context, chosen: Namespace) -> ExchangeId | None:
    if chosen.led_by is None:
        return None
    never_with(chosen, "led_by", "introduction")
    return context.book.ask(exchanges.exchange, ExchangeId(chosen.led_by)).id


def introduction_of(context: Context, number: int | None) -> IntroductionId | None:
    """The introduction of a number that was given; NotFound if there is none."""
    if number is None:
        return None
    return context.book.ask(introductions.introduction, IntroductionId(number)).id


def introducer_of(context: Context, name: str | None, who: ContactId) -> ContactId | None:
    """Who is named as having brought something about, which is nobody who took part."""
    by = one_contact(context, name) if name else None
    if by == who:
        raise UserInputError(N_("Whoever brought it about is somebody else than who took part."))
    return by


def offer_of(context: Context, number: int | None) -> OfferId | None:
    """The offer of a number that was given; NotFound if there is none."""
    return None if number is None else context.book.ask(offers.offer, OfferId(number)).id


def _edit_exchange(context: Context, chosen: Namespace) -> int:
    known = context.book.ask(exchanges.exchange, ExchangeId(chosen.id))
    values: dict[str, Any] = {}
    if known.amount is None:
        only_with(chosen, ("amount",), "currency")
    worth = known.amount.amount if known.amount else 0
    worth = worth if chosen.amount is None else chosen.amount
    code = chosen.currency or (known.amount.currency if known.amount else "JPY")
    if chosen.amount is not None or chosen.currency is not None:
        values["amount"] = Money(worth, code) if worth else None
    if chosen.direction is not None:
        values["direction"] = Direction(chosen.direction)
    if chosen.kind is not None:
        values["kind"] = ExchangeKind(chosen.kind)
    if chosen.estimate is not None:
        values["is_estimate"] = chosen.estimate == "yes"
    for name in ("on", "due_on", "hours", "note"):
        if getattr(chosen, name) is not None:
            values[name] = getattr(chosen, name) or None
    if chosen.event:
        values["event_id"] = context.book.ask(find_event, chosen.event)
    if chosen.introduced_by is not None:
        by = introducer_of(context, chosen.introduced_by, known.contact_id)
        values["introduced_by"] = by
    if chosen.introduction is not None:
        made = introduction_of(context, chosen.introduction)
        values |= {"introduction_id": made, "led_by": None}
    if chosen.offer is not None:
        values["offer_id"] = offer_of(context, chosen.offer)
    context.book.run(exchanges.change_exchange, known, values)
    print_exchange(context, ExchangeId(chosen.id))
    return 0


def _keep(context: Context, chosen: Namespace) -> int:
    context.book.run(exchanges.keep_promise, ExchangeId(chosen.id))
    print_exchange(context, ExchangeId(chosen.id))
    return 0


def _list_exchanges(context: Context, _chosen: Namespace) -> int:
    records = _exchange_records(context, context.book.ask(exchanges.exchanges))
    context.listing(
        records,
        _exchange_heads(),
        map(_exchange_row, records),
        _("Nothing was given or received yet."),
    )
    return 0


def print_exchange(context: Context, exchange_id: ExchangeId) -> None:
    """Print one exchange as a document."""
    record = _exchange_records(context, [context.book.ask(exchanges.exchange, exchange_id)])[0]
    context.document(record, *table([_exchange_row(record)], _exchange_heads()))


def _exchange_records(context: Context, exchanges: Sequence[Exchange]) -> list[Json]:
    brought = {x.introduced_by for x in exchanges if x.introduced_by is not None}
    names = context.book.ask(summaries, {x.contact_id for x in exchanges} | brought)
    held: dict[int | None, Event] = {e.id: e for e in context.book.ask(events.events)}
    return [
        _record(
            x,
            names[x.contact_id].name,
            held[x.event_id].name if x.event_id in held else None,
            names.get(x.introduced_by) if x.introduced_by else None,
        )
        for x in exchanges
    ]


def _record(
    exchange: Exchange,
    name: str,
    event: str | None,
    introducer: ContactSummary | None = None,
) -> Json:
    """Something given or received, or promised."""
    return {
        "id": str(exchange.id),
        "contact": {"id": str(exchange.contact_id), "name": name},
        "direction": exchange.direction.value,
        "kind": exchange.kind.value,
        "on": exchange.on.isoformat(),
        "state": exchange.state.value,
        "promised": exchange.state is ExchangeState.PROMISED,
        "due": moment_text(exchange.due_on),
        "amount": exchange.amount.amount if exchange.amount else None,
        "currency": exchange.amount.currency if exchange.amount else None,
        "estimate": exchange.is_estimate,
        "event": event,
        "hours": exchange.hours,
        "led_by": str(exchange.led_by) if exchange.led_by else None,
        "introduction": str(exchange.introduction_id) if exchange.introduction_id else None,
        "introduced_by": introducer and {"id": str(introducer.id), "name": introducer.name},
        "offer": str(exchange.offer_id) if exchange.offer_id else None,
        "thanked": moment_text(exchange.thanked_on),
        "note": exchange.note,
    }


def _exchange_heads() -> list[str]:
    return [
        *(_("ID"), _("Day"), _("Name"), _("Direction"), _("What"), _("State"), _("Due")),
        *(_("Amount"), _("Note")),
    ]


def _exchange_row(record: Json) -> list[str | None]:
    return [
        record["id"],
        record["on"],
        record["contact"]["name"],
        direction_word(Direction(record["direction"])),
        exchange_word(ExchangeKind(record["kind"])),
        exchange_state_word(ExchangeState(record["state"])),
        record["due"],
        _amount(record),
        record["note"],
    ]


def _amount(record: Json) -> str | None:
    if record["amount"] is None:
        return None
    text = money(Money(record["amount"], record["currency"]))
    return _("about {amount}").format(amount=text) if record["estimate"] else text


def _add_exchange_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("direction", choices=[d.value for d in Direction], help=_("who gave"))
    parser.add_argument("kind", choices=[k.value for k in ExchangeKind], help=_("what"))
    parser.add_argument("--on", type=day, metavar="D", help=_("when; today if not said"))
    parser.add_argument("--due", type=day, metavar="D", help=_("a promise for this day"))
    parser.add_argument("--amount", type=amount, metavar="N", help=_("what it was worth"))
    parser.add_argument("--currency", type=currency, metavar="C", help=_("JPY if not said"))
    parser.add_argument("--estimate", action="store_true", help=_("the amount is an estimate"))
    parser.add_argument("--event", metavar="EVENT", help=_("the event it came from"))
    parser.add_argument("--hours", type=hours, metavar="H", help=_("hours it took"))
    parser.add_argument("--led-by", type=number, metavar="ID", help=_("the exchange it came of"))
    origin_arguments(parser)
    parser.add_argument("--promised", action="store_true", help=_("not yet done"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def _edit_exchange_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--direction", choices=[d.value for d in Direction], help=_("who gave"))
    kinds = [k.value for k in ExchangeKind if k is not ExchangeKind.INTRODUCTION]
    parser.add_argument("--kind", choices=kinds, help=_("what"))
    parser.add_argument(
        "--estimate", choices=["yes", "no"], help=_("whether the amount is an estimate")
    )
    parser.add_argument("--on", type=day, metavar="D", help=_("when"))
    parser.add_argument("--due", dest="due_on", type=day, metavar="D", help=_("by when"))
    parser.add_argument("--amount", type=amount, metavar="N", help=_("what it was worth"))
    parser.add_argument("--currency", type=currency, metavar="C", help=_("JPY if not said"))
    parser.add_argument("--hours", type=hours, metavar="H", help=_("hours it took"))
    parser.add_argument("--event", metavar="EVENT", help=_("the event it came from"))
    origin_arguments(parser)
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def origin_arguments(parser: ArgumentParser) -> None:
    """What else an exchange came of, or through."""
    parser.add_argument(
        "--introduction", type=number, metavar="ID", help=_("the introduction it came of")
    )
    parser.add_argument("--introduced-by", metavar="CONTACT", help=_("who brought it about"))
    parser.add_argument("--offer", type=number, metavar="ID", help=_("the offer it came through"))


COMMANDS = (
    Command(
        ("exchange", "add"),
        N_("note what was given or received"),
        _add_exchange_arguments,
        _add_exchange,
    ),
    Command(
        ("exchange", "edit"), N_("change an exchange"), _edit_exchange_arguments, _edit_exchange
    ),
    Command(("exchange", "kept"), N_("a promise was kept"), id_argument, _keep),
    Command(("exchange", "list"), N_("list exchanges"), no_arguments, _list_exchanges),
)
