import time
from collections.abc import Iterator

import pytest

from app.domain.clocks import ClockState, Rules, clocks
from app.domain.ids import EncounterId
from tests.unit.domain.facts import Fact, chose, day, hours, marked, met, planned, timeline, wrote

RULES = Rules()
R, T, L, N = ClockState.RUNNING, ClockState.ON_TIME, ClockState.LATE, ClockState.NONE

CASES: list[tuple[str, list[Fact], float, ClockState, float | None]] = [
    ("just met", [met()], 1, R, None),
    ("a minute left", [met()], 47.99, R, None),
    ("over", [met()], 48, N, None),
    ("planned is not made", [met(), planned(1)], 49, N, None),
    ("at once", [met(), wrote(hours(0))], 1, T, 0),
    ("next morning", [met(), wrote(hours(14))], 99, T, 14),
    ("on the stroke", [met(), wrote(hours(48))], 99, T, 48),
    ("late", [met(), wrote(hours(48.5))], 99, L, 48.5),
    ("the first touch counts", [met(), wrote(hours(70)), wrote(hours(20))], 99, T, 20),
    ("a touch before is none", [met(), wrote(hours(-5))], 9, R, None),
    ("let go: no clock runs", [met(), chose("let_go")], 9, N, None),
    ("nuisance: no clock runs", [met(), marked()], 9, N, None),
    ("let go after a touch", [met(), wrote(hours(14)), chose("let_go", 5)], 99, T, 14),
]


@pytest.mark.parametrize(
    ("facts", "now", "state", "first"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_clock(facts: list[Fact], now: float, state: ClockState, first: float | None) -> None:
    story = timeline(*facts)
    clock = clocks(story, hours(now), RULES)[-1]
    assert (clock.state, clock.hours) == (state, first)


def test_hours_left_are_told_while_the_clock_runs() -> None:
    (clock,) = clocks(timeline(met()), hours(43), RULES)
    assert clock.hours_left(hours(43)) == 5
    (clock,) = clocks(timeline(met()), hours(50), RULES)
    assert clock.hours_left(hours(50)) is None


def test_the_hours_are_a_setting() -> None:
    (clock,) = clocks(timeline(met(), wrote(hours(30))), hours(99), Rules(follow_up_hours=24))
    assert clock.state is L


def test_unlinked_touch_belongs_to_the_latest_encounter_before_it() -> None:
    story = timeline(met(), met(hours(24), 2), wrote(hours(30)))
    assert [c.state for c in clocks(story, hours(99), RULES)] == [N, T]


def test_linked_touch_belongs_to_its_encounter() -> None:
    first = met()
    story = timeline(first, met(hours(24), 2), wrote(hours(30), encounter_id=first.id))
    assert [c.hours for c in clocks(story, hours(99), RULES)] == [30, None]


def test_link_to_an_encounter_of_nobody_is_as_no_link() -> None:
    story = timeline(met(), wrote(hours(30), encounter_id=EncounterId(999_999)))
    assert [c.hours for c in clocks(story, hours(99), RULES)] == [30]


def test_nobody_met_no_clock() -> None:
    assert clocks(timeline(wrote(hours(3))), hours(9), RULES) == ()


@pytest.fixture
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("tokyo")
def test_where_only_the_day_is_known_the_clock_starts_at_its_end() -> None:
    # The day ends at midnight in Tokyo, 15:00 UTC, four hours before NIGHT's time of day.
    story = timeline(met(day(0)), wrote(hours(-4 + 48)))
    (clock,) = clocks(story, hours(99), RULES)
    assert (clock.state, clock.hours) == (T, 48)
    assert clock.due_on == day(2)


@pytest.mark.usefixtures("tokyo")
@pytest.mark.parametrize(("written", "passed"), [(0, 0), (1, 24), (2, 48), (3, 72)])
def test_days_without_time_pass_whole(written: int, passed: float) -> None:
    story = timeline(met(day(0)), wrote(day(written)))
    (clock,) = clocks(story, hours(99), RULES)
    assert clock.hours == passed


@pytest.mark.usefixtures("tokyo")
def test_touch_on_the_day_of_a_meeting_without_time_comes_after_it() -> None:
    story = timeline(met(day(0)), wrote(hours(-12)))
    (clock,) = clocks(story, hours(99), RULES)
    assert clock.hours == 0
