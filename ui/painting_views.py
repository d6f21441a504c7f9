"""A widget as PNG or SVG, all of it: what a list would scroll to is painted too."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QListView,
    QWidget,
)

from ui.pictures import Pictures
from ui.theme.theme import color, tokens
from ui.views import FITS

SHARP = 2.0
"""Pixels for one of the window, so that text stays clear in a letter or on a slide."""

TALLEST = 4000
"""A picture that is higher gets one pixel for one: else it takes gigabytes."""

_WAIT_MS, _WAITS = 50, 60
_CSS_DPI = 96


class Painted(QObject):
    """Paints once its pictures of cards have come, and lets go of the widget."""

    ready = Signal(bytes)

    def __init__(self, widget: QWidget, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._widget, self._pictures = widget, pictures
        self._own = widget.parent() is None
        self._waits = 0
        self._vector = False

    def paint(self, *, vector: bool) -> None:
        """Begin; `ready` comes with the file's octets."""
        self._vector = vector
        if self._own:
            _lay_out(self._widget)
        _as_png(self._widget)  # so that it asks for its pictures
        self._finish()

    def _finish(self) -> None:
        if self._pictures.is_fetching and self._waits < _WAITS:
            self._waits += 1
            QTimer.singleShot(_WAIT_MS, self._finish)
            return
        octets = _as_svg(self._widget) if self._vector else _as_png(self._widget)
        if self._own:
            self._widget.deleteLater()
        self.ready.emit(octets)
        self.deleteLater()


def _lay_out(widget: QWidget) -> None:
    """Give a widget that is not to be seen the height at which nothing has to scroll."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(max(widget.width(), widget.minimumSizeHint().width()), widget.height())
    widget.show()
    for _round in range(3):  # a higher list may make room for wider rows, and so on
        QApplication.sendPostedEvents(widget)
        more = max((_hidden(area) for area in widget.findChildren(QAbstractScrollArea)), default=0)
        if more <= 0:
            break
        widget.resize(widget.width(), widget.height() + more)


def _hidden(area: QAbstractScrollArea) -> int:
    """How much of a list lies below its lower edge."""
    bar = area.verticalScrollBar()
    if area.property(FITS):
        return 0
    steps = bar.maximum() - bar.minimum() if area.isVisible() else 0
    whole_rows = QAbstractItemView.ScrollMode.ScrollPerItem
    if isinstance(area, QListView) and area.verticalScrollMode() is whole_rows:
        return steps * area.sizeHintForRow(0)
    return steps


def _as_png(widget: QWidget) -> bytes:
    ratio = SHARP if widget.height() <= TALLEST else 1.0
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(color(tokens().window))
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _as_svg(widget: QWidget) -> bytes:
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(widget.size()))
    generator.setViewBox(QRect(QPoint(), widget.size()))
    generator.setResolution(_CSS_DPI)
    generator.setTitle(widget.accessibleName())
    painter = QPainter(generator)
    painter.fillRect(widget.rect(), color(tokens().window))
    widget.render(painter, QPoint())
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
