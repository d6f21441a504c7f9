"""What the Plan page asks, put into words on the reader thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.event import Decision, Event, Goal
from app.domain.ids import EventId
from app.domain.money import Money
from app.domain.records import BudgetUse, Record
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import events, planning
from app.services.coming import Expected
from app.services.derived_table import DerivedTable
from app.services.planning import Plan
from app.services.words import caution_words
from ui.widgets.label import Tone
from ui.wording import (
    day_with_year,
    event_facts,
    fraction,
    in_brackets,
    industry_word,
    joined,
    listed,
    money,
    month_word,
    people,
)

NAMED = 3
"""So many of a kind are named; of more there is only the number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block; the tone is a token of colour."""

    text: str
    tone: Tone = "text"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A planned event with what was decided about it."""

    event: Event
    decision: Decision | None

    @property
    def facts(self) -> str:
        """When, where, and what was decided."""
        decided = self.decision
        word = "" if decided is None else _("you go") if decided.goes else _("not going")
        return joined(word, event_facts(self.event))

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        return f"{self.event.name}、{self.facts}"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A plan, each block in lines."""

    plan: Plan
    purpose: tuple[Line, ...]
    price: tuple[Line, ...]
    word: tuple[Line, ...]
    earlier: tuple[Line, ...]
    caution: tuple[Line, ...]
    fitting: tuple[Line, ...]
    expected: tuple[Expected, ...]


def load_planned(snapshot: Any) -> tuple[tuple[PlannedRow, ...], tuple[Goal, ...]]:
    """All planned events, the next first, and my goals."""
    rows = (
        PlannedRow(e, events.decision_about(snapshot, EventId(e.id or 0)))
        for e in planning.planned_events(snapshot)
    )
    return tuple(rows), events.goals(snapshot)


def load_plan(snapshot: Any, derived: DerivedTable, event_id: EventId) -> PlanWords:
    """What speaks for an event, and what against, in words."""
    known = planning.plan(snapshot, derived, event_id)
    return PlanWords(
        known,
        tuple(_purpose(known)),
        tuple(_price(known)),
        tuple(_word(known)),
        tuple(_earlier(known)),
        tuple(_caution(known)),
        tuple(_fitting(known)),
        known.expected,
    )


def _purpose(known: Plan) -> Iterator[Line]:
    event = known.event
    if not event.purpose:
        yield Line(_("No purpose yet. What should come of it?"), "warn")
    else:
        yield Line(event.purpose)
    if event.target:
        yield Line(_("Meet {n}").format(n=event.target))
    if event.wanted_industries:
        yield Line(joined(*map(industry_word, event.wanted_industries)), "text2")
    if known.goal is not None:
        yield Line(_("Serves the goal: {goal}").format(goal=known.goal.text), "text2")


def _price(known: Plan) -> Iterator[Line]:
    event = known.event
    hours = _("{n:g} h").format(n=event.hours) if event.hours else None
    fee, travel = (money(m) if m.amount else None for m in (event.fee, event.travel))
    parts = (
        _("fee {n}").format(n=fee) if fee else None,
        travel and _("travel {n}").format(n=travel),
    )
    yield Line(joined(*parts, hours) or _("No cost is noted."), "text2")
    use = known.budget
    if use is None:
        yield Line(_("No budget is set for {month}.").format(month=month_word(event.day)), "text2")
        return
    yield from budget_lines(use, event.day)


def budget_lines(use: BudgetUse, day: date) -> Iterator[Line]:
    """What a month's budget leaves when all that is planned takes place."""
    month = month_word(day)
    whole, hours = use.budget.money, use.budget.hours
    if whole is not None:
        left = whole.amount - use.money_used - use.money_planned
        text = _("{amount} left in {month}") if left >= 0 else _("{amount} over in {month}")
        amount = money(Money(abs(left), whole.currency))
        yield Line(text.format(amount=amount, month=month), "text" if left >= 0 else "warn")
    if hours is not None:
        rest = hours - use.hours_used - use.hours_planned
        text = _("{n:g} h left in {month}") if rest >= 0 else _("{n:g} h over in {month}")
        yield Line(text.format(n=abs(rest), month=month), "text" if rest >= 0 else "warn")


def _word(known: Plan) -> Iterator[Line]:
    if known.recommender is None:
        yield Line(_("Nobody recommended it."), "text2")
        return
    person, record = known.recommender
    yield Line(_("On the word of {name}").format(name=person.name))
    yield Line(_record_words(record), "text2")


def _record_words(record: Record) -> str:
    if not record.events:
        return _("No other event on this word was judged yet.")
    met = f"{float(record.hits):g}/{record.events}"
    return _("{met} met their purpose; record {value:.2f}").format(
        met=met, value=float(record.value)
    )


def _earlier(known: Plan) -> Iterator[Line]:
    if not known.earlier:
        yield Line(_("No earlier event of this series or organiser."), "text2")
        return
    count = len(known.earlier)
    yield Line(ngettext("{n} earlier event", "{n} earlier events", count).format(n=count))
    yield Line(_record_words(known.record), "text2")
    for numbers in known.earlier[:3]:
        living = _("living {n} of {met}").format(n=numbers.living, met=numbers.met)
        yield Line(joined(day_with_year(numbers.event.day), numbers.event.name, living), "text2")


def _caution(known: Plan) -> Iterator[Line]:
    for caution in known.cautions[:NAMED]:
        yield Line(caution_words(caution), "warn")
    if known.nuisances:
        yield Line(_met_there([person.name for person in known.nuisances]), "warn")
    if known.many_nuisances:
        rates = [n.nuisance_rate for n in known.earlier if n.nuisance_rate.part]
        whole = joined(*map(fraction, rates[:NAMED]))
        yield Line(_("Nuisance there: {rates}").format(rates=whole), "warn")
    if not (known.cautions or known.nuisances):
        yield Line(_("Nothing was marked there."), "text2")


def _met_there(names: Sequence[str]) -> str:
    """Some names and how many more, in one line."""
    more = len(names) - NAMED
    rest = _("{people} more").format(people=people(more)) if more > 0 else None
    return _("Marked, and met there: {names}").format(names=listed(*names[:NAMED], rest))


def _fitting(known: Plan) -> Iterator[Line]:
    if known.event.bring:
        yield Line(_("You bring: {what}").format(what=known.event.bring))
    for fit in known.fitting[:5]:
        why = joined(*(industry_word(w) if w.isascii() and w.isupper() else w for w in fit.why))
        yield Line(in_brackets(fit.offer.title, why))
    if not known.fitting:
        yield Line(_("No offer of yours fits by its words yet."), "text2")
