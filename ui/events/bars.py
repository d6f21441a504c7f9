"""Totals of events in words: on whose word, by series, by organiser, and how events were found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.conditions import Conditions
from app.domain.event_totals import EventTotals
from app.domain.money import Money
from app.domain.records import Record
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.words import again_word
from ui.events.ledger_row import found_word
from ui.events.query import EventsAnswer
from ui.widgets.bar_block import BarRow
from ui.wording import joined, listed, money


def recommender_bars(answer: EventsAnswer) -> list[BarRow]:
    """On whose word one went, and what lives from it."""
    most = max((r.living for r in answer.recommenders), default=0) or 1
    return [
        BarRow(
            r.name,
            _events_and_record(r.events, r.record),
            str(r.living),
            r.living / most,
            Conditions(recommenders=frozenset({r.contact_id})),
        )
        for r in answer.recommenders
    ]


def source_bars(answer: EventsAnswer) -> list[BarRow]:
    """What a living relation cost, by how the event was found."""
    most = max((s.cost or 0 for s in answer.sources), default=0) or 1
    rows = []
    for source in answer.sources:
        living = _("living {n}").format(n=source.living)
        detail = f"{_events_and_record(source.events, source.record)}　{living}"
        cost = "–" if source.cost is None else money(Money(source.cost))
        part = (source.cost or 0) / most
        rows.append(BarRow(found_word(source.through), detail, cost, part))
    return rows


def group_bars(answer: EventsAnswer, by: str) -> list[BarRow]:
    """Totals by recommender, series or organiser."""
    if by == "recommender":
        return recommender_bars(answer)
    groups = answer.series if by == "series" else answer.organisers
    return totals_bars(groups, lambda t: _at_events(answer, by, t.name))


def _at_events(answer: EventsAnswer, by: str, name: str) -> Conditions:
    """Met at any event of a series or an organiser."""
    held = [n.event for n in answer.numbers]
    same = (e.id for e in held if (e.series if by == "series" else e.organiser) == name)
    return Conditions(events=frozenset(i for i in same if i is not None))


def totals_bars(
    groups: Sequence[EventTotals], of: Callable[[EventTotals], Conditions]
) -> list[BarRow]:
    """What lives from each group, what each of those cost, and whether one would go again."""
    most = max((t.living for t in groups), default=0) or 1
    return [BarRow(t.name, _totals_words(t), str(t.living), t.living / most, of(t)) for t in groups]


def stopping_words(groups: Sequence[EventTotals]) -> str:
    """Which series are worth stopping, the dearest first; empty for none."""
    dearest = sorted(groups, key=lambda t: -sum(m.amount for m in t.cost))
    names = [f"{t.name} ({' + '.join(map(money, t.cost))})" if t.cost else t.name for t in dearest]
    return _("Worth stopping: {names}").format(names=listed(*names)) if names else ""


def _totals_words(t: EventTotals) -> str:
    each = t.cost_per_living
    return joined(
        _events_and_record(t.events, t.record),
        _("{amount} each").format(amount=money(each)) if each else " + ".join(map(money, t.cost)),
        _("received {amount}").format(amount=" + ".join(map(money, t.value))) if t.value else None,
        again_word(t.again) if t.again is not None else None,
    )


def _events_and_record(count: int, record: Record) -> str:
    times = ngettext("{n} event", "{n} events", count).format(n=count)
    if not record.events:
        return times
    met = _("met {record}").format(record=f"{float(record.hits):g}/{record.events}")
    return f"{times}　{met}"
