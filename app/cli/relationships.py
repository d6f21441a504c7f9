"""relationships: who was followed up, and what value was exchanged."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.arguments import day, never_with
from app.cli.context import Command, Context, paragraph, table
from app.cli.people import one_contact
from app.cli.records import relationships_record
from app.domain.conditions import Conditions
from app.domain.funnel import Funnel
from app.domain.next_action import NextAction
from app.domain.returns import EventNumbers
from app.domain.stage import Stage
from app.errors import NotFound
from app.i18n import N_
from app.i18n import gettext as _
from app.services import filters, relationships, search
from app.services.lookup import find_event
from app.services.relationships import RelationshipView
from app.services.tables import events_table, people_table
from app.services.view_rows import Row
from app.services.words import action_word, fraction, listed, money, stage_word

_FILTERS = ("event", "industry", "stage", "tag", "recommended_by", "since", "until")


def _relationships(context: Context, chosen: Namespace) -> int:
    never_with(chosen, "saved", *_FILTERS)
    book = context.book
    view = book.ask(relationships.view, book.derived, _conditions(context, chosen))
    if chosen.csv:
        people_table(view.rows).write(chosen.csv)
        context.note(_("Saved: {name}").format(name=chosen.csv))
    if chosen.events_csv:
        names = {c.id: c.name for c, _record in view.recommenders}
        events_table(view.events, names).write(chosen.events_csv)
        context.note(_("Saved: {name}").format(name=chosen.events_csv))
    context.document(relationships_record(view), *_lines(view))
    return 0


def _conditions(context: Context, chosen: Namespace) -> Conditions:
    book, by = context.book, chosen.recommended_by
    if chosen.saved:
        known = book.ask(filters.saved_filters)
        if chosen.saved not in known:
            raise NotFound(N_("No filter is saved as “{name}”."), name=chosen.saved)
        return known[chosen.saved]
    return Conditions(
        frozenset([book.ask(find_event, chosen.event)] if chosen.event else ()),
        frozenset(search.industry_codes(chosen.industry) if chosen.industry else ()),
        frozenset([search.stage_named(chosen.stage)] if chosen.stage else ()),
        frozenset([chosen.tag] if chosen.tag else ()),
        frozenset([one_contact(context, by)] if by else ()),
        chosen.since,
        chosen.until,
    )


def _lines(view: RelationshipView) -> list[str]:
    people = table(
        map(_person_row, view.rows),
        [
            *(_("Name"), _("Company"), _("First met at"), _("Stage"), _("Gave"), _("Received")),
            _("Next"),
        ],
    )
    events = table(
        map(_event_row, view.events),
        [
            *(_("Day"), _("Event"), _("People met"), _("Wanted"), _("Followed up in time")),
            *(_("Full cost"), _("Value received")),
        ],
    )
    return [_funnel_line(view.funnel), *paragraph(people), *paragraph(events)]


def _funnel_line(funnel: Funnel) -> str:
    steps = (
        (stage_word(Stage.COLLECTED), funnel.collected),
        (stage_word(Stage.WANTED), funnel.wanted),
        (stage_word(Stage.FOLLOWED_UP), funnel.followed_up),
        (_("Followed up in time"), funnel.followed_up_48h),
        (stage_word(Stage.ANSWERED), funnel.answered),
        (stage_word(Stage.EXCHANGED), funnel.exchanged),
        (stage_word(Stage.MATCHED), funnel.matched),
    )
    return "  ".join(f"{name} {count}" for name, count in steps)


def _person_row(row: Row) -> list[object]:
    relation = row.relationship
    return [
        row.contact.name,
        row.contact.company,
        row.met[0][0] if row.met else None,
        stage_word(relation.stage),
        relation.give_and_take.gave.count,
        relation.give_and_take.received.count,
        _next(relation.next_action),
    ]


def _next(action: NextAction | None) -> str | None:
    if action is None:
        return None
    facts = (action_word(action.kind), action.text, action.on.isoformat() if action.on else None)
    return listed(filter(None, facts))


def _event_row(numbers: EventNumbers) -> list[object]:
    event, cost = numbers.event, numbers.returns.full_cost
    return [
        event.day.isoformat(),
        event.name,
        numbers.met,
        numbers.wanted,
        fraction(numbers.follow_up_rate),
        None if cost is None else money(cost),
        listed(map(money, numbers.returns.value)),
    ]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--event", metavar="EVENT", help=_("met at this event"))
    parser.add_argument("--industry", metavar="CODE", help=_("code or name of an industry"))
    parser.add_argument("--stage", metavar="STAGE", help=_("stage of the relationship"))
    parser.add_argument("--tag", metavar="TEXT", help=_("has this tag"))
    parser.add_argument(
        "--recommended-by", metavar="CONTACT", help=_("met at an event that they recommended")
    )
    parser.add_argument("--since", type=day, metavar="D", help=_("met on this day or later"))
    parser.add_argument("--until", type=day, metavar="D", help=_("met on this day or before"))
    parser.add_argument("--csv", type=Path, metavar="FILE", help=_("write the people as CSV"))
    parser.add_argument(
        "--events-csv", type=Path, metavar="FILE", help=_("write the events' numbers as CSV")
    )
    parser.add_argument("--saved", metavar="NAME", help=_("a filter saved under this name"))


COMMANDS = (Command(("relationships",), N_("the relationship view"), _arguments, _relationships),)
