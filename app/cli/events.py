"""event …, met, triage: occasions, who was met there, and the choice afterwards."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from app.cli.arguments import amount, currency, day, hours, moment, number, only_with
from app.cli.context import Command, Context, no_arguments, table
from app.cli.people import one_contact, print_contact
from app.cli.records import Json, event_record
from app.domain.event import Event, EventKind, FoundThrough, Verdict
from app.domain.history import Encounter, TriageChoice
from app.domain.ids import ContactId, EventId
from app.domain.money import Money
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import contacts, events, history, search
from app.services.encounters import Talk, note_encounter
from app.services.events import budget_of, goal
from app.services.lookup import find_event
from app.services.nuisances import cautions_about_event, cautions_about_person
from app.services.words import caution_words, day_with_year, money, source_word, verdict_word

SOURCES = {
    "word-of-mouth": FoundThrough.WORD_OF_MOUTH,
    "search": FoundThrough.SEARCH,
    "invitation": FoundThrough.INVITATION,
    "own": FoundThrough.OWN,
}
_CHOICES = {"wanted": TriageChoice.WANTED, "let-go": TriageChoice.LET_GO} | {
    "nuisance": TriageChoice.NUISANCE
}


def _add(context: Context, chosen: Namespace) -> int:
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
        kind=EventKind(chosen.kind.replace("-", "_")),
        series=chosen.series,
        organiser=chosen.organiser,
        target=chosen.target,
        wanted_industries=industries(chosen),
        goal_id=context.book.ask(goal, chosen.goal).id if chosen.goal is not None else None,
        bring=chosen.bring,
        **found_by(context, chosen),
    )
    event_id = context.book.run(events.add_event, event).value
    print_event(context, event_id)
    if event.purpose is None:
        context.note(
            _("“{name}” has no purpose yet: whom do you want to meet, and what for?").format(
                name=event.name
            )
        )
    warn(context, event)
    return 0


def found_by(
    context: Context,
    chosen: Namespace,
    source: FoundThrough | None = None,
    who: ContactId | None = None,
) -> dict[str, Any]:
    """How an event was found and who recommended it, as was said; else as it was known before."""
    is_named = chosen.recommended_by is not None
    if is_named:
        who, source = one_contact(context, chosen.recommended_by), FoundThrough.WORD_OF_MOUTH
    source = SOURCES[chosen.source] if chosen.source is not None else source
    trusted = source in (FoundThrough.WORD_OF_MOUTH, FoundThrough.INVITATION)
    if is_named and not trusted:
        raise UserInputError(
            N_("With --recommended-by, --source is “word-of-mouth” or “invitation”.")
        )
    return {"found_through": source, "recommended_by": who if trusted else None}


def industries(chosen: Namespace) -> tuple[str, ...]:
    """The codes of the industries that were named."""
    codes = (search.industry_codes(text) for text in chosen.wanted_industry or ())
    return tuple(dict.fromkeys(code for found in codes for code in found))


def warn(context: Context, event: Event) -> None:
    """Say quietly what speaks for looking twice: marks, and a budget that this goes over."""
    for caution in context.book.ask(cautions_about_event, event):
        context.note(caution_words(caution))
    use = context.book.ask(budget_of, event.day)
    if use is not None and use.is_over:
        context.note(_("With this event the month goes over its budget."))


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
    print_event(context, event_id)
    return 0


def _met(context: Context, chosen: Namespace) -> int:
    only_with(chosen, ("promise",), "due")
    contact_id = one_contact(context, chosen.contact)
    event_id = context.book.ask(find_event, chosen.event)
    event = context.book.ask(events.event, event_id)
    by = one_contact(context, chosen.introduced_by) if chosen.introduced_by else None
    encounter = Encounter(contact_id, event.starts_at, event_id, introduced_by=by, note=chosen.note)
    talk = Talk(chosen.need, chosen.promise, chosen.due)
    encounter_id = context.book.run(note_encounter, encounter, talk).value
    for caution in context.book.ask(cautions_about_person, contact_id):
        context.note(caution_words(caution))
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


def print_event(context: Context, event_id: EventId | None) -> None:
    """Print one event as a document."""
    assert event_id is not None  # it is stored
    record = _record(context, context.book.ask(events.event, event_id))
    context.document(record, *_lines(record))


def _lines(record: Json) -> list[str]:
    currency_of = record["currency"]
    source = record["source"] and source_word(SOURCES[record["source"]])
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
        (_("Learned"), record["learned"]),
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
    about_arguments(parser)
    parser.add_argument("--recommended-by", metavar="CONTACT", help=_("who recommended it"))
    parser.add_argument("--source", choices=list(SOURCES), help=_("how you found it"))


def about_arguments(parser: ArgumentParser, kind: str | None = "open") -> None:
    """What an event is and what for; `kind` is that of an event which says nothing of it."""
    kinds = [k.value.replace("_", "-") for k in EventKind]
    parser.add_argument("--kind", choices=kinds, default=kind, help=_("who may come"))
    parser.add_argument("--series", metavar="TEXT", help=_("the series it belongs to"))
    parser.add_argument("--organiser", metavar="TEXT", help=_("who holds it"))
    parser.add_argument("--target", type=number, metavar="N", help=_("how many you want to meet"))
    parser.add_argument(
        "--wanted-industry",
        action="append",
        metavar="CODE",
        help=_("an industry you want to meet; may be given again"),
    )
    parser.add_argument("--goal", type=number, metavar="ID", help=_("the goal it serves"))
    parser.add_argument("--bring", metavar="TEXT", help=_("what to bring along"))


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
    _what_was_said(parser)


def _what_was_said(parser: ArgumentParser) -> None:
    parser.add_argument("--note", metavar="TEXT", help=_("what you talked of"))
    parser.add_argument("--need", metavar="TEXT", help=_("what they need"))
    parser.add_argument("--promise", metavar="TEXT", help=_("what you said you would send"))
    parser.add_argument("--due", type=day, metavar="D", help=_("by when you promised it"))
    parser.add_argument("--introduced-by", metavar="CONTACT", help=_("who introduced you"))


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
