"""The record behind a derived value is one whose absence changes that value."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from app.domain.clocks import Rules
from app.domain.relationship import Relationship, relationship
from app.domain.sources import (
    Source,
    behind_balance,
    behind_brought,
    behind_clock,
    behind_last_contact,
    behind_meeting,
    behind_reply,
    behind_stage,
)
from app.domain.stage import Stage
from tests.unit.domain.facts import (
    Fact,
    book,
    chose,
    gave,
    hours,
    introduced,
    met,
    received,
    row,
    wrote,
)
from tests.unit.domain.test_properties import CONTACTS, NOW, stories

FIRST, AGAIN = met(hours(0)), met(hours(240), event=2)
QUICK = wrote(hours(24), hours(30), brought="a paper")
LATER = wrote(hours(264))
GIFT, LECTURE = gave(on=12), received("business", on=13, yen=80_000)
MADE = introduced(1, other=2)
STORY = (FIRST, AGAIN, QUICK, LATER, GIFT, LECTURE)


@pytest.mark.parametrize(
    "behind, facts, record",
    [
        (behind_meeting, STORY, AGAIN),
        (behind_clock, STORY, LATER),
        (behind_clock, (FIRST, QUICK), QUICK),
        (behind_brought, STORY, QUICK),
        (behind_reply, STORY, QUICK),
        (behind_reply, (LATER,), LATER),
        (behind_balance, STORY, LECTURE),
        (behind_balance, (GIFT, MADE), GIFT),
        (behind_last_contact, STORY, LECTURE),
        (behind_last_contact, (FIRST, QUICK), QUICK),
        (behind_last_contact, (AGAIN, MADE), AGAIN),
        (behind_stage, (FIRST, LATER), LATER),
        (behind_stage, (FIRST, QUICK), QUICK),
        (behind_stage, (FIRST, GIFT), GIFT),
        (behind_stage, (FIRST, GIFT, LECTURE), LECTURE),
        (behind_stage, STORY, None),
        (behind_stage, (FIRST, chose("wanted")), None),
        (behind_meeting, (QUICK,), None),
    ],
)
def test_the_record_behind_a_value(
    behind: Callable[[Relationship], Source | None], facts: tuple[Fact, ...], record: Source | None
) -> None:
    assert behind(row(*facts, now=hours(24 * 30))) == record


@given(stories)
def test_without_the_record_behind_it_a_stage_would_be_lower(facts: list[Fact]) -> None:
    for contact_id, story in book(*facts, contacts=CONTACTS).items():
        known = relationship(story, NOW, Rules())
        record = behind_stage(known)
        asked = (Stage.FOLLOWED_UP, Stage.ANSWERED, Stage.EXCHANGED, Stage.MATCHED)
        assert (record is not None) is (known.stage in asked)
        if record is not None:
            assert record in (*story.follow_ups, *story.exchanges, *story.introductions)
        last = behind_last_contact(known)
        assert (last is None) is (known.last_contact is None)
        assert contact_id == known.contact_id
