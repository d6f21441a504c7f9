"""exchange part, thanked, led-by, chain and delete; follow-up snooze and delete."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.arguments import amount, day, id_argument, number
from app.cli.context import Command, Context, table
from app.cli.exchanges import introduction_of, print_exchange
from app.cli.history import print_follow_up
from app.cli.records import Json
from app.domain.chains import Link
from app.domain.event import Event
from app.domain.history import Encounter, Exchange
from app.domain.ids import ExchangeId, FollowUpId
from app.domain.moments import day_of
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import events, exchanges, history, settling
from app.services.contacts import summaries
from app.services.words import exchange_word


def _part(context: Context, chosen: Namespace) -> int:
    exchange_id, on = ExchangeId(chosen.id), chosen.on or context.book.clock().astimezone().date()
    what = (chosen.amount, on, chosen.note, chosen.due)
    context.book.run(settling.settle_part, exchange_id, *what)
    print_exchange(context, exchange_id)
    return 0


def _thanked(context: Context, chosen: Namespace) -> int:
    on = chosen.on or context.book.clock().astimezone().date()
    context.book.run(settling.thank, ExchangeId(chosen.id), on)
    print_exchange(context, ExchangeId(chosen.id))
    return 0


def _led_by(context: Context, chosen: Namespace) -> int:
    if (chosen.cause is None) is (chosen.introduction is None):
        raise UserInputError(N_("Say which exchange it came of, or with --introduction which one."))
    cause = None if chosen.cause is None else ExchangeId(chosen.cause)
    made = introduction_of(context, chosen.introduction)
    context.book.run(settling.name_cause, ExchangeId(chosen.id), cause, made)
    print_exchange(context, ExchangeId(chosen.id))
    return 0


def _delete_exchange(context: Context, chosen: Namespace) -> int:
    found = context.book.ask(exchanges.exchange, ExchangeId(chosen.id))
    print_exchange(context, ExchangeId(chosen.id))
    context.book.run(history.delete_fact, found)
    return 0


def _chain(context: Context, chosen: Namespace) -> int:
    links = context.book.ask(settling.chain_of, ExchangeId(chosen.id))
    records = [_link_record(context, link) for link in links]
    rows = (_link_row(record) for record in records)
    heads = [_("Day"), _("What"), _("Name"), _("By"), _("Event"), _("Note")]
    context.document(records, *table(rows, heads))
    return 0


def _link_row(record: Json) -> list[str | None]:
    by = record["by"]["name"] if record["by"] else None
    who = record["contact"]["name"]
    return [record["on"], record["what"], who, by, record["event"], record["note"]]


def _link_record(context: Context, link: Link) -> Json:
    fact = link.fact
    by = getattr(fact, "introducer", None) or getattr(fact, "introduced_by", None)
    names = context.book.ask(summaries, {link.contact_id} | ({by} if by else set()))
    held: dict[int | None, Event] = {e.id: e for e in context.book.ask(events.events)}
    is_exchange, is_meeting = isinstance(fact, Exchange), isinstance(fact, Encounter)
    event = held.get(fact.event_id) if isinstance(fact, Exchange | Encounter) else None
    on = day_of(fact.met_at) if isinstance(fact, Encounter) else fact.on
    met = _("Met") if is_meeting else _("Introduced")
    return {
        "kind": "exchange" if is_exchange else "encounter" if is_meeting else "introduction",
        "id": str(fact.id),
        "on": on.isoformat(),
        "what": exchange_word(fact.kind) if isinstance(fact, Exchange) else met,
        "contact": {"id": str(link.contact_id), "name": names[link.contact_id].name},
        "by": {"id": str(by), "name": names[by].name} if by else None,
        "event": event.name if event else None,
        "note": fact.note,
    }


def _snooze(context: Context, chosen: Namespace) -> int:
    context.book.run(history.snooze, FollowUpId(chosen.id), chosen.days)
    print_follow_up(context, FollowUpId(chosen.id))
    return 0


def _delete_follow_up(context: Context, chosen: Namespace) -> int:
    found = context.book.ask(history.follow_up, FollowUpId(chosen.id))
    print_follow_up(context, FollowUpId(chosen.id))
    context.book.run(history.delete_fact, found)
    return 0


def _part_arguments(parser: ArgumentParser) -> None:
    _thanked_arguments(parser)
    parser.add_argument("--amount", type=amount, metavar="N", help=_("what it was worth"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))
    parser.add_argument(
        "--due", type=day, metavar="D", help=_("by when the rest is due; as before if not said")
    )


def _thanked_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--on", type=day, metavar="D", help=_("when; today if not said"))


def _led_by_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument(
        "cause", type=number, nargs="?", metavar="CAUSE", help=_("the exchange it came of")
    )
    parser.add_argument(
        "--introduction", type=number, metavar="ID", help=_("the introduction it came of")
    )


def _snooze_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--days", type=number, default=1, metavar="N", help=_("for so many days"))


COMMANDS = (
    Command(("exchange", "part"), N_("a part of a promise was kept"), _part_arguments, _part),
    Command(("exchange", "thanked"), N_("thanks were said"), _thanked_arguments, _thanked),
    Command(("exchange", "led-by"), N_("say what it came of"), _led_by_arguments, _led_by),
    Command(("exchange", "chain"), N_("back to where a result began"), id_argument, _chain),
    Command(("exchange", "delete"), N_("delete a double entry"), id_argument, _delete_exchange),
    Command(("follow-up", "snooze"), N_("put a follow-up off"), _snooze_arguments, _snooze),
    Command(("follow-up", "delete"), N_("delete a follow-up"), id_argument, _delete_follow_up),
)
