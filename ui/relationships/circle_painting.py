"""How the circle is painted: rings and sectors, dots, and people with lines and names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.relationships.circle_layout import RINGS, Node, Sector
from ui.theme.fonts import Role, px
from ui.theme.theme import color, font, tokens
from ui.widgets.painting import draw_icon, draw_text, draws_lines, text_width

NODE, DOT, FOOT = 13, 3.2, 28
_STAGES = {stage: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Dot:
    """A person in the circle; `days` since something last came back, None for never."""

    key: int
    name: str
    stage: Stage
    sector: str
    days: int | None
    gave: int
    received: int
    promised: bool
    introduced: bool

    @property
    def weight(self) -> tuple[int, int, int]:
        """Who is worth a name first: exchanges, then stage, then how lately."""
        rank = _STAGES[self.stage] if self.stage.is_rising else -1
        return self.gave + self.received, rank, -(10**6 if self.days is None else self.days)


@dataclass(slots=True)
class Scene:
    """Everybody with a place; `centre` and `radius` are in pixels and change with the zoom.

    Attributes:
        named: those with an icon, a line and, where there is room, a name.
        written: the keys of those whose names found room.
    """

    dots: Mapping[int, Dot] = field(default_factory=dict)
    nodes: Mapping[int, Node] = field(default_factory=dict)
    sectors: Sequence[Sector] = ()
    named: Sequence[Dot] = ()
    written: set[int] = field(default_factory=set)
    centre: QPointF = field(default_factory=QPointF)
    radius: float = 1.0

    def at(self, key: int) -> QPointF:
        """Where a person stands."""
        node = self.nodes[key]
        return self.centre + QPointF(node.x, node.y) * self.radius


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
    _draw_names(painter, scene, size)
    _draw_legend(painter, len(scene.dots) - len(scene.named), size)


def draw_current(painter: QPainter, scene: Scene, dot: Dot) -> None:
    """The person in focus: a thread, a ring, and a name in any case."""
    _draw_line(painter, scene, dot, tokens().thread)
    _draw_node(painter, scene, dot)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(tokens().accent), 2))
    painter.drawEllipse(scene.at(dot.key), px(NODE + 5), px(NODE + 5))
    if dot.key in scene.written:
        return
    at = scene.at(dot.key)
    width = text_width(dot.name, Role.SMALL_STRONG)
    below = QRectF(at.x() - width / 2 - 2, at.y() + px(NODE + 6), width + 6, px(18))
    _draw_name(painter, below, dot.name)


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
            way = _way(sector.first)
            painter.drawLine(centre + way * inner, centre + way * radius)
    for sector in scene.sectors:
        box = _sector_name_box(scene, sector)
        draw_text(painter, box, sector.name, Role.SMALL, tokens().text2)


def _way(angle: float) -> QPointF:
    return QPointF(math.sin(angle), -math.cos(angle))


def _sector_name_box(scene: Scene, sector: Sector) -> QRect:
    way = _way(sector.middle)
    at = scene.centre + way * (scene.radius + px(14))
    width = text_width(sector.name, Role.SMALL) + 2
    left = at.x() - width * (1 - way.x()) / 2
    return QRect(round(left), round(at.y()) - px(9), width, px(18))


def _draw_dots(painter: QPainter, scene: Scene, dots: Sequence[Dot], size: QSize) -> None:
    """Stamped on a screen, which takes a fifth of painting each; as circles where lines are kept."""
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
    box = _box(scene.centre, px(19))
    painter.drawRoundedRect(box, 7, 7)
    painter.setFont(font(Role.DISPLAY))
    painter.setPen(color("#FFFFFF"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "縁")


def _draw_names(painter: QPainter, scene: Scene, size: QSize) -> None:
    """Names only where they fit, those of most weight first; else they show on hover."""
    room = QRectF(2, 2, size.width() - 4, size.height() - px(FOOT))
    taken = [_box(scene.at(dot.key), px(NODE + 2)) for dot in scene.named]
    taken.append(_box(scene.centre, px(22)))
    taken += [_sector_name_box(scene, sector).toRectF() for sector in scene.sectors]
    scene.written.clear()
    for number, dot in enumerate(scene.named):
        others = taken[:number] + taken[number + 1 :]
        place = _name_place(scene.at(dot.key), dot.name, room, others)
        if place is not None:
            taken.append(place)
            scene.written.add(dot.key)
            _draw_name(painter, place, dot.name)
    for days, part in RINGS:
        label = _("{n} d").format(n=days)
        width = text_width(label, Role.TINY) + px(6)
        at = scene.centre - QPointF(0, scene.radius * part)
        rect = QRectF(at.x() - width / 2, at.y() - px(8), width, px(16))
        if not any(rect.intersects(other) for other in taken):
            _draw_name(painter, rect, label, Role.TINY, tokens().text2)


def _name_place(at: QPointF, name: str, room: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
    """Right, left, below or above of a node, whichever is free first."""
    width, height, gap = text_width(name, Role.SMALL_STRONG), px(18), px(NODE + 4)
    around = (
        (at.x() + gap, at.y() - height / 2),
        (at.x() - gap - width, at.y() - height / 2),
        (at.x() - width / 2, at.y() + gap),
        (at.x() - width / 2, at.y() - gap - height),
    )
    places = (QRectF(left - 2, top, width + 6, height) for left, top in around)
    free = (p for p in places if room.contains(p) and not any(p.intersects(t) for t in taken))
    return next(free, None)


def _draw_name(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: Role = Role.SMALL_STRONG,
    tone: str | None = None,
) -> None:
    ground = QColor(tokens().base)
    ground.setAlphaF(0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 4, 4)
    room = rect.toRect().adjusted(2, 0, 4, 0)
    draw_text(painter, room, text, role, tone or tokens().text)


def _draw_legend(painter: QPainter, left: int, size: QSize) -> None:
    words = [
        _("thick: exchanges"),
        _("dashed: promised"),
        _("hollow: introduced by somebody"),
        _("{n} more as dots (point for the name)").format(n=left) if left > 0 else "",
        _("outer band: no answer yet"),
    ]
    rect = QRect(px(24), size.height() - px(26), size.width() - px(36), px(22))
    text = "　".join(word for word in words if word)
    draw_text(painter, rect, text, Role.SMALL, tokens().text2)


def _box(centre: QPointF, half: float) -> QRectF:
    return QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
