"""Icons: one SVG a shape, recoloured by its text, drawn once for each size, colour and screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import FOLDER
from ui.theme.icon_names import Icon

_THIN_FROM = 16  # from this size on the stroke is 1.75 instead of 2


def pixmap(icon: Icon, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The icon in device-independent pixels, sharp at the ratio; do not paint on it."""
    return _drawn(icon, size, colour, ratio)


def qicon(icon: Icon, size: int, colour: str, *, disabled: str | None = None) -> QIcon:
    """The icon for a button, on a canvas that gives the text gap and the CJK baseline."""
    ratio = _screen_ratio()
    made = QIcon(_framed(icon, size, colour, ratio))
    if disabled is not None:
        made.addPixmap(_framed(icon, size, disabled, ratio), QIcon.Mode.Disabled)
    return made


def button_icon_size(size: int) -> QSize:
    """The canvas that `qicon` draws on."""
    return QSize(size + 4, size + 2)


def forget() -> None:
    """Drop what was drawn, when the scheme changes."""
    _drawn.cache_clear()


def _screen_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _framed(icon: Icon, size: int, colour: str, ratio: float) -> QPixmap:
    frame = _blank(button_icon_size(size), ratio)
    painter = QPainter(frame)
    painter.drawPixmap(0, 1, _drawn(icon, size, colour, ratio))
    painter.end()
    return frame


def _blank(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


@cache
def _drawn(icon: Icon, size: int, colour: str, ratio: float) -> QPixmap:
    made = _blank(QSize(size, size), ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_recoloured(icon, size, colour))).render(
        painter, QRectF(0, 0, size, size)
    )
    painter.end()
    return made


def _recoloured(icon: Icon, size: int, colour: str) -> bytes:
    stroke = "1.75" if size >= _THIN_FROM else "2"
    text = _source(icon).replace("currentColor", colour)
    return text.replace('stroke-width="2"', f'stroke-width="{stroke}"').encode()


@cache
def _source(icon: Icon) -> str:
    return (FOLDER / "icons" / f"{icon}.svg").read_text("utf-8")
