"""What delegates and painted widgets draw: texts, badges, cards, rings, bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from ui.plain import calm
from ui.theme import icons
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, font, tokens
from ui.theme.tokens import StageStyle
from ui.widgets.short_name import short_name

if TYPE_CHECKING:
    from app.domain.lit import Span

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SHARP = 4.0
"""Icons in files that may be enlarged have so many pixels for one."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def text_width(text: str, role: Role) -> int:
    """How wide a text is in the font of a role."""
    return QFontMetrics(font(role)).horizontalAdvance(text)


def draw_text(
    painter: QPainter, rect: QRect, text: str, role: Role, colour: str, *, right: bool = False
) -> int:
    """Draw one line, elided at its end where it does not fit; the width that it took."""
    use: QFont = font(role)
    metrics = QFontMetrics(use)
    shown = metrics.elidedText(calm(text), Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.setFont(use)
    painter.setPen(color(colour))
    painter.drawText(rect, int(_RIGHT if right else _LEFT), shown)
    return metrics.horizontalAdvance(shown)


def draw_lit(
    painter: QPainter, rect: QRect, text: str, spans: Sequence[Span], role: Role, colour: str
) -> int:
    """Draw one line with the parts that a search found underlined in the accent; its width."""
    used = draw_text(painter, rect, text, role, colour)
    metrics = QFontMetrics(font(role))
    middle = rect.center().y() + 1
    for start, end in spans:
        left = rect.x() + metrics.horizontalAdvance(text[:start])
        width = min(metrics.horizontalAdvance(text[start:end]), rect.x() + used - left)
        if width > 0:
            part = QRect(left, rect.y(), width + 1, rect.height())
            painter.save()
            painter.setClipRect(part)
            draw_text(
                painter, part.adjusted(0, 0, px(200), 0), text[start:end], role, tokens().accent
            )
            line = QRect(left, middle + metrics.ascent() // 2 + 1, width, 2)
            painter.fillRect(line, color(tokens().accent))
            painter.restore()
    return used


def draw_pair(painter: QPainter, rect: QRect, first: str, second: str) -> None:
    """A name and, smaller beside it, a company; the company elides before the name."""
    used = draw_text(painter, rect, first, Role.HEADING, tokens().text)
    rest = rect.adjusted(used + px(10), 0, 0, 0)
    if second and rest.width() > px(24):
        draw_text(painter, rest, second, Role.SMALL, tokens().text2)


def draw_icon(painter: QPainter, x: int, y: int, icon: Icon, size: int, colour: str) -> None:
    """An icon with its top left at (x, y)."""
    ratio = _SHARP if draws_lines(painter) else painter.device().devicePixelRatio()
    painter.drawPixmap(x, y, icons.pixmap(icon, px(size), colour, ratio))


def draws_lines(painter: QPainter) -> bool:
    """Whether lines stay lines, as in an SVG file, where pictures should not be of pixels."""
    return painter.paintEngine().type() is QPaintEngine.Type.SVG


def draw_icon_text(
    painter: QPainter, rect: QRect, icon: Icon, text: str, colour: str, role: Role = Role.BODY
) -> int:
    """An icon of 16 and a word in one colour, the sign and the name of a state; its width."""
    size = 14 if role in (Role.SMALL, Role.SMALL_STRONG) else 16
    draw_icon(painter, rect.x(), rect.center().y() - px(size) // 2 + 1, icon, size, colour)
    shift = px(size) + px(6)
    return shift + draw_text(painter, rect.adjusted(shift, 0, 0, 0), text, role, colour)


def badge_width(word: str) -> int:
    """The width of a stage badge with this word."""
    return text_width(word, Role.SMALL_STRONG) + px(14 + 6 + 16)


def draw_badge(
    painter: QPainter, x: int, middle: int, style: StageStyle, word: str, *, selected: bool = False
) -> int:
    """A stage badge, icon and word on its tint, vertically centred on `middle`; its width."""
    box = QRectF(x, middle - px(11), badge_width(word), px(22))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_badge_edge(style))
    painter.setBrush(color(style.bg))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    draw_icon(painter, x + px(8), middle - px(7), style.icon, 14, style.fg)
    plain = selected and not style.solid
    rect = QRect(x + px(28), middle - px(11), int(box.width()), px(22))
    draw_text(painter, rect, word, Role.SMALL_STRONG, tokens().text if plain else style.fg)
    return int(box.width())


def _badge_edge(style: StageStyle) -> QPen:
    """Dashed where that is the stage's sign; all have one where contrast is high."""
    if style.dashed:
        return QPen(color(style.fg), 1, Qt.PenStyle.DashLine)
    return QPen(color(style.mark), 1) if tokens().high else QPen(Qt.PenStyle.NoPen)


def draw_card(painter: QPainter, rect: QRect, picture: QPixmap | None, name: str = "") -> None:
    """A card's thumbnail, filling a rectangle with square-cut corners of 3 and a hairline.

    `name` is of somebody who has no picture: its short form stands there instead.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if picture is None or picture.isNull():
        painter.fillPath(path, color(tokens().hover))
    else:
        upright = picture.height() > picture.width()
        painter.fillPath(path, color(tokens().hover if upright else "#FFFFFF"))
        painter.setClipPath(path)
        if upright:
            painter.drawPixmap(_inside(picture, rect), picture, QRectF(picture.rect()))
        else:
            painter.drawPixmap(QRectF(rect), picture, _covering(picture, rect))
        painter.setClipping(False)
    painter.setPen(_hairline())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if name and (picture is None or picture.isNull()):
        _draw_short(painter, rect, short_name(name))
    painter.restore()


def _draw_short(painter: QPainter, rect: QRect, text: str) -> None:
    """A few letters in the middle, as large as a card of that size bears them."""
    use = QFont(font(Role.BODY_STRONG))
    use.setPixelSize(max(8, round(rect.height() * 0.3)))
    room = rect.width() * 0.8
    wide = QFontMetrics(use).horizontalAdvance(text)
    if wide > room:
        use.setPixelSize(max(7, round(use.pixelSize() * room / wide)))
    painter.setFont(use)
    painter.setPen(color(tokens().text2))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


def _covering(picture: QPixmap, rect: QRect) -> QRectF:
    """The middle part of a picture that has the rectangle's proportions."""
    width, height = picture.width(), picture.height()
    wanted = rect.width() / max(1, rect.height())
    if width / height > wanted:
        part = height * wanted
        return QRectF((width - part) / 2, 0, part, height)
    part = width / wanted
    return QRectF(0, (height - part) / 2, width, part)


def _inside(picture: QPixmap, rect: QRect) -> QRectF:
    """Where an upright card stands whole within the rectangle."""
    width = rect.height() * picture.width() / picture.height()
    return QRectF(rect.x() + (rect.width() - width) / 2, rect.y(), width, rect.height())


def _hairline() -> QPen:
    if tokens().high:
        return QPen(color(tokens().edge), 1)
    return QPen(QColor(255, 255, 255, 41) if tokens().dark else QColor(0, 0, 0, 46), 1)


def draw_ring(painter: QPainter, centre: QPointF, part: float, colour: str) -> None:
    """A clock as a ring: the part that is left, clockwise from the top."""
    radius = px(11)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(tokens().track), 3))
    painter.drawEllipse(box)
    painter.setPen(QPen(color(colour), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(box, 90 * 16, -round(360 * 16 * max(0.0, min(1.0, part))))


def draw_bar(
    painter: QPainter, rect: QRectF, part: float, colour: str, *, planned: float = 0.0
) -> None:
    """A share as a bar: done solid, planned hatched, the rest in the colour of lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(4.0, rect.height() / 2)
    _fill(painter, rect, color(tokens().track), radius)
    solid = rect.width() * max(0.0, min(1.0, part))
    hatched = rect.width() * max(0.0, min(1.0 - part, planned))
    if hatched > 1:
        beyond = QRectF(rect.x() + solid, rect.y(), hatched, rect.height())
        brush = QBrush()  # with arguments it brings all gradients along, see `fill_rect`
        brush.setStyle(Qt.BrushStyle.BDiagPattern)
        brush.setColor(color(colour))
        _fill(painter, beyond, brush, 0)
    if solid > 1:
        _fill(painter, QRectF(rect.x(), rect.y(), solid, rect.height()), color(colour), radius)


def _fill(painter: QPainter, rect: QRectF, brush: QBrush | QColor, radius: float) -> None:
    painter.setBrush(brush)
    painter.drawRoundedRect(rect, radius, radius)


def draw_row_ground(
    painter: QPainter, rect: QRect, *, selected: bool, hovered: bool, focused: bool
) -> None:
    """A list row's ground: selection is a fill, focus is a ring, so that both can be told apart."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect).adjusted(1, 1, -1, -1)
    painter.setPen(_row_edge(selected=selected, focused=focused))
    ground = tokens().soft if selected else tokens().hover
    painter.setBrush(color(ground) if selected or hovered else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 6, 6)
    painter.restore()


def _row_edge(*, selected: bool, focused: bool) -> QPen:
    """The ring of the focus; where contrast is high, selection has an edge besides its fill."""
    if focused:
        return focus_pen()
    return (
        QPen(color(tokens().accent), 1) if selected and tokens().high else QPen(Qt.PenStyle.NoPen)
    )


def focus_pen() -> QPen:
    """What the ring of the focus is drawn with."""
    return QPen(color(tokens().accent), tokens().ring)


def fill_rect(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Fill a rectangle; Qt's own `fillRect` brings the names of 168 gradients along."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(colour))
    painter.drawRect(rect)


def draw_rule(painter: QPainter, rect: QRect) -> None:
    """The hairline under a row."""
    painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), color(tokens().line))
