"""The words in the circle: sectors, people, rings and what the lines mean, none over another."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.i18n import gettext as _
from ui.relationships.circle_layout import RINGS, Sector
from ui.relationships.circle_scene import DOT, FOOT, NODE, Scene, square, way
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_text, text_width

_FROM_THE_TOP = tuple(math.radians(side * n * 5) for n in range(36) for side in (1, -1))
"""Angles at which the days of a ring may stand, the top first."""


def sector_names(scene: Scene, size: QSize) -> list[tuple[Sector, QRect]]:
    """Where the names of sectors stand: in sight and beside each other, the widest sectors first.

    One for which there is no room is left out.
    """
    room = QRect(QPoint(2, 2), size - QSize(4, 4 + px(FOOT)))
    icons = [square(scene.at(dot.key), px(NODE)).toAlignedRect() for dot in scene.named]
    found: list[tuple[Sector, QRect]] = []
    for sector in sorted(scene.sectors, key=lambda s: s.first - s.last):
        box = _beside(scene, sector)
        if not box.intersects(room):
            continue
        inside = box.translated(
            max(0, room.left() - box.left()) - max(0, box.right() - room.right()),
            max(0, room.top() - box.top()) - max(0, box.bottom() - room.bottom()),
        )
        shifted = [inside.translated(step) for step in _steps(way(sector.middle))]
        free = [b for b in shifted if room.contains(b) and not _touches(b, (t for _s, t in found))]
        clear = (b for b in free if not _touches(b, icons))
        if free:
            found.append((sector, next(clear, free[0])))
    return found


def _steps(out: QPointF) -> Iterator[QPoint]:
    """How far a name may move: outwards, or a line up or down."""
    for far in range(5):
        yield (out * px(10) * far).toPoint()
    outward = -1 if out.y() < 0 else 1
    for line in (outward, -outward):
        yield QPoint(0, px(18) * line)


def _touches(box: QRect, others: Iterable[QRect]) -> bool:
    return any(box.intersects(other) for other in others)


def _beside(scene: Scene, sector: Sector) -> QRect:
    out = way(sector.middle)
    at = scene.centre + out * (scene.radius + px(14))
    width = text_width(sector.name, Role.SMALL) + 2
    left = at.x() - width * (1 - out.x()) / 2
    return QRect(round(left), round(at.y()) - px(9), width, px(18))


def draw_names(painter: QPainter, scene: Scene, size: QSize) -> None:
    """Names only where they fit, those of most weight first; else they show on hover.

    Those of sectors and rings come before those of people.
    """
    room = QRectF(2, 2, size.width() - 4, size.height() - px(FOOT))
    taken = [square(scene.at(dot.key), px(NODE + 2)) for dot in scene.named]
    taken.append(square(scene.centre, px(22)))
    sectors = sector_names(scene, size)
    for sector, box in sectors:
        draw_text(painter, box, sector.name, Role.SMALL, tokens().text2)
    taken += [box.toRectF() for _sector, box in sectors]
    taken += _name_rings(painter, scene, room, taken)
    scene.written.clear()
    for number, dot in enumerate(scene.named):
        others = taken[:number] + taken[number + 1 :]
        place = name_place(scene.at(dot.key), dot.name, room, others)
        if place is not None:
            taken.append(place)
            scene.written.add(dot.key)
            draw_name(painter, place, dot.name)


def _name_rings(
    painter: QPainter, scene: Scene, room: QRectF, taken: Sequence[QRectF]
) -> list[QRectF]:
    """Say how many days each ring is, at the top or as near to it as there is room."""
    placed: list[QRectF] = []
    for days, part in RINGS:
        label = _("{n} d").format(n=days)
        width = text_width(label, Role.TINY) + px(6)
        for angle in _FROM_THE_TOP:
            at = scene.centre + way(angle) * scene.radius * part
            rect = QRectF(at.x() - width / 2, at.y() - px(8), width, px(16))
            if room.contains(rect) and not any(rect.intersects(x) for x in (*taken, *placed)):
                placed.append(rect)
                draw_name(painter, rect, label, Role.TINY, tokens().text2)
                break
    return placed


def name_place(at: QPointF, name: str, room: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
    """Right, left, below or above of a node or aslant of it, whichever is free first."""
    width, height, gap = text_width(name, Role.SMALL_STRONG), px(18), px(NODE + 4)
    aslant = gap * 0.7, -gap * 0.7 - width
    around = (
        (at.x() + gap, at.y() - height / 2),
        (at.x() - gap - width, at.y() - height / 2),
        (at.x() - width / 2, at.y() + gap),
        (at.x() - width / 2, at.y() - gap - height),
        *((at.x() + side, at.y() + off) for side in aslant for off in (gap / 2, -gap / 2 - height)),
    )
    places = (QRectF(left - 2, top, width + 6, height) for left, top in around)
    free = (p for p in places if room.contains(p) and not any(p.intersects(t) for t in taken))
    return next(free, None)


def draw_name(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: Role = Role.SMALL_STRONG,
    tone: str | None = None,
    *,
    clear: bool = False,
) -> None:
    """A text on a ground that lets little through, or nothing where it must be `clear`."""
    ground = QColor(tokens().base)
    ground.setAlphaF(1.0 if clear else 0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 4, 4)
    room = rect.toRect().adjusted(2, 0, 4, 0)
    draw_text(painter, room, text, role, tone or tokens().text)


def draw_legend(painter: QPainter, left: int, size: QSize) -> None:
    """What lines and dots mean, each beside its sign; `left` people are dots."""
    parts: list[tuple[Callable[[QPainter, QPointF], None] | None, str]] = [
        (_thick_line, _("exchanges")),
        (_dashed_line, _("promised")),
        (_hollow_node, _("introduced by somebody")),
        (_small_dot, _("{n} more (point at them)").format(n=left)),
        (None, _("outer band: no answer yet")),
    ]
    x, y = px(20), size.height() - px(15)
    foot = QRect(0, size.height() - px(FOOT), size.width(), px(FOOT))
    painter.fillRect(foot, color(tokens().window))  # near by, dots would stand under the words
    for sign, words in parts:
        if sign is _small_dot and left <= 0:
            continue
        if sign is not None:
            sign(painter, QPointF(x + px(12), y))
            x += px(30)
        room = QRect(x, y - px(11), max(0, size.width() - x - px(8)), px(22))
        x += draw_text(painter, room, words, Role.SMALL, tokens().text2) + px(16)


def _thick_line(painter: QPainter, at: QPointF) -> None:
    painter.setPen(QPen(color(tokens().edge), 3.5))
    painter.drawLine(at - QPointF(px(12), 0), at + QPointF(px(12), 0))


def _dashed_line(painter: QPainter, at: QPointF) -> None:
    painter.setPen(QPen(color(tokens().edge), 1.4, Qt.PenStyle.DashLine))
    painter.drawLine(at - QPointF(px(12), 0), at + QPointF(px(12), 0))


def _hollow_node(painter: QPainter, at: QPointF) -> None:
    painter.setPen(QPen(color(tokens().text2), 1.6))
    painter.setBrush(color(tokens().base))
    painter.drawEllipse(at + QPointF(px(4), 0), px(6), px(6))


def _small_dot(painter: QPainter, at: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens().text3))
    painter.drawEllipse(at + QPointF(px(6), 0), px(DOT), px(DOT))
