from datetime import date, datetime

import pytest

from app.domain.clocks import Rules
from app.domain.moments import Moment
from app.domain.next_action import ActionKind
from app.domain.relationship import (
    FollowUpState,
    ReEncounters,
    days_to_match,
    dormant,
    last_contact,
    last_returned,
    re_encounters,
    touches_both_directions_within,
)
from app.domain.stage import Stage
from tests.unit.domain.facts import (
    NIGHT,
    Fact,
    chose,
    day,
    gave,
    hours,
    introduced,
    marked,
    met,
    planned,
    received,
    row,
    timeline,
    wrote,
)

D = 24.0
"""Hours of a day."""


@pytest.mark.parametrize(
    ("facts", "now", "sleeps"),
    [
        ([], 900, False),
        ([met()], 900, False),
        ([met(), wrote(hours(0))], 179.9, False),
        ([met(), wrote(hours(0))], 180, True),
        ([met(), wrote(hours(0), hours(5 * D))], 181, False),
        ([met(), wrote(hours(0), hours(5 * D))], 185, True),
        ([met(), wrote(hours(0)), met(hours(30 * D), None)], 200, False),
        ([met(), wrote(hours(0)), gave(on=100)], 200, False),
        ([met(), wrote(hours(0)), received(on=100)], 200, False),
        ([met(), wrote(hours(0)), received(on=100, state="promised")], 200, True),
        ([met(), wrote(hours(0)), introduced(1, other=2)], 180.5, False),
        ([met(), wrote(hours(0)), planned(9)], 200, True),
        ([met(), wrote(hours(0)), chose("let_go")], 900, False),
        ([met(), wrote(hours(0)), marked()], 900, False),
    ],
)
def test_dormant(facts: list[Fact], now: float, sleeps: bool) -> None:
    assert dormant(timeline(*facts), hours(now * D), Rules()) is sleeps


def test_the_days_until_dormant_are_a_setting() -> None:
    assert dormant(timeline(wrote(hours(0))), hours(30 * D), Rules(dormant_days=30))


@pytest.mark.parametrize(
    ("facts", "last", "returned"),
    [
        ([], None, None),
        ([met()], NIGHT, None),
        ([met(), wrote(hours(9))], hours(9), None),
        ([met(), wrote(hours(9)), gave(on=4)], day(4), None),
        ([met(), wrote(hours(9), hours(99))], hours(99), hours(99)),
        ([met(), received(on=4), wrote(hours(999))], hours(999), day(4)),
        ([met(), received(on=4), gave(on=9)], day(9), day(9)),
        ([met(), gave(on=9, state="promised")], NIGHT, None),
    ],
)
def test_last_contact_and_what_came_back(
    facts: list[Fact], last: Moment | None, returned: Moment | None
) -> None:
    assert last_contact(timeline(*facts)) == last
    assert last_returned(timeline(*facts)) == returned


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], (0, 0)),
        ([1], (0, 0)),
        ([1, 1], (0, 0)),
        ([1, 2, 2, 3], (2, 0)),
        ([None], (0, 0)),
        ([1, None, 2, None], (1, 2)),
        ([None, 1], (0, 0)),
    ],
)
def test_re_encounters(events: list[int | None], expected: tuple[int, int]) -> None:
    story = timeline(*(met(hours(n * D), event) for n, event in enumerate(events)))
    assert re_encounters(story) == ReEncounters(*expected)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ([met()], None),
        ([met(), received("knowledge", 3)], None),
        ([met(), received("business", 30), gave("business", 12)], 12),
        ([met(), gave("business", 0)], 0),
        ([gave("business", 5)], None),
    ],
)
def test_days_to_match(facts: list[Fact], days: int | None) -> None:
    assert days_to_match(timeline(*facts)) == days


@pytest.mark.parametrize(
    ("facts", "lives"),
    [
        ([wrote(hours(9))], False),
        ([wrote(hours(9), hours(89 * D))], True),
        ([wrote(hours(9), hours(91 * D))], False),
        ([wrote(hours(91 * D), hours(92 * D))], False),
        ([wrote(hours(9)), received(on=90)], True),
        ([wrote(hours(9)), received(on=91)], False),
        ([gave(), received()], True),
        ([gave(on=-1), received()], False),
        ([gave(), received(state="promised")], False),
    ],
)
def test_living_relation(facts: list[Fact], lives: bool) -> None:
    encounter = met()
    story = timeline(encounter, *facts)
    assert touches_both_directions_within(story, encounter) is lives


W = chose
NONE, DUE, OVER, DONE = FollowUpState

FOLLOW_UPS: list[tuple[str, list[Fact], float, FollowUpState, date | None]] = [
    ("only collected", [met()], 5, NONE, None),
    ("wanted, clock runs", [met(), W()], 5, DUE, day(2)),
    ("wanted, clock over", [met(), W()], 49, OVER, day(2)),
    ("written to", [met(), W(), wrote(hours(9))], 99, DONE, None),
    ("met again, clock runs", [met(), wrote(hours(9)), met(hours(96), 2)], 100, DUE, day(6)),
    ("met again, then silence", [met(), wrote(hours(9)), met(hours(96), 2)], 999, DONE, None),
    ("planned", [met(), planned(9)], 99, DUE, day(9)),
    ("planned instead of the clock", [met(), W(), planned(9)], 99, DUE, day(9)),
    ("planned and missed", [met(), planned(9)], 11 * D, OVER, day(9)),
    ("snoozed", [met(), planned(9, snoozed_until=day(20))], 11 * D, DUE, day(20)),
    ("let go", [met(), planned(9), W("let_go")], 11 * D, NONE, None),
]


@pytest.mark.parametrize(
    ("facts", "now", "state", "due"), [c[1:] for c in FOLLOW_UPS], ids=[c[0] for c in FOLLOW_UPS]
)
def test_follow_up_in_short(
    facts: list[Fact], now: float, state: FollowUpState, due: date | None
) -> None:
    short = row(*facts, now=hours(now)).follow_up
    assert (short.state, short.due) == (state, due)


A = ActionKind

ACTIONS: list[tuple[str, list[Fact], tuple[ActionKind, date | None, str | None] | None]] = [
    ("nobody chosen", [met()], None),
    ("wanted", [met(), W(bring="a list")], (A.FIRST_TOUCH, day(2), "a list")),
    ("wrote", [wrote(hours(9), brought="a book")], (A.AWAIT_ANSWER, None, "a book")),
    ("answered", [wrote(hours(9), hours(20))], None),
    ("they gave since", [wrote(hours(9)), received(on=2)], None),
    ("promised", [gave(state="promised", note="tickets")], (A.KEEP_PROMISE, None, "tickets")),
    (
        "what is due first",
        [gave(state="promised", due_on=day(7)), planned(5), planned(6)],
        (A.FOLLOW_UP, day(5), None),
    ),
    (
        "a promise before a plan of the same day",
        [planned(5), gave(state="promised", due_on=day(5))],
        (A.KEEP_PROMISE, day(5), None),
    ),
    (
        "they promised",
        [wrote(hours(9)), received(state="promised", due_on=day(8), note="a call")],
        (A.AWAIT_PROMISE, day(8), "a call"),
    ),
    ("let go", [met(), W("let_go"), gave(state="promised")], None),
    ("nuisance", [met(), marked(), planned(3)], None),
]


@pytest.mark.parametrize(
    ("facts", "expected"), [c[1:] for c in ACTIONS], ids=[c[0] for c in ACTIONS]
)
def test_next_action(
    facts: list[Fact], expected: tuple[ActionKind, date | None, str | None] | None
) -> None:
    action = row(*facts, now=hours(20)).next_action
    assert (action and (action.kind, action.on, action.text)) == expected


def test_a_row_holds_all_of_it() -> None:
    promise = gave("introduction", on=10, state="promised", due_on=day(30))
    person = row(
        met(),
        met(hours(50 * D), 2),
        wrote(hours(18), hours(40), brought="a paper"),
        gave(on=3),
        received("business", on=60, yen=80_000),
        promise,
        now=hours(70 * D),
    )
    assert person.stage is Stage.TRUSTED
    assert person.follow_up.hours_to_first == 18
    assert person.follow_up.brought == "a paper"
    assert person.follow_up.done == hours(18)
    assert person.give_and_take.balance == 0
    assert person.last_contact == day(60)
    assert person.owed_by_me == (promise,)
    assert person.owed_to_me == ()
    assert person.days_to_match == 60
    assert person.re_encounters.events == 1
    assert not person.dormant
    assert person.next_action is not None and person.next_action.source == promise


def test_a_person_without_any_fact_has_a_row() -> None:
    person = row(now=datetime.now(NIGHT.tzinfo))
    assert (person.stage, person.clock, person.last_contact) == (Stage.COLLECTED, None, None)
    assert person.give_and_take.balance is None
