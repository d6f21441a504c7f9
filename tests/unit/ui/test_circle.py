"""The circle by hand: nobody under another, near and back again, and the whole never lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from math import atan2, hypot, tau

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.stage import Stage
from ui.relationships.circle_layout import NEAREST, RINGS, Node, Sector, arranged
from ui.relationships.circle_picture import CirclePicture
from ui.relationships.circle_scene import NODE, Dot, Scene, square, way
from ui.relationships.circle_words import sector_names

Key = Qt.Key


def dots(count: int) -> list[Dot]:
    """People of nine industries; the first are those with most exchanges."""
    return [
        Dot(
            n + 1,
            f"Person {n + 1}",
            Stage.EXCHANGED if n < 30 else Stage.COLLECTED,
            f"Industry {n % 9}",
            n * 2 if n < 40 else None,
            gave=max(0, 30 - n),
            received=0,
            promised=False,
            introduced=False,
        )
        for n in range(count)
    ]


def picture_of(count: int, qtbot: QtBot) -> CirclePicture:
    picture = CirclePicture()
    qtbot.addWidget(picture)
    picture.resize(770, 480)
    picture.show_dots(dots(count))
    picture.show()
    picture.setFocus()
    return picture


def turn_wheel(picture: CirclePicture, at: QPointF, delta: int) -> None:
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    keys, whole = Qt.KeyboardModifier.NoModifier, picture.mapToGlobal(at)
    event = QWheelEvent(at, whole, QPoint(), QPoint(0, delta), none, keys, phase, False)
    QApplication.sendEvent(picture, event)


def test_the_name_of_a_sector_gives_way_to_an_icon_at_the_rim(qapp: QApplication) -> None:
    at_rim = replace(dots(1)[0], days=None)
    scene = Scene({1: at_rim}, named=[at_rim], centre=QPointF(300, 220), radius=150.0)
    scene.sectors = (Sector("Professional services", 0.2, 0.6),)
    middle = way(scene.sectors[0].middle) * 1.05
    scene.nodes = {1: Node(middle.x(), middle.y())}
    ((_sector, box),) = sector_names(scene, QSize(700, 480))
    assert not QRectF(box).intersects(square(scene.at(1), NODE))


def test_people_with_icons_stand_beside_each_other(qapp: QApplication) -> None:
    people = [(d.key, d.sector, d.days) for d in dots(120)]
    nodes, _sectors = arranged(people, large=range(1, 25))
    gaps = [
        hypot(nodes[a].x - nodes[b].x, nodes[a].y - nodes[b].y)
        for a, b in combinations(range(1, 25), 2)
    ]
    assert min(gaps) * 190 > 2 * NODE  # pixels at the window's usual size


@given(st.lists(st.none() | st.integers(0, 900), min_size=1, max_size=40))
def test_room_for_icons_leaves_everybody_between_their_rings(days: list[int | None]) -> None:
    people = [(n, "A", d) for n, d in enumerate(days)]
    nodes, _sectors = arranged(people, large=range(0, len(days), 2))
    for key, _sector, when in people:
        radius = hypot(nodes[key].x, nodes[key].y)
        assert NEAREST - 0.001 < radius <= 1
        for since, ring in RINGS:
            assert when is None or (radius <= ring + 0.001 if when <= since else radius > ring)


def test_those_who_never_answered_fill_their_band(qapp: QApplication) -> None:
    nodes, (sector,) = arranged([(n, "A", None) for n in range(400)])
    middle, radii = sector.middle, [hypot(node.x, node.y) for node in nodes.values()]
    half = (min(radii) + max(radii)) / 2
    sides = [atan2(node.x, -node.y) % tau > middle for node in nodes.values()]
    quarters = Counter(zip(sides, (r > half for r in radii), strict=True))
    assert all(count > 400 * 0.2 for count in quarters.values())
    assert len(quarters) == 4


def test_several_of_one_narrow_sector_who_wrote_today_stand_apart(qapp: QApplication) -> None:
    people = [(n, f"Industry {max(0, n - 3)}", 0 if n < 4 else 200) for n in range(16)]
    nodes, _sectors = arranged(people, large=range(16))
    gaps = [
        hypot(nodes[a].x - nodes[b].x, nodes[a].y - nodes[b].y)
        for a, b in combinations(range(4), 2)
    ]
    assert min(gaps) > 0.1


def test_escape_shows_the_whole_again_and_only_then_leaves(
    qapp: QApplication, qtbot: QtBot
) -> None:
    picture = picture_of(60, qtbot)
    far = picture.place_of(60)
    QTest.keyClick(picture, Key.Key_Plus)
    QTest.keyClick(picture, Key.Key_Plus)
    assert picture.place_of(60) != far
    QTest.keyClick(picture, Key.Key_Escape)
    assert picture.place_of(60) == far


def test_a_fine_wheel_zooms_finely_and_about_the_pointer(qapp: QApplication, qtbot: QtBot) -> None:
    picture = picture_of(60, qtbot)
    at = picture.place_of(5)
    middle = picture.place_of(1)
    turn_wheel(picture, at, 120)
    turned = hypot(*(picture.place_of(1) - at).toTuple()) / hypot(*(middle - at).toTuple())
    assert picture.place_of(5).toPoint() == at.toPoint()
    QTest.keyClick(picture, Key.Key_0)
    for _part in range(8):
        turn_wheel(picture, at, 15)
    fine = hypot(*(picture.place_of(1) - at).toTuple()) / hypot(*(middle - at).toTuple())
    assert abs(fine - turned) < 0.01


def test_the_circle_cannot_be_dragged_out_of_sight(qapp: QApplication, qtbot: QtBot) -> None:
    picture = picture_of(60, qtbot)
    far = picture.place_of(60)
    corner = QPoint(5, 5)
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=corner)
    for step in range(1, 30):
        QTest.mouseMove(picture, corner + QPoint(30 * step, 20 * step))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton)
    assert picture.place_of(60) == far  # the whole is in sight, and there is nowhere to go
    for _step in range(4):
        QTest.keyClick(picture, Key.Key_Plus)
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=corner)
    for step in range(1, 90):
        QTest.mouseMove(picture, corner + QPoint(30 * step, 20 * step))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton)
    in_sight = [n for n in range(1, 61) if picture.rect().contains(picture.place_of(n).toPoint())]
    assert in_sight


def test_whoever_is_chosen_comes_into_sight(qapp: QApplication, qtbot: QtBot) -> None:
    picture = picture_of(60, qtbot)
    for _step in range(8):
        QTest.keyClick(picture, Key.Key_Plus)
    hidden = [n for n in range(1, 61) if not picture.rect().contains(picture.place_of(n).toPoint())]
    picture.choose(hidden[0])
    assert picture.rect().contains(picture.place_of(hidden[0]).toPoint())


def test_nearer_those_in_sight_get_names(qapp: QApplication, qtbot: QtBot) -> None:
    picture = picture_of(400, qtbot)
    before = set(picture.named)
    at = picture.place_of(390)
    for _step in range(10):
        turn_wheel(picture, at, 120)
    assert set(picture.named) - before
    assert all(picture.rect().contains(picture.place_of(n).toPoint()) for n in picture.named)
