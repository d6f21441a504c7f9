"""event …, met, triage: occasions, who was met there, and the choice afterwards."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from app.cli.arguments import amount, currency, hours, moment
from app.cli.context import Command, Context, no_arguments, table
from app.cli.people import one_contact, print_contact
from app.cli.records import Json, event_record
from app.domain.event import Event, FoundThrough, Verdict
from app.domain.history import TriageChoice
from app.domain.ids import EventId
from app.domain.money import Money
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import contacts, events, history
from app.services.lookup import find_event
from app.services.words import day_with_year, money, source_word, verdict_word

_SOURCES = {
    "word-of-mouth": FoundThrough.WORD_OF_MOUTH,
    "search": FoundThrough.SEARCH,
    "invitation": FoundThrough.INVITATION,
    "own": FoundThrough.OWN,
}
_CHOICES = {"wanted": TriageChoice.WANTED, "let-go": TriageChoice.LET_GO} | {
    "nuisance": TriageChoice.NUISANCE
}


def _add(context: Context, chosen: Namespace) -> int:
    source = _SOURCES[chosen.source] if chosen.source else None
    recommender = None
    if chosen.recommended_by:
        recommender = one_contact(context, chosen.recommended_by)
        source = source or FoundThrough.WORD_OF_MOUTH
        if source not in (FoundThrough.WORD_OF_MOUTH, FoundThrough.INVITATION):
            raise UserInputError(
                N_("With --recommended-by, --source is “word-of-mouth” or “invitation”.")
            )
    if not chosen.name.strip():
        raise UserInputError(N_("An event needs a name."))
    event = Event(
        chosen.name.strip(),
        chosen.date,
        place=chosen.place,
        purpose=chosen.purpose,
        fee=Money(chosen.fee, chosen.currency),
        travel=Money(chosen.travel, chosen.currency),
        hours=chosen.hours,
        found_through=source,
        recommended_by=recommender,
    )
    event_id = context.book.run(events.add_event, event).value
    _print(context, event_id)
    if event.purpose is None:
        context.note(
            _("“{name}” has no purpose yet: whom do you want to meet, and what for?").format(
                name=event.name
            )
        )
    return 0


def _list(context: Context, _chosen: Namespace) -> int:
    records = [_record(context, event) for event in context.book.ask(events.events)]
    context.listing(
        records,
        [_("ID"), _("Day"), _("Event"), _("Purpose"), _("Verdict")],
        ([r["id"], r["date"], r["name"], r["purpose"], _verdict_of(r)] for r in records),
        _("No events yet. Add one with: enishi event add NAME --date D"),
    )
    return 0


def _verdict(context: Context, chosen: Namespace) -> int:
    event_id = context.book.ask(find_event, chosen.name)
    again = None if chosen.again is None else chosen.again == "yes"
    context.book.run(events.judge_event, event_id, Verdict(chosen.verdict), again, chosen.learned)
    _print(context, event_id)
    return 0


def _met(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    event_id = context.book.ask(find_event, chosen.event)
    encounter_id = context.book.run(history.meet_at_event, contact_id, event_id).value
    event = context.book.ask(events.event, event_id)
    name = context.book.ask(contacts.view, contact_id).contact.details.name.printed
    record = {
        "id": str(encounter_id),
        "contact": {"id": str(contact_id), "name": name},
        "event": event.name,
        "date": event.day.isoformat(),
    }
    context.document(
        record,
        _("Met {name} at “{event}” ({day}).").format(
            name=name, event=event.name, day=day_with_year(event.day)
        ),
    )
    return 0


def _triage(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    event_id = context.book.ask(find_event, chosen.event) if chosen.event else None
    context.book.run(history.choose, contact_id, _CHOICES[chosen.choice], event_id, chosen.bring)
    print_contact(context, contact_id)
    return 0


def _print(context: Context, event_id: EventId) -> None:
    record = _record(context, context.book.ask(events.event, event_id))
    context.document(record, *_lines(record))


def _lines(record: Json) -> list[str]:
    currency_of = record["currency"]
    source = record["source"] and source_word(_SOURCES[record["source"]])
    again = None if record["again"] is None else _("yes") if record["again"] else _("no")
    rows = (
        (_("Event"), record["name"]),
        (_("Day"), day_with_year(date.fromisoformat(record["date"]))),
        (_("Place"), record["place"]),
        (_("Purpose"), record["purpose"]),
        (_("Fee"), money(Money(record["fee"], currency_of))),
        (_("Travel"), money(Money(record["travel"], currency_of))),
        (_("Hours"), None if record["hours"] is None else f"{record['hours']:g}"),
        (_("Found through"), source),
        (_("Recommended by"), record["recommended_by"]),
        (_("Verdict"), _verdict_of(record)),
        (_("Go again"), again),
    )
    return [f"#{record['id']}", *table((k, v) for k, v in rows if v is not None)]


def _verdict_of(record: Json) -> str | None:
    return None if record["verdict"] is None else verdict_word(Verdict(record["verdict"]))


def _record(context: Context, event: Event) -> Json:
    by = event.recommended_by
    name = context.book.ask(contacts.view, by).contact.details.name.printed if by else None
    return event_record(event, name)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("name of the event"))
    parser.add_argument(
        "--date", type=moment, required=True, metavar="D", help=_("day or time, as 2026-11-23")
    )
    parser.add_argument("--place", metavar="TEXT", help=_("where"))
    parser.add_argument("--purpose", metavar="TEXT", help=_("what for, and whom to meet"))
    parser.add_argument("--fee", type=amount, default=0, metavar="N", help=_("fee"))
    parser.add_argument("--travel", type=amount, default=0, metavar="N", help=_("fares"))
    parser.add_argument(
        "--currency", type=currency, default="JPY", metavar="C", help=_("JPY if not said")
    )
    parser.add_argument("--hours", type=hours, metavar="H", help=_("door to door"))
    parser.add_argument("--recommended-by", metavar="CONTACT", help=_("who recommended it"))
    parser.add_argument("--source", choices=list(_SOURCES), help=_("how you found it"))


def _verdict_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="EVENT", help=_("id or name"))
    parser.add_argument(
        "verdict", choices=[v.value for v in Verdict], help=_("was its purpose met?")
    )
    parser.add_argument("--again", choices=["yes", "no"], help=_("would you go again?"))
    parser.add_argument("--learned", metavar="TEXT", help=_("what you learned"))


def _met_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("event", metavar="EVENT", help=_("id or name"))


def _triage_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("choice", choices=list(_CHOICES), help=_("keep in touch or not"))
    parser.add_argument("--bring", metavar="TEXT", help=_("what to bring them"))
    parser.add_argument("--event", metavar="EVENT", help=_("met at this event"))


COMMANDS = (
    Command(("event", "add"), N_("plan or note an event"), _add_arguments, _add),
    Command(("event", "list"), N_("list events"), no_arguments, _list),
    Command(("event", "verdict"), N_("was its purpose met?"), _verdict_arguments, _verdict),
    Command(("met",), N_("note that somebody was met at an event"), _met_arguments, _met),
    Command(("triage",), N_("choose after the event"), _triage_arguments, _triage),
)
