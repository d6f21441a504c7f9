"""demo: the shipped sample cards, read for real, with a believable story around them."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from app.cli.context import Command, Context, table
from app.cli.scanning import read_waiting, settle, take_in_all
from app.domain.event import Event, FoundThrough, Verdict
from app.domain.history import (
    Channel,
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    TriageChoice,
)
from app.domain.ids import ContactId, EventId
from app.domain.money import Money
from app.domain.offers import Need, Offer
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import events, history, intake, offers, preferences, relationships
from app.services.export import export_contacts
from app.services.industries import industry_counts
from app.services.words import fraction, industry_word, stage_word

FEWEST = 8
"""The story needs so many people."""


def _demo(context: Context, chosen: Namespace) -> int:
    book_context = Context(_new_folder(chosen.out), context.as_json)
    book = book_context.book
    book.run(preferences.change_setting, "hourly-rate", "4000")
    today = book.clock().astimezone().date()
    earlier, latest = _hold_events(book_context, today)
    people = _take_in_samples(book_context, latest)
    if len(people) >= FEWEST:
        _tell_story(book_context, people, earlier, latest, today)
    target = book.folders.root / "contacts.vcf"
    book.ask(export_contacts, people, target)
    _print(book_context, target)
    if _has_display() and not chosen.no_window and not context.as_json:
        book.disconnect()
        subprocess.run([sys.executable, "-m", "ui", "--data", str(book.folders.root)], check=False)
    return 0


def _new_folder(out: Path | None) -> Path:
    """The folder asked for, which must be empty; else the first free `enishi-demo`."""
    if out is not None:
        if out.exists() and any(out.iterdir()):
            raise UserInputError(
                N_("{path} is not empty. The demo goes into a new folder; nothing was changed."),
                path=out,
            )
        return out
    names = ("enishi-demo", *(f"enishi-demo-{n}" for n in range(2, 1000)))
    return next(path for path in map(Path, names) if not path.exists())


def _hold_events(context: Context, today: date) -> tuple[EventId, EventId]:
    book = context.book
    earlier = Event(
        _("Small business study group"),
        today - timedelta(days=45),
        place=_("Nihonbashi"),
        purpose=_("Meet two people who know about bookkeeping"),
        fee=Money(2000),
        travel=Money(800),
        hours=3,
        found_through=FoundThrough.SEARCH,
    )
    latest = Event(
        _("Minato evening, no. 12"),
        today - timedelta(days=2),
        place=_("Minato"),
        purpose=_("Find a partner for the spring seminar"),
        fee=Money(5000),
        travel=Money(1200),
        hours=3.5,
        found_through=FoundThrough.SEARCH,
    )
    return book.run(events.add_event, earlier).value, book.run(events.add_event, latest).value


def _take_in_samples(context: Context, event_id: EventId) -> tuple[ContactId, ...]:
    """Read all samples for real and accept them; the people in the order of their cards."""
    book = context.book
    batch = book.run(intake.start_batch, book.ask(intake.new_batch, event_id=event_id)).value
    with as_file(files("resources") / "samples") as samples:
        take_in_all(context, [samples], batch)
    read_waiting(context)
    done = [settle(context, scan, "all") for scan in book.ask(intake.scans_of_batch, batch)]
    return tuple(dict.fromkeys(d.contact for d in done if d.contact is not None))


def _tell_story(
    context: Context,
    people: tuple[ContactId, ...],
    earlier: EventId,
    latest: EventId,
    today: date,
) -> None:
    """Who was wanted, who was written to and answered, what was given and received."""
    run = context.book.run
    before = today - timedelta(days=45)
    for person in people[:2]:
        run(history.meet, Encounter(person, before, earlier))
    for person in people[: len(people) // 2]:
        run(history.choose, person, TriageChoice.WANTED, latest, _("the seminar programme"))
    run(history.choose, people[-1], TriageChoice.LET_GO, latest)
    yesterday = today - timedelta(days=1)
    for place, person in enumerate(people[:4]):
        made = FollowUp(
            person,
            done_at=yesterday,
            channel=Channel.MAIL,
            brought=_("notes from the evening"),
            answered_at=today if place < 3 else None,
        )
        run(history.record_follow_up, made)
    run(history.plan_follow_up, people[4], today, Channel.PHONE)
    gave, received = Direction.GAVE, Direction.RECEIVED
    for exchange in (
        Exchange(people[0], before, gave, ExchangeKind.KNOWLEDGE, note=_("subsidy guide")),
        Exchange(
            people[0],
            today,
            received,
            ExchangeKind.BUSINESS,
            amount=Money(80_000),
            event_id=latest,
            note=_("a lecture"),
        ),
        Exchange(people[1], yesterday, gave, ExchangeKind.HELP, note=_("proofread a flyer")),
        Exchange(
            people[2],
            today,
            gave,
            ExchangeKind.KNOWLEDGE,
            ExchangeState.PROMISED,
            due_on=today + timedelta(days=2),
            note=_("the article on inheritance"),
        ),
    ):
        run(history.record_exchange, exchange)
    run(history.introduce, Introduction(yesterday, people[0], other=people[1], both_asked=True))
    run(offers.add_offer, Offer(_("A talk on finding customers by word of mouth")))
    run(offers.add_need, Need(_("somebody for a talk in spring"), today, people[1]))
    by = context.book.ask(events.event, latest)
    run(events.edit_event, _recommended(by, people[0]))
    run(events.judge_event, latest, Verdict.MET, True)
    run(events.judge_event, earlier, Verdict.HALF)


def _recommended(event: Event, by: ContactId) -> Event:
    return replace(event, recommended_by=by, found_through=FoundThrough.WORD_OF_MOUTH)


def _print(context: Context, target: Path) -> None:
    book = context.book
    view = book.ask(relationships.view, book.derived)
    counts = book.ask(industry_counts)
    record = {
        "data": str(book.folders.root),
        "contacts": [
            {"id": str(row.contact.id), "name": row.contact.name, "company": row.contact.company}
            for row in view.rows
        ],
        "industries": {c.code or "": c.contacts for c in counts},
        "vcards": str(target),
    }
    latest = view.events[0]
    context.document(
        record,
        *table(
            (
                [
                    row.contact.name,
                    row.contact.company,
                    industry_word(row.contact.industry),
                    stage_word(row.relationship.stage),
                ]
                for row in view.rows
            ),
            [_("Name"), _("Company"), _("Industry"), _("Stage")],
        ),
        "",
        _("“{name}”: {met} met, {wanted} wanted, followed up within 48 h: {rate}").format(
            name=latest.event.name,
            met=latest.met,
            wanted=latest.wanted,
            rate=fraction(latest.follow_up_rate),
        ),
        _("{count} contacts written to {path}").format(count=len(view.rows), path=target),
        _("Open it again with: enishi --data {path}").format(path=book.folders.root),
    )


def _has_display() -> bool:
    named = any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or sys.platform in ("win32", "darwin")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR", help=_("a new folder for the demo"))
    parser.add_argument("--no-window", action="store_true", help=_("only print"))


COMMANDS = (Command(("demo",), N_("read the sample cards and show the result"), _arguments, _demo),)
