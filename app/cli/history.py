"""follow-up add, done and list: what was written, and is to be."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date

from app.cli.arguments import day, moment, never_with, number, only_with
from app.cli.context import Command, Context, table
from app.cli.exchanges import offer_of
from app.cli.people import one_contact
from app.cli.records import Json, follow_up_record
from app.domain.history import Channel, FollowUp, Repeat
from app.domain.ids import ContactId, FollowUpId
from app.domain.moments import day_of, parse_moment
from app.domain.summary import ContactSummary
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import changing, history
from app.services.contacts import summaries
from app.services.words import (
    channel_word,
)

_NOW = object()
"""`--answered` without a time: now."""


def _add_follow_up(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    channel = Channel(chosen.channel) if chosen.channel else None
    due = chosen.due or _today(context)
    repeat = Repeat(chosen.repeat) if chosen.repeat else None
    if chosen.at is not None:
        return _add_touch(context, chosen, contact_id, channel)
    only_with(chosen, ("at",), "answered", "offer")
    follow_up_id = context.book.run(
        history.plan_follow_up, contact_id, due, channel, chosen.bring, repeat
    ).value
    print_follow_up(context, follow_up_id)
    return 0


def _add_touch(
    context: Context, chosen: Namespace, contact_id: ContactId, channel: Channel | None
) -> int:
    """Record a word that was written without a plan."""
    never_with(chosen, "at", "due", "repeat")
    now = context.book.clock()
    at = now if chosen.at is _NOW else chosen.at
    try:
        made = FollowUp(
            contact_id,
            done_at=at,
            channel=channel or Channel.MAIL,
            offer_id=offer_of(context, chosen.offer),
            brought=chosen.bring,
            answered_at=now if chosen.answered is _NOW else chosen.answered,
        )
    except ValueError as error:
        raise UserInputError(N_("An answer cannot come before the follow-up.")) from error
    context.book.run(changing.record_touch, made)
    newest = max(context.book.ask(history.timeline, contact_id).touches, key=lambda f: f.id or 0)
    assert newest.id is not None  # it is stored
    print_follow_up(context, newest.id)
    return 0


def _complete(context: Context, chosen: Namespace) -> int:
    now = context.book.clock()
    answered = now if chosen.answered is _NOW else chosen.answered
    done = context.book.run(
        history.complete_follow_up,
        FollowUpId(chosen.id),
        chosen.at or now,
        Channel(chosen.channel) if chosen.channel else None,
        brought=chosen.brought,
        answered_at=answered,
    ).value
    if chosen.offer is not None:
        offer_id = offer_of(context, chosen.offer)
        context.book.run(changing.change_touch, replace(done, offer_id=offer_id))
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


def print_follow_up(context: Context, follow_up_id: FollowUpId) -> None:
    """Print one follow-up as a document."""
    follow_up = context.book.ask(history.follow_up, follow_up_id)
    names = _names(context, {follow_up.contact_id})
    record = follow_up_record(follow_up, names[follow_up.contact_id].name)
    context.document(record, *table([_follow_up_row(record)], _follow_up_heads()))


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
    parser.add_argument(
        "--at", type=moment, nargs="?", const=_NOW, metavar="T", help=_("it was made then, or now")
    )
    parser.add_argument(
        "--answered", type=moment, nargs="?", const=_NOW, metavar="T", help=_("an answer came")
    )
    parser.add_argument("--offer", type=number, metavar="ID", help=_("the offer that it brings"))


def _complete_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", type=number, metavar="ID", help=_("number from the list"))
    parser.add_argument("--at", type=moment, metavar="T", help=_("when it was made"))
    parser.add_argument("--channel", choices=[c.value for c in Channel], help=_("how"))
    parser.add_argument("--brought", metavar="TEXT", help=_("what it brought them"))
    parser.add_argument("--offer", type=number, metavar="ID", help=_("the offer that it brings"))
    parser.add_argument(
        "--answered", type=moment, nargs="?", const=_NOW, metavar="T", help=_("an answer came")
    )


def _list_follow_ups_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--due", action="store_true", help=_("only open ones that are due"))


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
)
