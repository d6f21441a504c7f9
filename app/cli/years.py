"""year: matches, purposes met, and what one stopped going to."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from app.cli.context import Command, Context, paragraph, table
from app.cli.records import Json, ratio_record
from app.domain.money import Money
from app.domain.year import Stopped, YearMatch
from app.i18n import N_
from app.i18n import gettext as _
from app.services.words import (
    channel_word,
    day_with_year,
    exchange_word,
    fraction,
    listed,
    money,
    verdict_word,
)
from app.services.year import Year
from app.services.year import year as year_of


def _year(context: Context, chosen: Namespace) -> int:
    book = context.book
    found = book.ask(year_of, book.derived, chosen.year)
    context.document(_record(found), *_lines(found))
    return 0


def _record(found: Year) -> Json:
    review = found.review
    return {
        "year": review.year,
        "events": len(review.events),
        "purposes": {"met": float(review.purposes.hits), "judged": review.purposes.events},
        "people": review.people,
        "paid": _amounts(review.paid),
        "hours": review.hours,
        "received": _amounts(review.received),
        "estimated": _amounts(review.estimated),
        "gave_count": review.gave_count,
        "received_count": review.received_count,
        "matches": [_match(found, m) for m in review.matches],
        "stopped": [_stopped(s) for s in review.stopped],
        "saved": _amounts(review.saved),
        "saved_hours": review.saved_hours,
        "answered": ratio_record(review.answered),
        "channels": [
            {
                "channel": each.channel.value,
                "answered": ratio_record(each.answered),
                "brought": ratio_record(each.content),
            }
            for each in review.channels
        ],
    }


def _amounts(amounts: tuple[Money, ...]) -> list[Json]:
    return [{"amount": m.amount, "currency": m.currency} for m in amounts]


def _match(found: Year, match: YearMatch) -> Json:
    amount = match.exchange.amount
    return {
        "contact": {
            "id": str(match.contact_id),
            "name": found.people[match.contact_id].name,
        },
        "on": match.exchange.on.isoformat(),
        "kind": match.exchange.kind.value,
        "direction": match.exchange.direction.value,
        "amount": amount.amount if amount else None,
        "currency": amount.currency if amount else None,
        "estimate": match.exchange.is_estimate,
        "days": match.days,
        "event": found.event_names.get(match.event_id),
        "first": match.is_first,
        "note": match.exchange.note,
    }


def _stopped(stopped: Stopped) -> Json:
    return {
        "name": stopped.name,
        "why": stopped.why.value.replace("_", "-"),
        "times": stopped.times,
        "saved": _amounts(stopped.money),
        "hours": stopped.hours,
        "reason": stopped.reason,
    }


def _lines(found: Year) -> list[str]:
    review = found.review
    matches = [
        [
            m.exchange.on.isoformat(),
            found.people[m.contact_id].name,
            exchange_word(m.exchange.kind),
            money(m.exchange.amount) if m.exchange.amount else None,
            found.event_names.get(m.event_id),
        ]
        for m in review.matches
    ]
    events = [
        [day_with_year(e.day), e.name, verdict_word(e.verdict) if e.verdict else None]
        for e in review.events
    ]
    stopped = [[s.name, s.times, listed(map(money, s.money)), s.reason] for s in review.stopped]
    heads = [_("Day"), _("Name"), _("Match"), _("Amount"), _("First met at")]
    wrote = [
        [channel_word(c.channel), fraction(c.answered), fraction(c.content)]
        for c in review.channels
    ]
    no_longer = [_("No longer going to"), _("Times"), _("Kept by not going"), _("Reason")]
    return [
        _("{year}: {met} of {n} purposes met").format(
            year=review.year, met=f"{float(review.purposes.hits):g}", n=review.purposes.events
        ),
        *paragraph(table(events, [_("Day"), _("Event"), _("Verdict")])),
        *paragraph(table(matches, heads)),
        *paragraph(table(stopped, no_longer)),
        *paragraph(table(wrote, [_("How"), _("Answered"), _("Brought something")])),
    ]


def _of_calendar(text: str) -> int:
    """A year of four digits."""
    if not (text.isascii() and text.isdigit() and 1900 <= int(text) <= 9998):
        raise ArgumentTypeError(_("“{text}” is no year; write it as 2026").format(text=text))
    return int(text)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "year", nargs="?", type=_of_calendar, metavar="YEAR", help=_("such as 2026")
    )


COMMANDS = (Command(("year",), N_("a year in review"), _arguments, _year),)
