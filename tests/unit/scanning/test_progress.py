"""Pace and what is left, by example."""

from app.scanning.progress import Pace, Progress


def test_nothing_to_do() -> None:
    assert Pace().progress(0, 0) == Progress(0, 0, 0, None, 0.0)


def test_before_the_first_answer_nobody_knows_how_long() -> None:
    pace = Pace()
    pace.begin(10.0)
    assert pace.progress(5, 1) == Progress(5, 1, 0, None, None)


def test_two_cards_in_four_seconds_are_thirty_a_minute() -> None:
    pace = Pace()
    pace.begin(10.0)
    pace.finish(12.0)
    pace.finish(14.0)
    assert pace.progress(3, 1) == Progress(3, 1, 2, 30.0, 8.0)


def test_a_rest_between_two_stacks_is_nobodys_pace() -> None:
    pace = Pace()
    pace.begin(0.0)
    pace.finish(1.0)
    pace.begin(1000.0)
    pace.finish(1001.0)
    assert pace.progress(1, 0).cards_per_minute == 60.0
    assert pace.progress(1, 0).done_since_start == 2


def test_only_the_last_answers_count() -> None:
    pace = Pace()
    pace.begin(0.0)
    pace.finish(100.0)
    for second in range(101, 131):
        pace.finish(float(second))
    assert pace.progress(1, 0).cards_per_minute == 60.0
