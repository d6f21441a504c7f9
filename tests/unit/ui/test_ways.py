"""The four ways of seeing relationships: the same people, moved and opened by hand and by key."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.history import TriageChoice
from app.domain.stage import Stage
from app.services import history
from ui.main_window import MainWindow
from ui.relationships.board import OPEN
from ui.relationships.board_column import BoardColumn
from ui.relationships.circle_layout import arranged, radius_of
from ui.relationships.circle_scene import Scene
from ui.relationships.circle_words import sector_names
from ui.relationships.page import RelationshipsPage
from ui.relationships.time_scale import TimeScale, fitting_span, months_before

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def ways_page(window: MainWindow, qtbot: QtBot, count: int = 16) -> RelationshipsPage:
    window.open_page("relationships")
    page = window.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == count, timeout=WAIT)
    return page


def column(page: RelationshipsPage, stage: Stage) -> BoardColumn:
    found = page.ways.board.columns[stage]
    assert isinstance(found, BoardColumn)
    return found


def names(page: RelationshipsPage, stage: Stage) -> list[str]:
    return [row.contact.name for row in column(page, stage).list.rows.rows]


def focus(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def test_folded_columns_count_whoever_is_left_out_of_the_view(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told_on, qtbot)
    page.ways.switch.choose("board")
    folded = page.ways.board.columns[Stage.LET_GO]
    before = int(folded.toolTip().split()[-1])
    who = page.ways.board.current
    assert who is not None
    book = told_on.desk.book
    book.run(history.choose, who.contact.id, TriageChoice.LET_GO)
    told = f"Let go {before + 1}"
    qtbot.waitUntil(lambda: folded.toolTip() == told, timeout=WAIT)
    qtbot.waitUntil(lambda: len(page.ways.rows) == 15, timeout=WAIT)


def test_the_person_in_focus_stays_when_the_way_changes(told: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told, qtbot)
    person = page.ways.table.rows.rows[4].contact
    page.ways.table.choose(person.id)
    for way in ("board", "circle", "timeline", "table"):
        page.ways.switch.choose(way)
        assert page.ways.current is not None
        assert page.ways.current.contact == person


def test_ctrl_tab_goes_round_the_ways(told: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told, qtbot)
    page.ways.table.setFocus()
    seen = []
    for _step in range(4):
        QTest.keyClick(focus(told), Key.Key_Tab, CTRL)
        seen.append(page.ways.switch.current)
    assert seen == ["board", "circle", "timeline", "table"]


def test_the_board_has_everybody_once(told: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("board")
    shown = [name for stage in OPEN for name in names(page, stage)]
    others = [r.contact.name for r in page.ways.table.rows.rows if r.stage not in OPEN]
    assert sorted([*shown, *others]) == sorted(r.contact.name for r in page.ways.table.rows.rows)


def test_a_move_asks_for_the_record_and_escape_puts_the_card_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("board")
    cards = column(page, Stage.WANTED).list
    cards.setFocus()
    person = cards.rows.rows[0].contact.name
    QTest.keyClick(cards, Key.Key_Right, CTRL)
    assert focus(told).accessibleName() == "What I brought"
    QTest.keyClick(focus(told), Key.Key_Escape)
    assert person in names(page, Stage.WANTED)
    QTest.keyClick(cards, Key.Key_Right, CTRL)
    QTest.keyClick(focus(told), Key.Key_Return)
    qtbot.waitUntil(lambda: person in names(page, Stage.FOLLOWED_UP), timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: person in names(page, Stage.WANTED), timeout=WAIT)


def test_a_drop_on_let_go_is_recorded_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("board")
    row = column(page, Stage.WANTED).list.rows.rows[0]
    page.ways.board.columns[Stage.LET_GO].dropped.emit(row.contact.id, Stage.LET_GO)
    qtbot.waitUntil(lambda: row.contact.name not in names(page, Stage.WANTED), timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: row.contact.name in names(page, Stage.WANTED), timeout=WAIT)


def test_no_drop_makes_anybody_trusted_or_less_than_they_are(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("board")
    wanted = names(page, Stage.WANTED)
    row = column(page, Stage.ANSWERED).list.rows.rows[0]
    for stage in (Stage.TRUSTED, Stage.WANTED, Stage.COLLECTED):
        page.ways.board.moved.emit(row, stage)
        qtbot.waitUntil(told.toast.isVisible, timeout=WAIT)
    assert (names(page, Stage.WANTED), row.contact.name in names(page, Stage.ANSWERED)) == (
        wanted,
        True,
    )


def test_arrows_go_from_column_to_column(told: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("board")
    column(page, Stage.WANTED).list.setFocus()
    QTest.keyClick(focus(told), Key.Key_Right)
    assert focus(told) is column(page, Stage.FOLLOWED_UP).list
    QTest.keyClick(focus(told), Key.Key_Left)
    assert focus(told) is column(page, Stage.WANTED).list


def test_a_click_in_the_circle_chooses_and_a_double_click_opens(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("circle")
    circle = page.ways.circle
    target = circle.list.rows.rows[1]
    place = circle.picture.place_of(target.contact.id).toPoint()
    QTest.mouseClick(circle.picture, Qt.MouseButton.LeftButton, pos=place)
    assert page.ways.current == target
    QTest.mouseDClick(circle.picture, Qt.MouseButton.LeftButton, pos=place)
    assert told.page_key == "person"


def test_zooming_in_the_circle_moves_people_outwards_and_0_shows_all(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("circle")
    picture, key = page.ways.circle.picture, page.ways.circle.list.rows.rows[-1].contact.id
    picture.setFocus()
    before = picture.place_of(key)
    QTest.keyClick(picture, Key.Key_Plus)
    assert picture.place_of(key) != before
    QTest.keyClick(picture, Key.Key_0)
    assert picture.place_of(key) == before


def test_letters_record_from_every_way(told: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told, qtbot)
    for way in ("board", "circle", "timeline"):
        page.ways.switch.choose(way)
        shown = page.ways.panes()[-1] if way == "circle" else page.ways.panes()[0]
        shown.setFocus()
        QTest.keyClick(shown, Key.Key_T)
        assert focus(told).accessibleName() == "What I brought"
        QTest.keyClick(focus(told), Key.Key_Escape)


def test_the_timeline_says_what_happened(told: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("timeline")
    rows = page.ways.timeline.list
    assert rows.rows.rowCount() == 16
    at = next(i for i, r in enumerate(rows.rows.rows) if r.contact.name == "田中 一郎")
    said = str(rows.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Met: 士業交流ランチ" in said
    assert "Received:" in said


@given(st.lists(st.integers(0, 4000), min_size=2, max_size=50))
def test_whoever_was_heard_of_later_stands_nearer(days: list[int]) -> None:
    ordered = sorted(set(days))
    radii = [radius_of(n) for n in ordered]
    assert all(nearer <= farther for nearer, farther in pairwise(radii))
    assert all(0 < radius < radius_of(None) for radius in radii)


@pytest.mark.parametrize(("days", "radius"), [(7, 0.36), (30, 0.62), (90, 0.76), (180, 0.86)])
def test_the_rings_stand_where_they_are_drawn(days: int, radius: float) -> None:
    assert radius_of(days) == pytest.approx(radius)


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.none() | st.integers(0, 900)), min_size=1, max_size=60
    )
)
def test_everybody_stands_in_their_sector_within_the_circle(
    people: list[tuple[str, int | None]],
) -> None:
    nodes, sectors = arranged([(i, name, days) for i, (name, days) in enumerate(people)])
    assert set(nodes) == set(range(len(people)))
    assert all(node.x**2 + node.y**2 <= 1 for node in nodes.values())
    assert {s.name for s in sectors} == {name for name, _days in people}
    assert sectors[-1].last == pytest.approx(6.283185307)


def test_names_of_sectors_stand_in_sight_and_beside_each_other(qapp: object) -> None:
    size = QSize(768, 480)
    shares = (40, 30, 12, 9, 9, 6, 4, 3, 2, 1, 1, 1, 1)
    people = [(f"Industry number {n}", i) for n, count in enumerate(shares) for i in range(count)]
    nodes, sectors = arranged([(key, name, None) for key, (name, _i) in enumerate(people)])
    scene = Scene({}, nodes, sectors, centre=QPointF(384, 227), radius=181)
    shown = sector_names(scene, size)
    assert len(shown) > len(shares) - 3
    room = QRect(QPoint(0, 0), size)
    assert all(room.contains(box) for _sector, box in shown)
    assert not any(a.intersects(b) for (_s, a), (_t, b) in combinations(shown, 2))


@pytest.mark.parametrize(
    ("first", "months"),
    [(None, 3), (date(2026, 11, 2), 3), (date(2026, 8, 1), 6), (date(2020, 1, 1), 120)],
)
def test_the_timeline_opens_on_all_that_happened(first: date | None, months: int) -> None:
    assert fitting_span(first, date(2026, 11, 25)) == months


def test_days_stand_in_order_on_the_scale() -> None:
    scale = TimeScale(date(2026, 9, 1), date(2026, 11, 25), 100, 850)
    assert scale.x(scale.first) == 100
    assert scale.x(scale.last) == 950
    assert list(scale.months()) == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    assert months_before(date(2026, 1, 31), 2) == date(2025, 11, 1)


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return])
def test_from_the_search_one_key_leads_to_who_was_found(
    told: MainWindow, qtbot: QtBot, key: Key
) -> None:
    page = ways_page(told, qtbot)
    page.focus_search()
    QTest.keyClicks(page.search, "trusted")
    QTest.keyClick(page.search, key)
    assert focus(told) is page.ways.table
    assert page.ways.current is not None
    assert page.ways.current.stage is Stage.TRUSTED


def test_the_board_cuts_no_card_and_says_how_many_more_there_are(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose("board")
    cards = column(page, Stage.WANTED)
    told.resize(1280, 640)
    qtbot.waitUntil(cards.more.isVisible, timeout=WAIT)
    seen = cards.list.viewport().rect()
    shown = [
        cards.list.visualRect(cards.list.rows.index(i)) for i in range(cards.list.rows.rowCount())
    ]
    inside = [box for box in shown if seen.contains(box)]
    assert inside
    assert not [box for box in shown if seen.intersects(box) and not seen.contains(box)]
    assert str(len(shown) - len(inside)) in cards.more.text()
    before = cards.list.indexAt(seen.center()).row()
    QTest.mouseClick(cards.more, Qt.MouseButton.LeftButton)
    assert cards.list.indexAt(seen.center()).row() != before


def test_all_that_are_chosen_stay_so_when_sorted_otherwise(told: MainWindow, qtbot: QtBot) -> None:
    table = ways_page(told, qtbot).ways.table
    table.setFocus()
    table.choose_first()
    for _more in range(3):
        QTest.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = {row.contact.id for row in table.chosen}
    assert len(chosen) == 4
    for column in range(3):
        table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        assert {row.contact.id for row in table.chosen} == chosen
