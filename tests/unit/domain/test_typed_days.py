from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.typed_days import typed_day

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "text, day",
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("2026/1/5", date(2026, 1, 5)),
        ("２０２６年１月５日", date(2026, 1, 5)),
        ("12/24", date(2026, 12, 24)),
        ("1/5", date(2027, 1, 5)),
        ("11月24日", date(2026, 11, 24)),
        ("+7", date(2026, 12, 2)),
        ("-1", date(2026, 11, 24)),
        ("today", TODAY),
        (" 明日 ", date(2026, 11, 26)),
        ("Yesterday", date(2026, 11, 24)),
    ],
)
def test_a_day_is_understood_as_it_is_typed(text: str, day: date) -> None:
    assert typed_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "2/30", "13/1", "7", "+", "24.12.2026"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        typed_day(text, TODAY)


@given(st.dates(date(1900, 1, 1), date(9999, 12, 31)), st.dates(date(2000, 1, 1)))
def test_a_whole_day_means_itself_on_any_day(day: date, today: date) -> None:
    assert typed_day(day.isoformat(), today) == day


@given(st.text(max_size=12))
def test_no_text_does_anything_but_be_a_day_or_be_refused(text: str) -> None:
    try:
        assert isinstance(typed_day(text, TODAY), date)
    except (ValueError, OverflowError) as error:
        assert isinstance(error, ValueError)
