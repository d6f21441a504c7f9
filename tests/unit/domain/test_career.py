"""Days of a career: typed as people write them, and written as shortly again."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.career import day_of_text, in_order, span_words, text_of_day
from app.domain.contact import Affiliation, ContactDetails, PersonName
from app.i18n import set_language


@pytest.mark.parametrize(
    ("text", "begins", "ended"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019年", date(2019, 1, 1), date(2019, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019/4", date(2019, 4, 1), date(2019, 4, 30)),
        ("２０１９年４月", date(2019, 4, 1), date(2019, 4, 30)),
        ("2019.4.15", date(2019, 4, 15), date(2019, 4, 15)),
        ("令和元年5月", date(2019, 5, 1), date(2019, 5, 31)),
        ("R6.4", date(2024, 4, 1), date(2024, 4, 30)),
        ("平成30年", date(2018, 1, 1), date(2018, 12, 31)),
        ("Apr 2019", date(2019, 4, 1), date(2019, 4, 30)),
        ("15 September 2019", date(2019, 9, 15), date(2019, 9, 15)),
        (" ", None, None),
    ],
)
def test_days_are_typed_as_people_write_them(
    text: str, begins: date | None, ended: date | None
) -> None:
    assert day_of_text(text, ends=False) == begins
    assert day_of_text(text, ends=True) == ended


@pytest.mark.parametrize("text", ["soon", "19", "2019-13", "2019-02-30", "Foo 2019", "R0"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        day_of_text(text, ends=False)


@pytest.mark.parametrize("ends", [False, True])
@pytest.mark.parametrize("text", ["2019", "2019-04", "2019-04-15", "2020-02", ""])
def test_a_day_is_written_no_longer_than_it_was_typed(text: str, ends: bool) -> None:
    assert text_of_day(day_of_text(text, ends=ends), ends=ends) == text


def test_spans_are_told_to_the_month() -> None:
    work = Affiliation("あおば地所", since=date(2019, 4, 1), until=date(2024, 3, 31))
    assert span_words(work) == "Apr 2019 – Mar 2024"
    assert span_words(Affiliation("A", since=date(2019, 1, 1))) == "2019 –"
    assert span_words(Affiliation("A")) == ""
    set_language("ja")
    assert span_words(work) == "2019年4月–2024年3月"
    set_language("en")


def test_the_work_of_now_comes_first_and_then_the_latest() -> None:
    old = Affiliation("Old", until=date(2010, 1, 1))
    late = Affiliation("Late", until=date(2020, 1, 1))
    side, now = Affiliation("Side"), Affiliation("Now", is_primary=True)
    found = in_order(ContactDetails(PersonName("田中"), (old, side, late, now)))
    assert [work.company for work in found] == ["Now", "Side", "Late", "Old"]
