"""follow-up … and exchange …: what was written, given and received."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from app.cli.arguments import amount, currency, day, hours, moment, number, only_with
from app.cli.context import Command, Context, no_arguments, table
from app.cli.people import one_contact
from app.cli.records import Json, exchange_record, follow_up_record
from app.domain.event import Event
from app.domain.history import (
    Channel,
    Direction,
    Exchange,
    ExchangeKind,
    ExchangeState,
    Repeat,
)
from app.domain.ids import ContactId, ExchangeId, FollowUpId
from app.domain.moments import day_of, parse_moment
from app.domain.money import Money
from app.domain.summary import ContactSummary
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import events, exchanges, history
from app.services.contacts import summaries
from app.services.lookup import find_event
from app.services.words import (
    channel_word,
    direction_word,
    exchange_state_word,
    exchange_word,
    money,
)

_NOW = object()
"""`--answered` without a time: now."""


def _add_follow_up(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    channel = Channel(chosen.channel) if chosen.channel else None
    due = chosen.due or _today(context)
    repeat = Repeat(chosen.repeat) if chosen.repeat else None
    follow_up_id = context.book.run(
        history.plan_follow_up, contact_id, due, channel, chosen.bring, repeat
    ).value
    print_follow_up(context, follow_up_id)
    return 0


def _complete(context: Context, chosen: Namespace) -> int:
    now = context.book.clock()
    answered = now if chosen.answered is _NOW else chosen.answered
    context.book.run(
        history.complete_follow_up,
        FollowUpId(chosen.id),
        chosen.at or now,
        brought=chosen.brought,
        answered_at=answered,
    )
    print_follow_up(context, FollowUpId(chosen.id))
    return 0


def _list_follow_ups(context: Context, chosen: Namespace) -> int:
    until = _today(context) if chosen.due else None
    found = context.book.ask(history.follow_ups, due_until=until)
    names = _names(context, {f.contact_id for f in found})
    records = [follow_up_record(f, names[f.contact_id].name) for f in found]
    nothing = _("No follow-up is due.") if chosen.due else _("No follow-ups yet.")
    context.listing(records, _follow_up_heads(), map(_follow_up_row, records), nothing)
    return 0


def _add_exchange(context: Context, chosen: Namespace) -> int:
    only_with(chosen, ("amount",), "currency", "estimate")
    if chosen.amount == 0:
        raise UserInputError(N_("An amount must be more than zero; leave it out if there is none."))
    if chosen.kind == ExchangeKind.INTRODUCTION.value and chosen.amount:
        raise UserInputError(
            N_("An introduction has no amount; note the business that came of it.")
        )
    promised = chosen.promised or chosen.due is not None
    exchange = Exchange(
        one_contact(context, chosen.contact),
        chosen.on or _today(context),
        Direction(chosen.direction),
        ExchangeKind(chosen.kind),
        ExchangeState.PROMISED if promised else ExchangeState.DONE,
        due_on=chosen.due,
        amount=Money(chosen.amount, chosen.currency or "JPY") if chosen.amount else None,
        is_estimate=chosen.estimate,
        event_id=context.book.ask(find_event, chosen.event) if chosen.event else None,
        hours=chosen.hours,
        led_by=_cause(context, chosen),
        note=chosen.note,
    )
    exchange_id = context.book.run(exchanges.record_exchange, exchange).value
    print_exchange(context, exchange_id)
    return 0


def _cause(context: Context, chosen: Namespace) -> ExchangeId | None:
    if chosen.led_by is None:
        return None
    return context.book.ask(exchanges.exchange, ExchangeId(chosen.led_by)).id


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


def print_follow_up(context: Context, follow_up_id: FollowUpId) -> None:
    """Print one follow-up as a document."""
    follow_up = context.book.ask(history.follow_up, follow_up_id)
    names = _names(context, {follow_up.contact_id})
    record = follow_up_record(follow_up, names[follow_up.contact_id].name)
    context.document(record, *table([_follow_up_row(record)], _follow_up_heads()))


def print_exchange(context: Context, exchange_id: ExchangeId) -> None:
    """Print one exchange as a document."""
    record = _exchange_records(context, [context.book.ask(exchanges.exchange, exchange_id)])[0]
    context.document(record, *table([_exchange_row(record)], _exchange_heads()))


def _exchange_records(
    context: Context, exchanges: list[Exchange] | tuple[Exchange, ...]
) -> list[Json]:
    names = _names(context, {x.contact_id for x in exchanges})
    held: dict[int | None, Event] = {e.id: e for e in context.book.ask(events.events)}
    return [
        exchange_record(
            x,
            names[x.contact_id].name,
            held[x.event_id].name if x.event_id in held else None,
        )
        for x in exchanges
    ]


def _follow_up_heads() -> list[str]:
    return [_("ID"), _("Name"), _("Due"), _("Done on"), _("How"), _("Brought"), _("Answer")]


def _follow_up_row(record: Json) -> list[str | None]:
    return [
        record["id"],
        record["contact"]["name"],
        _due_of(record),
        _day_of(record["done"]),
        channel_word(Channel(record["channel"])) if record["channel"] else None,
        record["brought"],
        _day_of(record["answered_at"]),
    ]


def _due_of(record: Json) -> str | None:
    if record["snoozed_until"] is None or record["done"] is not None:
        due: str | None = record["due"]
        return due
    words = _("{day}, put off until {until}")
    return words.format(day=record["due"], until=record["snoozed_until"])


def _day_of(text: str | None) -> str | None:
    """The local day of a moment as it stands in a record."""
    return None if text is None else day_of(parse_moment(text)).isoformat()


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


def _names(context: Context, ids: set[ContactId]) -> dict[ContactId, ContactSummary]:
    return context.book.ask(summaries, ids)


def _today(context: Context) -> date:
    return context.book.clock().astimezone().date()


def _add_follow_up_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("--due", type=day, metavar="D", help=_("by when; today if not said"))
    parser.add_argument("--channel", choices=[c.value for c in Channel], help=_("how"))
    parser.add_argument("--bring", metavar="TEXT", help=_("what to bring them"))
    parser.add_argument(
        "--repeat", choices=[r.value for r in Repeat], help=_("again after this long")
    )


def _complete_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", type=number, metavar="ID", help=_("number from the list"))
    parser.add_argument("--at", type=moment, metavar="T", help=_("when it was made"))
    parser.add_argument("--brought", metavar="TEXT", help=_("what it brought them"))
    parser.add_argument(
        "--answered", type=moment, nargs="?", const=_NOW, metavar="T", help=_("an answer came")
    )


def _list_follow_ups_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--due", action="store_true", help=_("only open ones that are due"))


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
    parser.add_argument("--promised", action="store_true", help=_("not yet done"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def _id_argument(parser: ArgumentParser) -> None:
    parser.add_argument("id", type=number, metavar="ID", help=_("number from the list"))


COMMANDS = (
    Command(("follow-up", "add"), N_("plan a follow-up"), _add_follow_up_arguments, _add_follow_up),
    Command(
        ("follow-up", "done"),
        N_("a follow-up was made or answered"),
        _complete_arguments,
        _complete,
    ),
    Command(
        ("follow-up", "list"), N_("list follow-ups"), _list_follow_ups_arguments, _list_follow_ups
    ),
    Command(
        ("exchange", "add"),
        N_("note what was given or received"),
        _add_exchange_arguments,
        _add_exchange,
    ),
    Command(("exchange", "kept"), N_("a promise was kept"), _id_argument, _keep),
    Command(("exchange", "list"), N_("list exchanges"), no_arguments, _list_exchanges),
)
