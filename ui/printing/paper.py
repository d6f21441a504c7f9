"""Pages of A4 in millimetres, on a printer or in a PDF; safe off the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPageSize, QPainter, QPen

from ui.plain import calm
from ui.theme.fonts import families

WIDTH, HEIGHT = 210.0, 297.0
MARGIN = 12.0
_DPI = 600
_MM = _DPI / 25.4


class Paper:
    """Draws page after page; all measures in millimetres from the upper left corner."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        device.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._device = device
        self.painter = QPainter()
        self.is_open = self.painter.begin(device)
        if self.is_open:
            scale = device.logicalDpiX() / _DPI
            self.painter.scale(scale, scale)

    def new_page(self) -> None:
        """Go on with the next page."""
        self._device.newPage()

    def close(self) -> bool:
        """End the last page; False where nothing could be drawn."""
        return self.is_open and self.painter.end()

    def text(
        self,
        place: QRectF,
        text: str,
        size: float,
        *,
        bold: bool = False,
        grey: bool = False,
        right: bool = False,
    ) -> None:
        """Write one line at the top of a place, elided at its end where it does not fit."""
        font = QFont(families())
        font.setPixelSize(round(size * _MM))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        box = _box(place)
        metrics = QFontMetricsF(font, self.painter.device())
        shown = metrics.elidedText(calm(text), Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.painter.setFont(font)
        self.painter.setPen(Qt.GlobalColor.darkGray if grey else Qt.GlobalColor.black)
        self.painter.drawText(box, int(side | Qt.AlignmentFlag.AlignTop), shown)

    def rule(self, left: float, top: float, right: float) -> None:
        """A hairline."""
        self.painter.setPen(QPen(Qt.GlobalColor.lightGray, _MM * 0.15))
        line = _box(QRectF(left, top, right - left, 0))
        self.painter.drawLine(line.topLeft(), line.topRight())

    def box(self, place: QRectF) -> QRectF:
        """A place in the painter's own measure; a hairline is drawn round it."""
        box = _box(place)
        self.painter.setPen(QPen(Qt.GlobalColor.lightGray, _MM * 0.15))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(box)
        return box


def _box(place: QRectF) -> QRectF:
    return QRectF(*(v * _MM for v in (place.x(), place.y(), place.width(), place.height())))
