"""encounter, introduction, nuisance and need edit, offer untold: what was recorded, put right."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from app.cli.arguments import day, id_argument, moment
from app.cli.changing import print_encounter
from app.cli.context import Command, Context
from app.cli.introductions import KINDS, OUTCOMES, print_introduction, print_mark
from app.cli.people import one_contact
from app.cli.told import print_need
from app.domain.history import NuisanceLevel
from app.domain.ids import EncounterId, IntroductionId, NeedId, OfferId
from app.errors import UserInputError
from app.i18n import N_, ngettext
from app.i18n import gettext as _
from app.services import changing, encounters, introductions, nuisances, offers
from app.services.lookup import find_event


def _edit_encounter(context: Context, chosen: Namespace) -> int:
    """Change a meeting; what was noted of it as a need or a promise stays."""
    known = context.book.ask(encounters.encounter, EncounterId(chosen.id))
    values = _given(chosen, note=chosen.note, place=chosen.place, met_at=chosen.on)
    if chosen.event is not None:
        event = chosen.event.strip()
        values["event_id"] = context.book.ask(find_event, event) if event else None
    if chosen.introduced_by is not None:
        by = chosen.introduced_by.strip()
        values["introduced_by"] = one_contact(context, by) if by else None
    context.book.run(changing.move_encounter, replace(known, **values))
    print_encounter(context, EncounterId(chosen.id))
    return 0


def _edit_introduction(context: Context, chosen: Namespace) -> int:
    known = context.book.ask(introductions.introduction, IntroductionId(chosen.id))
    values = _given(chosen, on=chosen.on, note=chosen.note)
    if chosen.asked is not None:
        if known.introducer is not None:
            raise UserInputError(N_("Whether both were asked is noted of my own introductions."))
        values["both_asked"] = chosen.asked == "yes"
    if chosen.outcome is not None:
        values["outcome"] = OUTCOMES[chosen.outcome]
    context.book.run(changing.change_introduction, replace(known, **values))
    print_introduction(context, IntroductionId(chosen.id))
    return 0


def _edit_mark(context: Context, chosen: Namespace) -> int:
    known = context.book.ask(nuisances.nuisance, chosen.id)
    values = _given(chosen, note=chosen.note)
    if chosen.kind is not None:
        values["kind"] = KINDS[chosen.kind]
    if chosen.level is not None:
        values["level"] = NuisanceLevel(chosen.level)
    context.book.run(nuisances.keep_mark, replace(known, **values))
    print_mark(context, chosen.id)
    return 0


def _edit_need(context: Context, chosen: Namespace) -> int:
    known = context.book.ask(offers.need, NeedId(chosen.id))
    values = _given(chosen, on=chosen.on)
    if chosen.text is not None:
        if not chosen.text.strip():
            raise UserInputError(N_("A need needs a few words."))
        values["text"] = chosen.text.strip()
    if chosen.open:
        values["met_on"] = None
    context.book.run(offers.edit_need, replace(known, **values))
    print_need(context, NeedId(chosen.id))
    return 0


def _untold(context: Context, chosen: Namespace) -> int:
    who = one_contact(context, chosen.contact)
    count = context.book.run(offers.untell_offer, OfferId(chosen.id), who, chosen.on).value
    record = {"id": str(chosen.id), "contact": str(who), "deleted": count}
    said = ngettext("{n} entry deleted", "{n} entries deleted", count)
    context.document(record, said.format(n=count))
    return 0


def _given(_chosen: Namespace, **values: Any) -> dict[str, Any]:
    """What was typed; an empty text takes away what was there."""
    return {name: value or None for name, value in values.items() if value is not None}


def _edit_encounter_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--on", type=moment, metavar="T", help=_("when they were met"))
    parser.add_argument("--event", metavar="EVENT", help=_("met at this event"))
    parser.add_argument("--place", metavar="TEXT", help=_("where"))
    parser.add_argument("--note", metavar="TEXT", help=_("what you talked of"))
    parser.add_argument("--introduced-by", metavar="CONTACT", help=_("who introduced you"))


def _edit_introduction_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--on", type=day, metavar="D", help=_("when"))
    parser.add_argument("--asked", choices=["yes", "no"], help=_("both were asked before"))
    parser.add_argument("--outcome", choices=list(OUTCOMES), help=_("what came of it"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def _edit_mark_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    levels = [level.value for level in NuisanceLevel]
    parser.add_argument("--kind", choices=list(KINDS), help=_("for what"))
    parser.add_argument("--level", choices=levels, help=_("how far to stay away"))
    parser.add_argument("--note", metavar="TEXT", help=_("note"))


def _edit_need_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--text", metavar="TEXT", help=_("in a few words"))
    parser.add_argument("--on", type=day, metavar="D", help=_("when they said so"))
    parser.add_argument("--open", action="store_true", help=_("it is not met after all"))


def _untold_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("--on", type=day, metavar="D", help=_("only of this day"))


COMMANDS = (
    Command(
        ("encounter", "edit"), N_("change an encounter"), _edit_encounter_arguments, _edit_encounter
    ),
    Command(
        ("introduction", "edit"),
        N_("change an introduction"),
        _edit_introduction_arguments,
        _edit_introduction,
    ),
    Command(("nuisance", "edit"), N_("change a mark"), _edit_mark_arguments, _edit_mark),
    Command(("need", "edit"), N_("change a need"), _edit_need_arguments, _edit_need),
    Command(
        ("offer", "untold"), N_("an offer was not named after all"), _untold_arguments, _untold
    ),
)
