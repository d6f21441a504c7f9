"""A camera over a table: it films what a test lays there, through Qt's own capture session."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoFrameInput

_SMOOTH = Qt.TransformationMode.SmoothTransformation
FRAME_MS = 60
WIDTH, HEIGHT, CARD_WIDTH = 1280, 720, 760


class GeneratedCamera(QObject):
    """Films until it is deleted; a card that `moves` lies elsewhere in every frame."""

    def __init__(self, session: QMediaCaptureSession, parent: QObject) -> None:
        super().__init__(parent)
        self._input = QVideoFrameInput(self)
        session.setVideoFrameInput(self._input)
        self._card = QImage()
        self._blur = 1
        self.moves = False
        self._at = 0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._film)
        self._timer.start()

    def lay(self, card: Path | None, *, moves: bool = False, blur: int = 1, wide: int = 0) -> None:
        """Lay a card on the table, or take it away; `blur` is how many pixels run into one."""
        self._card = QImage(str(card)) if card else QImage()
        if card:
            self._card = self._card.scaledToWidth(wide or CARD_WIDTH, _SMOOTH)
        self.moves, self._blur = moves, blur

    def stop(self) -> None:
        """Film no more."""
        self._timer.stop()

    def _film(self) -> None:
        self._at += 1
        table = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        table.fill(QColor(112, 84, 60))
        if not self._card.isNull():
            painter = QPainter(table)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            step = random.Random(self._at).uniform(-90, 90) if self.moves else 0
            painter.translate(QPointF(240 + step, 130 + step / 3))
            painter.rotate(2)
            painter.drawImage(0, 0, self._card)
            painter.end()
        if self._blur > 1:
            small = table.scaledToWidth(WIDTH // self._blur, _SMOOTH)
            table = small.scaledToWidth(WIDTH, _SMOOTH)
        self._input.sendVideoFrame(QVideoFrame(table))
