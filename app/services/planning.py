"""Before signing up: what speaks for a planned event, what against, who and what to bring."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.event import Decision, Event, Goal
from app.domain.ids import ContactId, EventId
from app.domain.industry import covers
from app.domain.offers import Need, Offer
from app.domain.records import NUISANCE_NOTE, BudgetUse, Record, record
from app.domain.returns import EventNumbers
from app.domain.shared_words import shared_words
from app.domain.stage import Stage
from app.domain.summary import ContactSummary
from app.services.coming import Expected, expected, is_earlier, their_word
from app.services.derived_table import DerivedTable
from app.services.events import attended, budget_of, decision_about, event, events
from app.services.nuisances import Caution, cautions_about_event
from app.services.relationships import event_report
from app.store import entities
from app.store.database import Snapshot


@dataclass(frozen=True, slots=True)
class Fitting:
    """Something I can bring, and the words or industries for which it fits."""

    offer: Offer
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known before an event.

    Attributes:
        earlier: the numbers of past events of the same series or organiser, newest first.
        record: how often those met their purpose.
        recommender: who recommended it, with the record of their word.
        expected: those met at the earlier ones, most often first; none let go or a nuisance.
        nuisances: those met there who are marked as a nuisance.
    """

    event: Event
    goal: Goal | None
    budget: BudgetUse | None
    recommender: tuple[ContactSummary, Record] | None
    earlier: tuple[EventNumbers, ...]
    record: Record
    expected: tuple[Expected, ...]
    nuisances: tuple[ContactSummary, ...]
    cautions: tuple[Caution, ...]
    fitting: tuple[Fitting, ...]
    decision: Decision | None

    @property
    def many_nuisances(self) -> bool:
        """Whether a fifth or more of those met at the earlier ones are marked."""
        met = sum(n.nuisance_rate.whole for n in self.earlier)
        marked = sum(n.nuisance_rate.part for n in self.earlier)
        return met > 0 and marked / met >= NUISANCE_NOTE


def planned_events(snapshot: Snapshot) -> tuple[Event, ...]:
    """The events still to come or not judged yet today, the next first."""
    today = snapshot.now.astimezone().date()
    return tuple(e for e in reversed(events(snapshot)) if e.day >= today and e.verdict is None)


def plan(snapshot: Snapshot, derived: DerivedTable, event_id: EventId) -> Plan:
    """What speaks for an event, and what against."""
    coming = event(snapshot, event_id)
    went = {e.id for e in attended(snapshot)}
    numbers = event_report(snapshot, derived)
    earlier = tuple(n for n in numbers if is_earlier(n.event, coming) and n.event.id in went)
    places = {n.event.id for n in earlier}
    people = derived.people(snapshot)
    seen = [
        row
        for row in derived.rows(snapshot).values()
        if row.contact_id in people and any(e.event_id in places for e in row.met)
    ]
    whom = expected(seen, places, people)
    return Plan(
        coming,
        next(iter(entities.select(snapshot, Goal, id=coming.goal_id or 0)), None),
        budget_of(snapshot, coming.day),
        _recommender(coming, [n.event for n in numbers], people),
        earlier,
        record(n.event for n in earlier),
        whom,
        tuple(people[r.contact_id] for r in seen if r.stage is Stage.NUISANCE),
        cautions_about_event(snapshot, coming),
        _fitting(snapshot, coming, {e.contact.id for e in whom}),
        decision_about(snapshot, event_id),
    )


def _recommender(
    coming: Event, held: Sequence[Event], people: Mapping[ContactId, ContactSummary]
) -> tuple[ContactSummary, Record] | None:
    who = coming.recommended_by
    if who is None or who not in people:
        return None
    return people[who], their_word(coming, held)


def _fitting(
    snapshot: Snapshot, coming: Event, expected: Collection[ContactId]
) -> tuple[Fitting, ...]:
    """My open offers that share words with the purpose or an industry with those wanted.

    Needs of people expected there count as if they were the purpose.
    """
    needs = [n for n in entities.select(snapshot, Need) if n.met_on is None]
    asked = [n.text for n in needs if n.contact_id in expected]
    found = []
    for offer in entities.select(snapshot, Offer, deleted_at=None):
        brought = " ".join((offer.title, *offer.tags))
        texts = (coming.purpose or "", coming.name, *asked)
        words = [word for text in texts for word in shared_words(text, brought)]
        codes = [w for w in coming.wanted_industries if _meets(w, offer)]
        if offer.closed_on is None and (words or codes):
            found.append(Fitting(offer, tuple(dict.fromkeys((*words, *codes)))))
    return tuple(sorted(found, key=lambda f: -len(f.why)))


def _meets(wanted: str, offer: Offer) -> bool:
    return any(covers(code, wanted) or covers(wanted, code) for code in offer.industries)
