"""introduce, introduction …, nuisance …: who was brought together, and who solicits."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.arguments import day, number
from app.cli.context import Command, Context, no_arguments, table
from app.cli.people import one_contact
from app.cli.records import Json
from app.domain.history import (
    Introduction,
    IntroductionOutcome,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
)
from app.domain.ids import ContactId, IntroductionId
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import events, introductions, nuisances
from app.services.contacts import summaries
from app.services.lookup import find_event
from app.services.words import nuisance_word, outcome_word

OUTCOMES = {outcome.value.replace("_", "-"): outcome for outcome in IntroductionOutcome}
"""What came of an introduction, as it is typed."""
KINDS = {kind.value.replace("_", "-"): kind for kind in NuisanceKind}
"""For what somebody solicits, as it is typed."""


def _introduce(context: Context, chosen: Namespace) -> int:
    if bool(chosen.other) == bool(chosen.by):
        raise UserInputError(
            N_("Say whom I introduced to whom, or one person and with --by who did it.")
        )
    person = one_contact(context, chosen.person)
    other = one_contact(context, chosen.other) if chosen.other else None
    by = one_contact(context, chosen.by) if chosen.by else None
    if person in (other, by):
        raise UserInputError(N_("An introduction joins two different people."))
    on = chosen.on or context.book.clock().astimezone().date()
    made = Introduction(on, person, by, other, chosen.asked, note=chosen.note)
    introduction_id = context.book.run(introductions.introduce, made).value
    print_introduction(context, introduction_id)
    if other is not None and not chosen.asked:
        context.note(_("Were both asked before? Say it with --asked."))
    return 0


def _outcome(context: Context, chosen: Namespace) -> int:
    introduction_id = IntroductionId(chosen.id)
    outcome = OUTCOMES[chosen.outcome]
    context.book.run(introductions.came_of, introduction_id, outcome, chosen.note)
    print_introduction(context, introduction_id)
    return 0


def _list(context: Context, _chosen: Namespace) -> int:
    records = _records(context, context.book.ask(introductions.introductions))
    nothing = _("Nobody was introduced yet.")
    context.listing(records, _heads(), map(_row, records), nothing)
    return 0


def print_introduction(context: Context, introduction_id: IntroductionId) -> None:
    """Print one introduction as a document."""
    found = context.book.ask(introductions.introductions)
    record = _records(context, tuple(i for i in found if i.id == introduction_id))[0]
    context.document(record, *table([_row(record)], _heads()))


def _records(context: Context, made: tuple[Introduction, ...]) -> list[Json]:
    ids = {p for i in made for p in (i.person, i.other, i.introducer) if p is not None}
    people = context.book.ask(summaries, ids)

    def person(contact_id: ContactId | None) -> Json | None:
        if contact_id is None:
            return None
        return {"id": str(contact_id), "name": people[contact_id].name}

    return [
        {
            "id": str(i.id),
            "on": i.on.isoformat(),
            "introducer": person(i.introducer),
            "person": person(i.person),
            "other": person(i.other),
            "both_asked": i.both_asked,
            "outcome": i.outcome.value.replace("_", "-"),
            "note": i.note,
        }
        for i in made
    ]


def _heads() -> list[str]:
    return [_("ID"), _("Day"), _("By"), _("Who"), _("To whom"), _("Outcome"), _("Note")]


def _row(record: Json) -> list[str | None]:
    who = [
        record[key]["name"] if record[key] else _("I") for key in ("introducer", "person", "other")
    ]
    outcome = outcome_word(OUTCOMES[record["outcome"]])
    return [record["id"], record["on"], *who, outcome, record["note"]]


def _mark(context: Context, chosen: Namespace) -> int:
    book, name = context.book, chosen.name.strip()
    mark = Nuisance(
        KINDS[chosen.kind],
        NuisanceLevel(chosen.level),
        book.clock().astimezone().date(),
        one_contact(context, name) if chosen.what == "person" else None,
        book.ask(find_event, name) if chosen.what == "event" else None,
        name if chosen.what == "organiser" else None,
        chosen.note,
    )
    nuisance_id = book.run(nuisances.mark_nuisance, mark).value
    print_mark(context, nuisance_id)
    return 0


def print_mark(context: Context, nuisance_id: int) -> None:
    """Print one mark as a document."""
    (record,) = _marks(context, [context.book.ask(nuisances.nuisance, nuisance_id)])
    context.document(record, *table([_mark_row(record)], _mark_heads()))


def _clear(context: Context, chosen: Namespace) -> int:
    marks = [context.book.ask(nuisances.nuisance, chosen.id)]
    records = _marks(context, marks)
    context.book.run(nuisances.clear_nuisance, chosen.id)
    context.document(records[0], *table(map(_mark_row, records), _mark_heads()))
    return 0


def _list_marks(context: Context, _chosen: Namespace) -> int:
    records = _marks(context, context.book.ask(nuisances.nuisances))
    nothing = _("Nobody is marked as a nuisance.")
    context.listing(records, _mark_heads(), map(_mark_row, records), nothing)
    return 0


def _marks(context: Context, marks: tuple[Nuisance, ...] | list[Nuisance]) -> list[Json]:
    people = context.book.ask(summaries, {m.contact_id for m in marks if m.contact_id})
    return [
        {
            "id": str(m.id),
            "what": "person" if m.contact_id else "event" if m.event_id else "organiser",
            "name": people[m.contact_id].name
            if m.contact_id
            else context.book.ask(events.event, m.event_id).name
            if m.event_id
            else m.organiser,
            "kind": m.kind.value.replace("_", "-"),
            "level": m.level.value,
            "on": m.noted_on.isoformat(),
            "note": m.note,
        }
        for m in marks
    ]


def _mark_heads() -> list[str]:
    return [_("ID"), _("Day"), _("Name"), _("For what"), _("Note")]


def _mark_row(record: Json) -> list[str | None]:
    kind = nuisance_word(KINDS[record["kind"]])
    return [record["id"], record["on"], record["name"], kind, record["note"]]


def _introduce_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="CONTACT", help=_("who was introduced"))
    parser.add_argument("other", metavar="CONTACT", nargs="?", help=_("to whom, by me"))
    parser.add_argument("--by", metavar="CONTACT", help=_("who introduced them to me"))
    parser.add_argument("--asked", action="store_true", help=_("both were asked before"))
    parser.add_argument("--on", type=day, metavar="D", help=_("when; today if not said"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def _outcome_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", type=number, metavar="ID", help=_("number from the list"))
    parser.add_argument("outcome", choices=list(OUTCOMES), help=_("what came of it"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def _mark_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=["person", "event", "organiser"], help=_("what to mark"))
    parser.add_argument("name", metavar="NAME", help=_("id or name"))
    parser.add_argument("--kind", choices=list(KINDS), default="other", help=_("for what"))
    levels = [level.value for level in NuisanceLevel]
    parser.add_argument("--level", choices=levels, default="avoid", help=_("how far to stay away"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def _clear_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", type=number, metavar="ID", help=_("number from the list"))


COMMANDS = (
    Command(("introduce",), N_("bring two people together"), _introduce_arguments, _introduce),
    Command(("introduction", "list"), N_("list introductions"), no_arguments, _list),
    Command(("introduction", "outcome"), N_("what came of it"), _outcome_arguments, _outcome),
    Command(("nuisance", "add"), N_("mark who solicits"), _mark_arguments, _mark),
    Command(("nuisance", "list"), N_("list the marks"), no_arguments, _list_marks),
    Command(("nuisance", "clear"), N_("take a mark away"), _clear_arguments, _clear),
)
