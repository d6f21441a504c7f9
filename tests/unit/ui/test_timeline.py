"""The timeline: cards among what happened, and marks that lie on each other told as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.history import Channel, FollowUp
from app.domain.ids import ContactId
from app.services import history, review
from tests.screenshots.story import NOW
from tests.unit.ui.test_ways import ways_page
from ui.main_window import MainWindow
from ui.relationships.timeline import TimelineView
from ui.relationships.timeline_marks import NEAR, bunched

WAIT = 8000


def timeline(window: MainWindow, qtbot: QtBot) -> TimelineView:
    page = ways_page(window, qtbot)
    page.ways.switch.choose("timeline")
    return page.ways.timeline


def spoken(shown: TimelineView, name: str) -> str:
    at = next(i for i, r in enumerate(shown.list.rows.rows) if r.contact.name == name)
    return str(shown.list.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole))


def test_cards_stand_on_the_line_with_everything_else(told: MainWindow, qtbot: QtBot) -> None:
    shown = timeline(told, qtbot)
    qtbot.waitUntil(lambda: "Card taken in" in spoken(shown, "田中 一郎"), timeout=WAIT)


def test_a_card_that_comes_later_is_put_on_the_line(told_on: MainWindow, qtbot: QtBot) -> None:
    shown = timeline(told_on, qtbot)
    qtbot.waitUntil(lambda: "Card taken in" in spoken(shown, "田中 一郎"), timeout=WAIT)
    before = spoken(shown, "田中 一郎").count("Card taken in")
    _file_another(told_on.desk.book, shown)
    qtbot.waitUntil(
        lambda: spoken(shown, "田中 一郎").count("Card taken in") == before + 1, timeout=WAIT
    )


def _file_another(book: CardBook, shown: TimelineView) -> None:
    who = next(r.contact.id for r in shown.list.rows.rows if r.contact.name == "田中 一郎")
    read = (scan for scan in book.ask(review.queue) if scan.reading and scan.reading.card)
    scan = next(read)
    book.run(review.accept, scan.id, None, who)


@given(st.lists(st.floats(0, 900), max_size=300).map(sorted))
def test_every_mark_is_in_one_bunch_and_bunches_are_apart(xs: Sequence[float]) -> None:
    bunches = bunched(xs)
    assert [at for bunch in bunches for at in bunch] == list(range(len(xs)))
    firsts = [xs[bunch[0]] for bunch in bunches]
    assert all(b - a > NEAR for a, b in pairwise(firsts))


@pytest.mark.parametrize("count", [3, 300])
def test_few_and_many_marks_are_told_whole_where_the_pointer_is(
    told_on: MainWindow, qtbot: QtBot, count: int
) -> None:
    shown = timeline(told_on, qtbot)
    row = shown.list.rows.rows[0]
    for n in range(count):
        touch = FollowUp(
            ContactId(row.contact.id),
            done_at=(NOW - timedelta(days=n)).date(),
            channel=Channel.MAIL,
            brought=f"word {n}",
        )
        told_on.desk.book.run(history.record_follow_up, touch)
    last = f"word {count - 1}"
    qtbot.waitUntil(lambda: last in spoken(shown, row.contact.name), timeout=WAIT)
    now = next(r for r in shown.list.rows.rows if r.contact.id == row.contact.id)
    day = (NOW - timedelta(days=2)).date()
    tip = shown.tip_at(now, day)
    assert "word 2" in tip
    assert "word 290" not in tip
