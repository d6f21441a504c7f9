from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import Rules
from app.domain.event import Budget, Event, FoundThrough, Verdict
from app.domain.funnel import (
    ChannelRates,
    answer_rate,
    any_in_time,
    content_rate,
    dormant_share,
    funnel,
    nuisance_rate,
    rates_by_channel,
)
from app.domain.history import Channel
from app.domain.ids import ContactId, OfferId
from app.domain.money import Money
from app.domain.offer_records import OfferRecord, offer_record, offer_record_by_industry
from app.domain.offers import OfferTold, Reaction
from app.domain.ratio import Ratio
from app.domain.records import (
    NUISANCE_NOTE,
    budget_use,
    recommender_records,
    record,
    source_records,
)
from app.domain.relationship import Relationship, relationship
from tests.unit.domain.facts import (
    NIGHT,
    Fact,
    book,
    chose,
    day,
    hours,
    marked,
    met,
    received,
    wrote,
)


def event(
    verdict: str | None = None, by: int | None = None, through: str = "invitation", **more: object
) -> Event:
    return Event(
        "Tea",
        more.pop("on", day(0)),  # type: ignore[arg-type]
        verdict=None if verdict is None else Verdict(verdict),
        found_through=FoundThrough(through),
        recommended_by=None if by is None else ContactId(by),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("verdicts", "value"),
    [
        ([], Fraction(1, 2)),
        ([None], Fraction(1, 2)),
        (["met"], Fraction(2, 3)),
        (["missed"], Fraction(1, 3)),
        (["half"], Fraction(1, 2)),
        (["met", "met", "half", "missed", None], Fraction(7, 12)),
    ],
)
def test_record_is_hits_plus_one_over_n_plus_two(
    verdicts: list[str | None], value: Fraction
) -> None:
    result = record([event(v) for v in verdicts])
    assert result.value == value
    assert result.events == sum(v is not None for v in verdicts)
    assert result.undecided == verdicts.count(None)


def test_records_by_recommender_and_by_source() -> None:
    events = [
        event("met", by=7),
        event("half", by=7),
        event("missed", by=8),
        event("met", by=8, deleted_at=NIGHT),
        event("missed", through="search"),
        event("met", through="own"),
    ]
    by_person = recommender_records(events)
    assert by_person[ContactId(7)].hits == Fraction(3, 2)
    assert by_person[ContactId(8)].value == Fraction(1, 3)
    assert source_records(events)[FoundThrough.SEARCH].value == Fraction(1, 3)
    assert source_records(events)[FoundThrough.INVITATION].events == 3


def crowd(*facts: Fact, contacts: int) -> dict[ContactId, Relationship]:
    now = hours(400 * 24)
    return {
        key: relationship(story, now, Rules())
        for key, story in book(*facts, contacts=contacts).items()
    }


ONE, TWO, THREE = ContactId(1), ContactId(2), ContactId(3)


def test_offer_record_counts_people_told() -> None:
    talk, other = OfferId(4), OfferId(5)
    people = crowd(
        received("business", who=ONE, offer_id=talk),
        received("business", who=TWO, offer_id=other),
        received("knowledge", who=THREE, offer_id=talk),
        contacts=3,
    )
    told = [
        OfferTold(talk, ONE, day(0)),
        OfferTold(talk, ONE, day(9), reaction=Reaction.INTERESTED),
        OfferTold(talk, TWO, day(1), reaction="on holiday"),
        OfferTold(talk, THREE, day(1), reaction=Reaction.NO_INTEREST),
    ]
    result = offer_record(told, people)
    assert result.interest == Ratio(1, 3)
    assert result.matches == Ratio(1, 3)
    builders = {ONE: people[ONE]}
    assert offer_record(told, builders).matches == Ratio(1, 1)


def test_shares_leave_out_whom_they_must() -> None:
    people = crowd(
        met(),
        wrote(hours(9)),
        met(who=TWO),
        met(who=THREE),
        wrote(hours(9), who=THREE),
        chose("let_go", who=THREE),
        met(who=ContactId(4)),
        marked(who=ContactId(4)),
        contacts=5,
    ).values()
    assert dormant_share(people) == Ratio(1, 3)
    assert nuisance_rate(people) == Ratio(1, 4)
    assert nuisance_rate(people).value == pytest.approx(0.25)
    assert Fraction(1, 4) >= NUISANCE_NOTE
    assert funnel(people, any_in_time).collected == 4
    assert funnel(people, any_in_time).followed_up == 1


def test_answers_count_people_and_content_counts_follow_ups() -> None:
    touches = [
        wrote(hours(1), brought="a list"),
        wrote(hours(2), hours(3)),
        wrote(hours(1), offer_id=OfferId(4), who=TWO),
    ]
    assert content_rate(touches) == Ratio(2, 3)
    assert answer_rate(touches) == Ratio(1, 2)
    assert answer_rate(f for f in touches if f.channel is Channel.PHONE) == Ratio(0, 0)


def test_answers_by_channel_and_how_often_something_was_brought() -> None:
    mail = [wrote(hours(1), hours(9), brought="a list"), wrote(hours(20)), wrote(hours(2), who=TWO)]
    call = replace(wrote(hours(3), hours(3), who=TWO), channel=Channel.PHONE)
    planned = replace(wrote(hours(3)), done_at=None, due_on=day(9), channel=Channel.LETTER)
    assert rates_by_channel([call, planned, *mail]) == (
        ChannelRates(Channel.MAIL, Ratio(1, 2), Ratio(1, 3)),
        ChannelRates(Channel.PHONE, Ratio(1, 1), Ratio(0, 1)),
    )


@given(
    st.lists(st.tuples(st.sampled_from(Channel), st.integers(1, 5), st.booleans(), st.booleans()))
)
def test_channels_are_parts_of_the_whole(
    drawn: list[tuple[Channel, int, bool, bool]],
) -> None:
    made = [
        replace(
            wrote(hours(1), hours(2) if answered else None, ContactId(who)),
            channel=channel,
            brought="a list" if brought else None,
        )
        for channel, who, answered, brought in drawn
    ]
    parts = rates_by_channel(made)
    assert sum((p.content for p in parts), Ratio(0, 0)) == content_rate(made)
    assert parts == tuple(sorted(rates_by_channel(made[::-1]), key=parts.index))
    for part in parts:
        assert part.answered == answer_rate(f for f in made if f.channel is part.channel)


def test_the_record_of_an_offer_by_industry_counts_each_person_once() -> None:
    talk = OfferId(4)
    people = crowd(received("business", who=ONE, offer_id=talk), contacts=3)
    told = [
        OfferTold(talk, ONE, day(0)),
        OfferTold(talk, ONE, day(9), reaction=Reaction.INTERESTED),
        OfferTold(talk, TWO, day(1), reaction=Reaction.LATER),
        OfferTold(talk, THREE, day(1)),
        OfferTold(talk, ContactId(9), day(1)),  # in the trash
    ]
    found = offer_record_by_industry(told, people, {ONE: "E09", TWO: "E09", THREE: None})
    assert list(found.items()) == [
        ("E09", OfferRecord(Ratio(1, 2), Ratio(1, 2))),
        (None, OfferRecord(Ratio(0, 1), Ratio(0, 1))),
    ]
    whole = offer_record(told, people)
    assert sum((r.interest for r in found.values()), Ratio(0, 0)) == whole.interest


def test_budget_of_a_month_used_and_planned() -> None:
    budget = Budget(date(2026, 6, 1), Money(10_000), hours=8)
    events = [
        event(on=date(2026, 6, 1), fee=Money(5_000), travel=Money(1_000), hours=3),
        event(on=date(2026, 6, 20), fee=Money(3_000), hours=3),
        event(on=date(2026, 6, 21), fee=Money(9_000), deleted_at=NIGHT),
        event(on=date(2026, 7, 1), fee=Money(9_000)),
    ]
    use = budget_use(budget, events, date(2026, 6, 10))
    assert (use.money_used, use.money_planned) == (6_000, 3_000)
    assert (use.hours_used, use.hours_planned) == (3, 3)
    assert not use.is_over
    more = [*events, event(on=date(2026, 6, 30), fee=Money(1_001))]
    assert budget_use(budget, more, date(2026, 6, 10)).is_over
