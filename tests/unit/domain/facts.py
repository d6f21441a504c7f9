"""Facts of one contact in few words, for tables of cases."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count

from app.domain.clocks import Rules
from app.domain.event import Event
from app.domain.history import (
    Channel,
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
    Triage,
    TriageChoice,
)
from app.domain.ids import (
    ContactId,
    EncounterId,
    EventId,
    ExchangeId,
    FollowUpId,
    IntroductionId,
    TriageId,
)
from app.domain.money import Money
from app.domain.relationship import Relationship, relationship
from app.domain.returns import Attribution, Evening, EventNumbers, by_event, evening_numbers
from app.domain.timeline import Timeline
from app.domain.timelines import timelines

ME = ContactId(1)
NIGHT = datetime(2026, 6, 1, 19, 0, tzinfo=UTC)
"""The evening on which the story of a test begins."""

Fact = Encounter | Triage | FollowUp | Exchange | Introduction | Nuisance

_ids = count(1)


def hours(number: float) -> datetime:
    """So many hours after the evening."""
    return NIGHT + timedelta(hours=number)


def day(number: int) -> date:
    """So many days after the evening."""
    return NIGHT.date() + timedelta(days=number)


def met(
    at: date | datetime = NIGHT, event: int | None = 1, who: ContactId = ME, **more: object
) -> Encounter:
    event_id = None if event is None else EventId(event)
    return Encounter(who, at, event_id, id=EncounterId(next(_ids)), **more)  # type: ignore[arg-type]


def chose(choice: str = "wanted", on: int = 0, who: ContactId = ME, **more: object) -> Triage:
    return Triage(who, TriageChoice(choice), day(on), id=TriageId(next(_ids)), **more)  # type: ignore[arg-type]


def wrote(
    at: date | datetime,
    answered: date | datetime | None = None,
    who: ContactId = ME,
    **more: object,
) -> FollowUp:
    return FollowUp(
        who,
        done_at=at,
        channel=Channel.MAIL,
        answered_at=answered,
        id=FollowUpId(next(_ids)),
        **more,  # type: ignore[arg-type]
    )


def planned(on: int, who: ContactId = ME, **more: object) -> FollowUp:
    return FollowUp(who, due_on=day(on), id=FollowUpId(next(_ids)), **more)  # type: ignore[arg-type]


def exchanged(
    direction: str,
    kind: str = "knowledge",
    on: int = 1,
    yen: int | None = None,
    state: str = "done",
    who: ContactId = ME,
    **more: object,
) -> Exchange:
    return Exchange(
        who,
        day(on),
        Direction(direction),
        ExchangeKind(kind),
        ExchangeState(state),
        **{  # type: ignore[arg-type]
            "id": ExchangeId(next(_ids)),
            "amount": Money(yen) if yen else None,
            **more,
        },
    )


def gave(kind: str = "knowledge", on: int = 1, **more: object) -> Exchange:
    return exchanged("gave", kind, on, **more)  # type: ignore[arg-type]


def received(kind: str = "knowledge", on: int = 1, **more: object) -> Exchange:
    return exchanged("received", kind, on, **more)  # type: ignore[arg-type]


def introduced(person: int, other: int | None = None, by: int | None = None) -> Introduction:
    return Introduction(
        day(1),
        ContactId(person),
        introducer=None if by is None else ContactId(by),
        other=None if other is None else ContactId(other),
        id=IntroductionId(next(_ids)),
    )


def marked(who: ContactId = ME) -> Nuisance:
    return Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, day(0), contact_id=who)


def book(*facts: Fact, contacts: int = 1) -> dict[ContactId, Timeline]:
    """The timelines of the contacts 1 … n, from facts in any order."""
    return timelines(
        [ContactId(n + 1) for n in range(contacts)],
        encounters=[f for f in facts if isinstance(f, Encounter)],
        triages=[f for f in facts if isinstance(f, Triage)],
        follow_ups=[f for f in facts if isinstance(f, FollowUp)],
        exchanges=[f for f in facts if isinstance(f, Exchange)],
        introductions=[f for f in facts if isinstance(f, Introduction)],
        nuisances=[f for f in facts if isinstance(f, Nuisance)],
    )


def timeline(*facts: Fact) -> Timeline:
    """The timeline of the first contact."""
    return book(*facts)[ME]


def row(*facts: Fact, now: datetime, rules: Rules | None = None) -> Relationship:
    """The derived row of the first contact."""
    return relationship(timeline(*facts), now, rules or Rules())


def event_numbers(
    event: Event,
    people: Iterable[Relationship],
    rules: Rules,
    attribution: Attribution = Attribution.FIRST_MEETING,
) -> EventNumbers:
    """The numbers of an event among any people."""
    assert event.id is not None  # people were met at it, so it was stored
    evening = by_event(people, attribution).get(event.id, Evening())
    return evening_numbers(event, evening, rules, attribution)
