"""What the camera sees, with the outlines of cards over it and a flash when one is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import gettext as _
from ocr.geometry import Quad
from ui.intake.outline_painting import CHOSEN, OTHERS
from ui.intake.outline_shapes import View
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, font, tokens
from ui.widgets.painting import draw_icon

WIDTH, HEIGHT, LOWEST = 712, 400, 180
FLASH_MS, FLASH = 180, 150
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class Viewfinder(QWidget):
    """Painted only; Space while it has the focus takes the picture."""

    shoot_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self._seen = QSizeF()
        self._cards: tuple[Quad, ...] = ()
        self._is_taken = False
        self._hint = ""
        self._flash = QVariantAnimation(self, startValue=FLASH, endValue=0, duration=FLASH_MS)
        self._flash.valueChanged.connect(lambda _value: self.update())
        self.setAccessibleName(_("Picture of the camera"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(LOWEST))

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(HEIGHT))

    @property
    def has_picture(self) -> bool:
        """Whether the camera gave one."""
        return not self._picture.isNull()

    def show_picture(self, picture: QImage) -> None:
        """Show the newest picture."""
        self._picture = picture
        self.update()

    def show_cards(self, cards: Sequence[Quad], size: tuple[int, int], *, taken: bool) -> None:
        """Draw outlines, which are in pixels of a picture of `size`."""
        self._cards, self._seen, self._is_taken = tuple(cards), QSizeF(*size), taken

    def clear(self, hint: str) -> None:
        """No picture: say why in its place."""
        self._picture, self._cards, self._hint = QImage(), (), hint
        self.setAccessibleDescription(hint)
        self.update()

    def flash(self) -> None:
        """The quiet sign that a card is taken."""
        self._flash.stop()
        self._flash.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.shoot_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(10), px(10))
        painter.fillPath(path, color(tokens().column))
        if self._picture.isNull():
            self._draw_hint(painter)
        else:
            painter.save()
            painter.setClipPath(path)
            self._draw_picture(painter)
            painter.restore()
        ring = self.hasFocus()
        painter.setPen(QPen(color(tokens().accent if ring else tokens().line), 2 if ring else 1))
        painter.drawPath(path)

    def _draw_hint(self, painter: QPainter) -> None:
        middle = self.rect().center()
        draw_icon(
            painter, middle.x() - px(10), middle.y() - px(26), Icon.CAMERA, 20, tokens().text3
        )
        words = QRect(px(48), middle.y() + px(6), self.width() - px(96), px(80))
        painter.setFont(font(Role.BODY))
        painter.setPen(color(tokens().text2))
        painter.drawText(words, int(_CENTRED), self._hint)

    def _draw_picture(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect())
        shown = QSizeF(self._picture.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = room.center() - QPointF(shown.width() / 2, shown.height() / 2)
        frame = QRectF(corner, shown)
        painter.drawImage(frame, self._picture)
        view = View(frame, self._seen)
        for at, card in enumerate(self._cards):
            self._draw_outline(painter, view.polygon(card), first=at == 0)
        strength = self._flash.currentValue()
        if self._flash.state() is QVariantAnimation.State.Running and isinstance(strength, int):
            painter.fillRect(frame, QColor(255, 255, 255, strength))

    def _draw_outline(self, painter: QPainter, polygon: QPolygonF, *, first: bool) -> None:
        painter.setPen(QPen(QColor(0, 0, 0, 110), 5 if first else 3))  # a rim, for white tables
        painter.drawPolygon(polygon)
        tone = OTHERS if self._is_taken or not first else CHOSEN
        painter.setPen(QPen(color(tone), 3 if first else 1.5))
        painter.drawPolygon(polygon)
