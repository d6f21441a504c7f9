"""Changing and deleting what was recorded: events, encounters, exchanges, introductions, goals."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from app.cli.arguments import amount, currency, day, hours, id_argument, moment, number
from app.cli.context import Command, Context
from app.cli.events import SOURCES, about_arguments, found_by, industries, print_event, warn
from app.cli.exchanges import (
    offer_of,
)
from app.cli.history import print_follow_up
from app.cli.people import one_contact
from app.cli.records import Json
from app.domain.event import Event, EventKind
from app.domain.history import Channel, Encounter, FollowUp, Repeat
from app.domain.ids import EncounterId, FollowUpId, IntroductionId
from app.domain.moments import Moment, format_moment, parse_moment
from app.domain.money import Money
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import changing as touches
from app.services import encounters, events, history, introductions
from app.services.contacts import summaries
from app.services.lookup import find_event

_PLAIN = ("place", "purpose", "series", "organiser", "target", "bring", "hours")


def _edit_event(context: Context, chosen: Namespace) -> int:
    event = context.book.ask(events.event, context.book.ask(find_event, chosen.event))
    changed = _changed(context, event, chosen)
    context.book.run(events.edit_event, changed)
    print_event(context, event.id)
    warn(context, changed)
    return 0


def _changed(context: Context, event: Event, chosen: Namespace) -> Event:
    given = {name: value for name, value in vars(chosen).items() if value is not None}
    values: dict[str, Any] = {name: given[name] or None for name in _PLAIN if name in given}
    code = given.get("currency", event.fee.currency)
    for name, known in (("fee", event.fee), ("travel", event.travel)):
        values[name] = Money(given.get(name, known.amount), code)
    if "new_name" in given:
        if not given["new_name"].strip():
            raise UserInputError(N_("An event needs a name."))
        values["name"] = given["new_name"].strip()
    if "date" in given:
        values["starts_at"] = given["date"]
    if "kind" in given:
        values["kind"] = EventKind(given["kind"].replace("-", "_"))
    if "wanted_industry" in given:
        values["wanted_industries"] = industries(chosen)
    if "goal" in given:
        values["goal_id"] = context.book.ask(events.goal, given["goal"]).id
    found = found_by(context, chosen, event.found_through, event.recommended_by)
    return replace(event, **values, **found)


def _delete_event(context: Context, chosen: Namespace) -> int:
    event = context.book.ask(events.event, context.book.ask(find_event, chosen.event))
    assert event.id is not None  # it was found in the book
    context.book.run(events.delete_event, event.id)
    said = _("“{name}” is in the trash. Undo with: {undo}").format(
        name=event.name, undo=context.undo
    )
    context.document({"id": str(event.id), "name": event.name, "deleted": True}, said)
    return 0


def _list_encounters(context: Context, chosen: Namespace) -> int:
    who = one_contact(context, chosen.contact) if chosen.contact else None
    where = context.book.ask(find_event, chosen.event) if chosen.event else None
    found = context.book.ask(encounters.encounters, who, where)
    records = _encounter_records(context, found)
    rows = ([r["id"], r["on"], r["contact"]["name"], r["event"], r["note"]] for r in records)
    heads = [_("ID"), _("Day"), _("Name"), _("Event"), _("Note")]
    context.listing(records, heads, rows, _("Nobody was met there yet."))
    return 0


def _encounter_records(context: Context, found: tuple[Encounter, ...]) -> list[Json]:
    people = {p for e in found for p in (e.contact_id, e.introduced_by) if p is not None}
    names = context.book.ask(summaries, people)
    held = {e.id: e.name for e in context.book.ask(events.events)}
    return [
        {
            "id": str(e.id),
            "contact": {"id": str(e.contact_id), "name": names[e.contact_id].name},
            "on": format_moment(e.met_at),
            "event": held.get(e.event_id),
            "place": e.place,
            "introduced_by": names[e.introduced_by].name if e.introduced_by else None,
            "note": e.note,
        }
        for e in found
    ]


def print_encounter(context: Context, encounter_id: EncounterId) -> None:
    """Print one encounter in short."""
    found = context.book.ask(encounters.encounter, encounter_id)
    (record,) = _encounter_records(context, (found,))
    where = record["event"] or record["place"] or ""
    said = f"#{record['id']} {record['on']} {record['contact']['name']} {where}".rstrip()
    context.document(record, said)


def _delete_encounter(context: Context, chosen: Namespace) -> int:
    found = context.book.ask(encounters.encounter, EncounterId(chosen.id))
    (record,) = _encounter_records(context, (found,))
    context.book.run(history.delete_fact, found)
    context.document(record, f"#{record['id']} {record['on']} {record['contact']['name']}")
    return 0


def _delete_introduction(context: Context, chosen: Namespace) -> int:
    found = context.book.ask(introductions.introduction, IntroductionId(chosen.id))
    context.book.run(history.delete_fact, found)
    context.document({"id": str(found.id), "on": found.on.isoformat()}, f"#{found.id} {found.on}")
    return 0


def _edit_follow_up(context: Context, chosen: Namespace) -> int:
    known = context.book.ask(history.follow_up, FollowUpId(chosen.id))
    values: dict[str, Any] = {}
    if known.done_at is not None:
        return _edit_touch(context, chosen, known)
    if chosen.at is not None or chosen.answered is not None:
        raise UserInputError(
            N_("This is only planned; say that it was made with: enishi follow-up done {id}"),
            id=chosen.id,
        )
    if chosen.offer is not None:
        values["offer_id"] = offer_of(context, chosen.offer)
    if chosen.due is not None:
        values |= {"due_on": chosen.due, "snoozed_until": None}
    if chosen.channel is not None:
        values["channel"] = Channel(chosen.channel)
    if chosen.repeat is not None:
        values["repeat"] = None if chosen.repeat == "never" else Repeat(chosen.repeat)
    if chosen.bring is not None:
        values["brought"] = chosen.bring.strip() or None
    context.book.run(history.change_plan, known, values)
    print_follow_up(context, FollowUpId(chosen.id))
    return 0


def _edit_touch(context: Context, chosen: Namespace, known: FollowUp) -> int:
    """Change a word that was written."""
    if chosen.due is not None or chosen.repeat is not None:
        raise UserInputError(N_("This was written already; a plan cannot be changed any more."))
    values: dict[str, Any] = {}
    if chosen.at is not None:
        values["done_at"] = chosen.at
    if chosen.channel is not None:
        values["channel"] = Channel(chosen.channel)
    if chosen.bring is not None:
        values["brought"] = chosen.bring.strip() or None
    if chosen.offer is not None:
        values["offer_id"] = offer_of(context, chosen.offer)
    if chosen.answered is not None:
        values["answered_at"] = _answered(context, chosen.answered)
    try:
        changed = replace(known, **values)
    except ValueError as error:
        raise UserInputError(N_("An answer cannot come before the follow-up.")) from error
    context.book.run(touches.change_touch, changed)
    print_follow_up(context, FollowUpId(chosen.id))
    return 0


def _answered(context: Context, text: str) -> Moment | None:
    """When an answer came: at a moment, now for `yes`, never for `no`."""
    if text == "no":
        return None
    try:
        return context.book.clock() if text == "yes" else parse_moment(text)
    except ValueError as error:
        raise UserInputError(
            N_("“{text}” is no day or time; write it as 2026-11-23 or 2026-11-23T18:30"), text=text
        ) from error


def _edit_follow_up_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--due", type=day, metavar="D", help=_("by when"))
    parser.add_argument("--channel", choices=[c.value for c in Channel], help=_("how"))
    parser.add_argument("--bring", metavar="TEXT", help=_("what to bring them"))
    often = [*(r.value for r in Repeat), "never"]
    parser.add_argument("--repeat", choices=often, help=_("again after this long"))
    parser.add_argument("--offer", type=number, metavar="ID", help=_("the offer that it brings"))
    parser.add_argument("--at", type=moment, metavar="T", help=_("when it was made"))
    parser.add_argument(
        "--answered", metavar="T|yes|no", help=_("when an answer came, or that none did")
    )


def _edit_event_arguments(parser: ArgumentParser) -> None:
    _event(parser)
    parser.add_argument("--name", dest="new_name", metavar="NAME", help=_("name of the event"))
    parser.add_argument("--date", type=moment, metavar="D", help=_("day or time, as 2026-11-23"))
    parser.add_argument("--place", metavar="TEXT", help=_("where"))
    parser.add_argument("--purpose", metavar="TEXT", help=_("what for, and whom to meet"))
    parser.add_argument("--fee", type=amount, metavar="N", help=_("fee"))
    parser.add_argument("--travel", type=amount, metavar="N", help=_("fares"))
    parser.add_argument("--currency", type=currency, metavar="C", help=_("JPY if not said"))
    parser.add_argument("--hours", type=hours, metavar="H", help=_("door to door"))
    about_arguments(parser, kind=None)
    parser.add_argument("--recommended-by", metavar="CONTACT", help=_("who recommended it"))
    parser.add_argument("--source", choices=list(SOURCES), help=_("how you found it"))


def _event(parser: ArgumentParser) -> None:
    parser.add_argument("event", metavar="EVENT", help=_("id or name"))


def _encounters_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("--event", metavar="EVENT", help=_("met at this event"))


COMMANDS = (
    Command(("event", "edit"), N_("change an event"), _edit_event_arguments, _edit_event),
    Command(("event", "delete"), N_("move an event to the trash"), _event, _delete_event),
    Command(
        ("encounter", "list"), N_("who was met, and where"), _encounters_arguments, _list_encounters
    ),
    Command(("encounter", "delete"), N_("delete an encounter"), id_argument, _delete_encounter),
    Command(
        ("introduction", "delete"), N_("delete an introduction"), id_argument, _delete_introduction
    ),
    Command(
        ("follow-up", "edit"),
        N_("change a follow-up"),
        _edit_follow_up_arguments,
        _edit_follow_up,
    ),
)
