"""What the year's review says in words, on the page and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.event import Event, Verdict
from app.domain.funnel import ChannelRates
from app.domain.money import Money
from app.domain.stage import Stage
from app.domain.year import Stopped, Why, YearMatch
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.year import Year
from ui.theme.icon_names import Icon
from ui.widgets.bar_block import BarRow
from ui.widgets.lines_block import Line
from ui.wording import (
    NOTHING,
    channel_word,
    day_short,
    exchange_word,
    fraction,
    joined,
    money,
    people,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; `beside` says more in small."""

    name: str
    number: str
    beside: str = ""


def amounts(found: Iterable[Money]) -> str:
    """Amounts of several currencies; a dash for none."""
    return " + ".join(map(money, found)) or NOTHING


def hours(number: float) -> str:
    """Hours, to a tenth."""
    return _("{n} h").format(n=f"{round(number, 1):g}")


def sentence(found: Year) -> str:
    """The year in one sentence."""
    review = found.review
    if review.is_empty:
        return _("Nothing is recorded for {year} yet.").format(year=review.year)
    went = ngettext("{n} event", "{n} events", len(review.events)).format(n=len(review.events))
    matches = ngettext("{n} match", "{n} matches", len(review.matches))
    return _("{events}, {people} met for the first time, {matches}.").format(
        events=went, people=people(review.people), matches=matches.format(n=len(review.matches))
    )


def figures(found: Year) -> tuple[Figure, ...]:
    """The numbers over everything."""
    review = found.review
    met = f"{float(review.purposes.hits):g}/{review.purposes.events}"
    about = review.estimated and _("{amount} estimated").format(amount=amounts(review.estimated))
    answered = review.answered
    percent = "" if answered.percent is None else f"{round(answered.percent)} %"
    replies = f"{answered.part:g}/{answered.whole:g}" if answered.whole else NOTHING
    return (
        Figure(_("Purposes met"), met if review.purposes.events else NOTHING, _half(found)),
        Figure(_("Matched"), str(len(review.matches))),
        Figure(_("Answered"), replies, percent),
        Figure(_("Received"), amounts(review.received), about or ""),
        Figure(_("Paid"), amounts(review.paid), hours(review.hours) if review.hours else ""),
        Figure(_("Kept by not going"), amounts(review.saved), _saved_hours(review.saved_hours)),
        Figure(_("Gave | received"), f"{review.gave_count} | {review.received_count}"),
    )


def _half(found: Year) -> str:
    half = sum(e.verdict is Verdict.HALF for e in found.review.events)
    return _("half counts half") if half else ""


def _saved_hours(number: float) -> str:
    return hours(number) if number else ""


def match_line(found: Year, match: YearMatch) -> Line:
    """A match: who, what, how long after the first meeting, and where that was."""
    exchange = match.exchange
    after = ""
    if match.days is not None:
        after = (
            ngettext("{n} day after meeting", "{n} days after meeting", match.days)
            if match.days
            else _("on the day of meeting")
        ).format(n=match.days)
    what = exchange.note or exchange_word(exchange.kind)
    detail = joined(day_short(exchange.on), what, after, found.event_names.get(match.event_id))
    number = money(exchange.amount) if exchange.amount else ""
    if exchange.amount and exchange.is_estimate:
        number = _("about {amount}").format(amount=number)
    name = found.people[match.contact_id].name
    return Line(Icon.MATCHED, name, detail, number, match.contact_id, stage=Stage.MATCHED)


def event_line(event: Event) -> Line:
    """An event: its purpose, and whether that was met."""
    icon, word, tone = {
        Verdict.MET: (Icon.PURPOSE_MET, _("met"), "ok"),
        Verdict.HALF: (Icon.PURPOSE_HALF, _("half"), "warn"),
        Verdict.MISSED: (Icon.PURPOSE_MISSED, _("missed"), "danger"),
        None: (Icon.WAITING, _("not judged"), "text2"),
    }[event.verdict]
    detail = joined(day_short(event.day), event.purpose)
    return Line(icon, event.name, detail, word, event.id or 0, tone)


def stopped_line(stopped: Stopped) -> Line:
    """What one did not go to, why, and what that saved."""
    why = {
        Why.DECIDED: _("decided against it"),
        Why.NOT_AGAIN: _("would not go again"),
    }[stopped.why]
    times = ngettext("{n} time", "{n} times", stopped.times).format(n=stopped.times)
    saved = joined(times if stopped.times else None, _hours_of(stopped))
    number = amounts(stopped.money) if stopped.times else ""
    return Line(Icon.LET_GO, stopped.name, joined(why, stopped.reason, saved), number, 0)


def channel_bar(rates: ChannelRates) -> BarRow:
    """How many of those written to by a channel answered, and how often something was brought."""
    brought = _("brought something {rate}").format(rate=fraction(rates.content))
    number, part = fraction(rates.answered), rates.answered.value or 0.0
    return BarRow(channel_word(rates.channel), brought, number, part)


def _hours_of(stopped: Stopped) -> str | None:
    return hours(stopped.hours) if stopped.hours else None
