"""relationships: who was followed up, and what value was exchanged."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.context import Command, Context, table
from app.cli.records import relationships_record
from app.domain.ratio import Ratio
from app.i18n import N_
from app.i18n import gettext as _
from app.services import relationships, search
from app.services.lookup import find_event
from app.services.relationships import RelationshipView


def _relationships(context: Context, chosen: Namespace) -> int:
    book = context.book
    view = book.ask(
        relationships.view,
        book.derived,
        event=book.ask(find_event, chosen.event) if chosen.event else None,
        industries=search.industry_codes(chosen.industry) if chosen.industry else (),
        stages=[search.stage_named(chosen.stage)] if chosen.stage else (),
    )
    context.document(relationships_record(view), *_lines(view))
    return 0


def _lines(view: RelationshipView) -> list[str]:
    funnel = view.funnel
    steps = (
        (_("cards"), funnel.collected),
        (_("wanted"), funnel.wanted),
        (_("followed up"), funnel.followed_up),
        (_("within 48 h"), funnel.followed_up_48h),
        (_("answered"), funnel.answered),
        (_("exchanged"), funnel.exchanged),
        (_("matched"), funnel.matched),
    )
    people = table(
        [
            row.contact.name,
            row.contact.company,
            row.met[-1][0] if row.met else None,
            row.relationship.stage.value,
            _("given {gave} · received {received}").format(
                gave=row.relationship.give_and_take.gave.count,
                received=row.relationship.give_and_take.received.count,
            ),
        ]
        for row in view.rows
    )
    events = table(
        [
            n.event.day.isoformat(),
            n.event.name,
            f"{n.met} → {n.wanted}",
            f"48 h {percentage(n.follow_up_rate)}",
            n.returns.full_cost,
            " ".join(map(str, n.returns.value)) or None,
        ]
        for n in view.events
    )
    return ["  ".join(f"{name} {count}" for name, count in steps), "", *people, "", *events]


def percentage(ratio: Ratio) -> str:
    """The fraction, then the percentage; “–” where there is nothing."""
    if ratio.value is None:
        return "–"
    fraction = f"{ratio.part:g}/{ratio.whole:g}"
    return fraction if ratio.percent is None else f"{fraction} {ratio.percent:.0f} %"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--event", metavar="NAME")
    parser.add_argument("--industry", metavar="CODE")
    parser.add_argument("--stage", metavar="STAGE")


COMMANDS = (Command(("relationships",), N_("the relationship view"), _arguments, _relationships),)
