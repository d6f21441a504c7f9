"""One event on paper: why one went, what it cost, who was met, and what came of it."""

from __future__ import annotations

from datetime import datetime

from app.domain.funnel import Funnel
from app.domain.moments import day_of
from app.domain.money import Money
from app.domain.returns import EventNumbers
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services.event_report import EventFindings
from app.services.view_rows import Row
from app.services.words import again_word, event_kind_word, source_word, verdict_word
from ui.relationships.rows import clock_words, next_words
from ui.reports.document import Report
from ui.wording import (
    NOTHING,
    clock,
    day_with_year,
    fraction,
    industry_word,
    joined,
    money,
    stage_word,
)


def event_report(found: EventFindings, now: datetime) -> Report:
    """The whole report."""
    event, numbers = found.numbers.event, found.numbers
    at = event.starts_at
    time = clock(at) if isinstance(at, datetime) else None
    report = Report(event.name, joined(day_with_year(event.day), time, event.place))
    report.facts(_why(found))
    if event.day <= day_of(now):
        report.heading(_("What came of it"))
        report.facts([*_outcome(numbers), *_rates(numbers)])
    report.heading(_("What it cost"))
    report.facts([*_costs(numbers), *(_returns(numbers) if numbers.met else ())])
    report.heading(_("People met"))
    if found.people:
        rows = [_person(row, now) for row in found.people]
        report.table(_heads(), rows, (20, 24, 14, 13, 11, 18))
    else:
        report.line(_("Nobody has been recorded there yet."), grey=True)
    return report


def _heads() -> tuple[str, ...]:
    return (
        _("Name"),
        _("Company"),
        _("Stage"),
        _("48 hours"),
        _("Gave | received"),
        _("Next step"),
    )


def _why(found: EventFindings) -> list[tuple[str, str]]:
    event = found.numbers.event
    industries = joined(*map(industry_word, event.wanted_industries))
    through = source_word(event.found_through) if event.found_through else ""
    decided = ""
    if found.decision is not None:
        word = _("going") if found.decision.goes else _("not going")
        decided = joined(word, found.decision.reason)
    return [
        (_("Purpose"), event.purpose or ""),
        (_("Target"), str(event.target) if event.target else ""),
        (_("Wanted industries"), industries),
        (_("Goal"), found.goal.text if found.goal else ""),
        (_("Kind"), event_kind_word(event.kind)),
        (_("Series"), event.series or ""),
        (_("Organiser"), event.organiser or ""),
        (_("Found through"), joined(through, found.recommender)),
        (_("Decision"), decided),
        (_("Verdict"), verdict_word(event.verdict) if event.verdict else ""),
        (_("Go again"), again_word(event.again) if event.again is not None else ""),
        (_("Learned"), event.learned or ""),
    ]


def _outcome(numbers: EventNumbers) -> list[tuple[str, str]]:
    value, estimate = numbers.returns.value, numbers.returns.estimate
    about = _("{amount} estimated").format(amount=_amounts(estimate)) if estimate else None
    return [
        (_("Funnel"), funnel_words(numbers.funnel)),
        (_("Living relations"), str(numbers.living)),
        (_("Value received"), joined(_amounts(value), about)),
    ]


def _rates(numbers: EventNumbers) -> list[tuple[str, str]]:
    in_time = fraction(numbers.follow_up_rate)
    if numbers.follow_up_rate.running:
        running = _("{n} running").format(n=numbers.follow_up_rate.running)
        in_time = joined(in_time, running)
    everybody = _("of all {rate}").format(rate=fraction(numbers.follow_up_rate_all))
    return [
        (_("Followed up in time"), joined(in_time, everybody)),
        (_("With content"), fraction(numbers.content_rate)),
        (_("Answered"), fraction(numbers.answer_rate)),
    ]


def _costs(numbers: EventNumbers) -> list[tuple[str, str]]:
    event = numbers.event
    hours = _("{n} h").format(n=f"{event.hours:g}") if event.hours else ""
    return [
        (_("Fee"), money(event.fee)),
        (_("Travel"), money(event.travel)),
        (_("Hours"), hours),
        (_("Full cost"), money(numbers.returns.full_cost)),
    ]


def _returns(numbers: EventNumbers) -> list[tuple[str, str]]:
    returns, currency = numbers.returns, numbers.event.fee.currency
    per_yen, rate = returns.per_yen.value, returns.rate.value
    return [
        (_("Cost of each living relation"), _rounded(numbers.cost_per_living_relation, currency)),
        (_("Cost of a card"), _rounded(numbers.cost_per_card, currency)),
        (_("Value per yen paid"), NOTHING if per_yen is None else f"{per_yen:.1f}"),
        (_("Value per hour"), _rounded(returns.per_hour, currency)),
        (_("Return"), NOTHING if rate is None else f"{round(100 * rate)} %"),
    ]


def _rounded(amount: float | None, currency: str) -> str:
    return NOTHING if amount is None else money(Money(round(amount), currency))


def funnel_words(funnel: Funnel) -> str:
    """The funnel as a line of words."""
    steps = (
        (Stage.COLLECTED, funnel.collected),
        (Stage.WANTED, funnel.wanted),
        (Stage.FOLLOWED_UP, funnel.followed_up),
        (Stage.ANSWERED, funnel.answered),
        (Stage.EXCHANGED, funnel.exchanged),
        (Stage.MATCHED, funnel.matched),
    )
    return " → ".join(f"{stage_word(stage)} {count}" for stage, count in steps)


def _person(row: Row, now: datetime) -> tuple[str, ...]:
    relation = row.relationship
    both = relation.give_and_take
    return (
        row.contact.name,
        row.contact.company or "",
        stage_word(relation.stage),
        clock_words(relation, now).text,
        f"{both.gave.count} | {both.received.count}",
        next_words(relation.next_action),
    )


def _amounts(amounts: tuple[Money, ...]) -> str:
    return " + ".join(map(money, amounts)) or NOTHING
