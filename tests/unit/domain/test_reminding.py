"""When the desktop reminds: the morning, before a clock runs out, and never in quiet hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reminding import QuietHours, digest_is_due, runs_out_soon

TOKYO = timezone(timedelta(hours=9))
NIGHT = QuietHours(time(21), time(7))
NEVER = QuietHours(time(0), time(0))
MORNING = time(8)

times = st.times().map(lambda t: t.replace(microsecond=0))
moments = st.integers(0, 360 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 2, tzinfo=TOKYO) + timedelta(minutes=minutes)
)
hours_of_quiet = st.builds(QuietHours, times, times)


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TOKYO)


def test_the_digest_comes_once_from_its_time_on() -> None:
    due = [digest_is_due(at(h), MORNING, NIGHT, None) for h in (6, 8, 15, 22)]
    assert due == [False, True, True, False]
    assert not digest_is_due(at(9), MORNING, NIGHT, at(8).date())
    assert digest_is_due(at(9, day=25), MORNING, NIGHT, at(8).date())


def test_a_digest_at_a_quiet_time_waits_for_the_end_of_it() -> None:
    early = time(6)
    assert not digest_is_due(at(6, 30), early, NIGHT, None)
    assert digest_is_due(at(7), early, NIGHT, None)


def test_a_clock_is_told_of_four_hours_before_it_runs_out() -> None:
    deadline = at(18)
    told = [runs_out_soon(at(h), deadline, NIGHT) for h in (9, 13, 14, 17, 18, 19)]
    assert told == [False, False, True, True, False, False]


def test_a_clock_that_ends_at_midnight_is_told_of_before_the_quiet_begins() -> None:
    midnight = at(0, day=25)
    assert [runs_out_soon(at(h), midnight, NIGHT) for h in (16, 17, 20, 21)] == [
        False,
        True,
        True,
        False,
    ]
    assert runs_out_soon(at(20), midnight, NEVER)
    assert not runs_out_soon(at(19), midnight, NEVER)


def test_a_clock_of_tomorrow_waits() -> None:
    assert not runs_out_soon(at(20), at(0, 30, day=25), NEVER)


@given(hours_of_quiet, moments)
def test_the_next_quiet_begins_at_once_or_later_and_is_quiet(
    quiet: QuietHours, now: datetime
) -> None:
    begin = quiet.next_begin(now)
    assert (begin is None) == (quiet.begins == quiet.ends)
    if begin is not None:
        assert now <= begin < now + timedelta(days=1, minutes=1)


@given(hours_of_quiet, moments, times, st.integers(0, 3000))
def test_nothing_is_shown_in_quiet_hours(
    quiet: QuietHours, now: datetime, digest: time, minutes: int
) -> None:
    if quiet.covers(now.time()):
        assert not digest_is_due(now, digest, quiet, None)
        assert not runs_out_soon(now, now + timedelta(minutes=minutes), quiet)


@given(hours_of_quiet, moments)
def test_every_clock_whose_day_has_an_hour_that_is_not_quiet_before_it_is_told_of(
    quiet: QuietHours, deadline: datetime
) -> None:
    """Looked at each minute of the day of its deadline."""
    day = (deadline - timedelta.resolution).replace(hour=0, minute=0, second=0, microsecond=0)
    minutes = [day + timedelta(minutes=n) for n in range(24 * 60)]
    awake = [m for m in minutes if m < deadline and not quiet.covers(m.time())]
    assert bool(awake) == any(runs_out_soon(m, deadline, quiet) for m in minutes)
