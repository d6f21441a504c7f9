"""How the circle is painted: rings and sectors, dots, and people with lines and names."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from app.domain.stage import Stage
from ui.relationships.circle_layout import RINGS
from ui.relationships.circle_scene import DOT, NODE, Dot, Scene, square, way
from ui.relationships.circle_words import draw_legend, draw_name, draw_names, name_place
from ui.theme.fonts import Role, px
from ui.theme.theme import color, font, tokens
from ui.widgets.painting import draw_icon, draws_lines, focus_pen, text_width


def draw_still(scene: Scene, size: QSize, ratio: float) -> QPixmap:
    """Everything but the person in focus, to be kept."""
    still = QPixmap(size * ratio)
    still.setDevicePixelRatio(ratio)
    still.fill(color(tokens().window))
    painter = QPainter(still)
    draw_everybody(painter, scene, size)
    painter.end()
    return still


def draw_everybody(painter: QPainter, scene: Scene, size: QSize) -> None:
    """Everything but the person in focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_rings(painter, scene)
    named = {dot.key for dot in scene.named}
    _draw_dots(painter, scene, [d for d in scene.dots.values() if d.key not in named], size)
    for dot in reversed(scene.named):
        _draw_line(painter, scene, dot, tokens().edge)
    for dot in reversed(scene.named):
        _draw_node(painter, scene, dot)
    _draw_me(painter, scene)
    draw_names(painter, scene, size)
    draw_legend(painter, len(scene.dots) - len(scene.named), size)


def draw_current(painter: QPainter, scene: Scene, dot: Dot) -> None:
    """The person in focus: a thread, a ring, and a name in any case."""
    _draw_line(painter, scene, dot, tokens().thread)
    _draw_node(painter, scene, dot)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(focus_pen())
    painter.drawEllipse(scene.at(dot.key), px(NODE + 5), px(NODE + 5))
    if dot.key in scene.written:
        return
    at = scene.at(dot.key)
    width = text_width(dot.name, Role.SMALL_STRONG)
    below = QRectF(at.x() - width / 2 - 2, at.y() + px(NODE + 6), width + 6, px(18))
    others = [square(scene.at(d.key), px(NODE)) for d in scene.named if d.key != dot.key]
    free = name_place(at, dot.name, QRectF(painter.viewport()), others)
    draw_name(painter, free or below, dot.name, clear=True)


def _draw_rings(painter: QPainter, scene: Scene) -> None:
    centre, radius = scene.centre, scene.radius
    painter.setBrush(color(tokens().base))
    painter.setPen(QPen(color(tokens().line), 1, Qt.PenStyle.DashLine))
    painter.drawEllipse(centre, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(tokens().line), 1))
    for _days, part in RINGS:
        painter.drawEllipse(centre, radius * part, radius * part)
    if len(scene.sectors) > 1:
        inner = radius * RINGS[0][1]
        for sector in scene.sectors:
            out = way(sector.first)
            painter.drawLine(centre + out * inner, centre + out * radius)


def _draw_dots(painter: QPainter, scene: Scene, dots: Sequence[Dot], size: QSize) -> None:
    """Stamped on a screen, a fifth of the work of painting; as circles where lines are kept."""
    half = px(DOT)
    room = QRectF(QPointF(), size.toSizeF()).adjusted(-half, -half, half, half)
    placed: dict[Stage, list[QPointF]] = {stage: [] for stage in Stage}
    for dot in dots:
        at = scene.at(dot.key)
        if room.contains(at):
            placed[dot.stage].append(at)
    stamps = not draws_lines(painter)
    for stage, places in placed.items():
        if stamps and places:
            stamp, middle = _dot_stamp(stage, painter.device().devicePixelRatio())
            for at in places:
                painter.drawPixmap(at - middle, stamp)
        else:
            _dress_dot(painter, stage)
            for at in places:
                painter.drawEllipse(at, half, half)


def _dress_dot(painter: QPainter, stage: Stage) -> None:
    paint = QColor(tokens().stages[stage].mark)
    paint.setAlphaF(0.55)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint)


def _dot_stamp(stage: Stage, ratio: float) -> tuple[QPixmap, QPointF]:
    """A picture of a dot, and where its middle is."""
    half = px(DOT)
    side = math.ceil(2 * half) + 2
    middle = QPointF(side / 2, side / 2)
    stamp = QPixmap(QSize(side, side) * ratio)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _dress_dot(painter, stage)
    painter.drawEllipse(middle, half, half)
    painter.end()
    return stamp, middle


def _draw_line(painter: QPainter, scene: Scene, dot: Dot, colour: str) -> None:
    """As thick as what was exchanged; an arrow at the side that received; dashed: promised."""
    count = dot.gave + dot.received
    gap = scene.at(dot.key) - scene.centre
    length = math.hypot(gap.x(), gap.y())
    silent = not (count or dot.promised or dot.days is not None)
    if silent or length < px(40):
        return
    way, width = gap / length, 1.0 + 0.7 * min(count, 6)
    start, end = scene.centre + way * px(22), scene.at(dot.key) - way * px(NODE + 3)
    style = Qt.PenStyle.SolidLine if count or not dot.promised else Qt.PenStyle.DashLine
    painter.setPen(QPen(color(colour), width, style))
    painter.drawLine(start, end)
    painter.setBrush(color(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    if dot.gave:
        _draw_arrow(painter, end, way, width)
    if dot.received:
        _draw_arrow(painter, start, -way, width)


def _draw_arrow(painter: QPainter, tip: QPointF, way: QPointF, width: float) -> None:
    length, half = 7 + width, 3 + width * 0.7
    across = QPointF(-way.y(), way.x())
    base = tip - way * length
    painter.drawPolygon(QPolygonF([tip, base + across * half, base - across * half]))


def _draw_node(painter: QPainter, scene: Scene, dot: Dot) -> None:
    style, at = tokens().stages[dot.stage], scene.at(dot.key)
    hollow = dot.introduced and not style.solid
    painter.setPen(QPen(color(style.mark), 1.6))
    painter.setBrush(color(tokens().base if hollow else style.bg))
    painter.drawEllipse(at, px(NODE), px(NODE))
    corner = round(at.x()) - px(7), round(at.y()) - px(7)
    draw_icon(painter, *corner, style.icon, 14, style.fg)


def _draw_me(painter: QPainter, scene: Scene) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens().seal))
    box = square(scene.centre, px(19))
    painter.drawRoundedRect(box, 7, 7)
    painter.setFont(font(Role.DISPLAY))
    painter.setPen(color("#FFFFFF"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "縁")
