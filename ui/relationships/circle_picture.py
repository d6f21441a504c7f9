"""The picture of the circle as a widget: what hands and keys do, its still parts kept."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.i18n import gettext as _
from ui.relationships.circle_layout import RINGS, arranged
from ui.relationships.circle_painting import draw_current, draw_everybody, draw_still
from ui.relationships.circle_scene import FOOT, NODE, Dot, Scene
from ui.theme.fonts import px
from ui.theme.theme import theme
from ui.widgets.painting import draws_lines, focus_pen
from ui.widgets.tips import plain_tip
from ui.wording import listed, people, stage_word

NAMED = 24
"""People with an icon, a line and a name; all others are dots."""

REACH = 16
NEAREST_ZOOM, FARTHEST_ZOOM = 8.0, 1.0
WHEEL_STEP = 120
"""A notch of a wheel in Qt's eighths of a degree; finer wheels and pads turn by parts of it."""


class CirclePicture(QWidget):
    """Arrow keys go to the next person, Enter opens, + − 0 and the wheel change the size."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._scene = Scene()
        self._by_weight: tuple[Dot, ...] = ()
        self._current: int | None = None
        self._zoom, self._shift = 1.0, QPointF(0, 0)
        self._grip: QPointF | None = None
        self._still: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Circle"))
        theme().changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        return QSize(px(640), px(540))

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Show people; the numbers are the spoken description too."""
        self._by_weight = tuple(sorted(dots, key=lambda d: d.weight, reverse=True))
        large = [d.key for d in self._by_weight[:NAMED]]
        nodes, sectors = arranged([(d.key, d.sector, d.days) for d in dots], large)
        self._scene = Scene({d.key: d for d in dots}, nodes, sectors)
        counts = [sum(1 for d in dots if d.days is not None and d.days <= n) for n, _at in RINGS]
        told = [f"{n}: {count}" for (n, _at), count in zip(RINGS, counts, strict=True)]
        self.setAccessibleDescription(listed(people(len(dots)), *told))
        self._redraw()

    def choose(self, key: int) -> None:
        """Put the focus on a person."""
        if key != self._current:
            self._current = key
            self._bring_into_sight()
            self.update()

    def _bring_into_sight(self) -> None:
        """Near by, whoever is in focus may stand outside: the circle moves under them."""
        key = self._current
        if key is None or key not in self._scene.nodes or self._zoom == FARTHEST_ZOOM:
            return
        at = self._scene.at(key)
        if not self._room().contains(at):
            self._shift += self._middle() - at
            self._redraw()

    @property
    def named(self) -> tuple[int, ...]:
        """Those who have an icon, a line and, where there is room, a name."""
        return tuple(dot.key for dot in self._scene.named)

    def place_of(self, key: int) -> QPointF:
        """Where a person stands, in pixels of this widget."""
        return self._scene.at(key)

    def _nearest(self, point: QPointF) -> int | None:
        best, least = None, float(px(REACH)) ** 2
        for key in self._scene.nodes:
            gap = self._scene.at(key) - point
            distance = gap.x() ** 2 + gap.y() ** 2
            if distance < least:
                best, least = key, distance
        return best

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._nearest(event.position())
        if found is None:
            self._grip = event.position() - self._shift
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.choose(found)
            self.chosen.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._shift = event.position() - self._grip
            self._redraw()
            return
        found = self._nearest(event.position())
        text = "" if found is None else _told(self._scene.dots[found])
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(text), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._nearest(event.position())
        if found is not None:
            self.opened.emit(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom_about(event.position(), 1.2 ** (event.angleDelta().y() / WHEEL_STEP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if key in step:
            self._step(step[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.opened.emit(self._current)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1 / 1.2 if key == Qt.Key.Key_Minus else 1.2
            self._zoom_about(self._scene.centre, factor)
        elif key == Qt.Key.Key_0 or (key == Qt.Key.Key_Escape and self._zoom > FARTHEST_ZOOM):
            self._zoom, self._shift = FARTHEST_ZOOM, QPointF(0, 0)
            self._redraw()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """To the next person clockwise among those with a name."""
        around = sorted((d.key for d in self._scene.named), key=self._angle)
        if around:
            at = around.index(self._current) if self._current in around else -step
            self.choose(around[(at + step) % len(around)])
            self.chosen.emit(self._current)

    def _angle(self, key: int) -> float:
        node = self._scene.nodes[key]
        return math.atan2(node.x, -node.y) % (2 * math.pi)

    def _zoom_about(self, point: QPointF, factor: float) -> None:
        zoom = max(FARTHEST_ZOOM, min(NEAREST_ZOOM, self._zoom * factor))
        moved = point - (point - self._scene.centre) * (zoom / self._zoom)
        self._shift = moved - self._middle()
        self._zoom = zoom
        self._redraw()

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, (self.height() - px(26)) / 2)

    def _room(self) -> QRectF:
        """Where people are wholly in sight."""
        edge = px(NODE + 4)
        return QRectF(edge, edge, self.width() - 2 * edge, self.height() - 2 * edge - px(FOOT))

    def _kept(self, shift: QPointF) -> QPointF:
        """A shift by which the circle's edge comes no farther than the middle of the picture."""
        most = self._scene.radius * (1 - FARTHEST_ZOOM / self._zoom)
        far = math.hypot(shift.x(), shift.y())
        return shift * (most / far) if far > most else shift

    def _named(self) -> Iterator[Dot]:
        """Those of most weight; near by, of those in sight, and nobody under another."""
        if self._zoom == FARTHEST_ZOOM:
            yield from self._by_weight[:NAMED]
            return
        room, placed = self._room(), list[QPointF]()
        for dot in self._by_weight:
            at = self._scene.at(dot.key)
            if room.contains(at) and all(_apart(at, other) for other in placed):
                placed.append(at)
                yield dot
            if len(placed) == NAMED:
                return

    # painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()

    def _redraw(self) -> None:
        room = min(self.width(), self.height()) / 2 - px(46)
        self._scene.radius = max(px(60), room) * self._zoom
        self._shift = self._kept(self._shift)
        self._scene.centre = self._middle() + self._shift
        self._scene.named = tuple(self._named())
        self._still = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if draws_lines(painter):
            draw_everybody(painter, self._scene, self.size())
        else:
            if self._still is None:
                self._still = draw_still(self._scene, self.size(), self.devicePixelRatioF())
            painter.drawPixmap(0, 0, self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._scene.dots.get(self._current or 0)
        if focused is not None:
            draw_current(painter, self._scene, focused)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(focus_pen())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)


def _apart(one: QPointF, other: QPointF) -> bool:
    return math.hypot(one.x() - other.x(), one.y() - other.y()) > px(2 * NODE + 4)


def _told(dot: Dot) -> str:
    both = _("gave {gave}, received {received}").format(gave=dot.gave, received=dot.received)
    return f"{dot.name}\n{listed(stage_word(dot.stage), both)}"
