"""A camera's frames, made pictures and looked at on threads of their own: the newest, never all."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from app.cardbook import CardBook
from app.errors import EnishiError
from ui.intake.shutter import TONES, Sight, Stillness

LARGEST_LOOK = 1920
"""Long side in pixels of what is looked at: enough to tell whether small print is sharp."""


LOOK_QUALITY = 92

COMPARE_SECONDS = 0.08
"""So often frames are held against each other: it shows a hand that moves, and costs little."""


class Frame(Protocol):
    """What is needed of a QVideoFrame, so that QtMultimedia is loaded with a camera only."""

    def toImage(self) -> QImage: ...


class Moment(NamedTuple):
    """What is known of a frame before it is looked at; see `Sight`."""

    at: float
    size: tuple[int, int]
    tones: bytes
    still_since: float


class Frames(QObject):
    """Frames that come while the last one is still worked on are let go."""

    pictured = Signal(QImage)  # to be shown
    looked = Signal(object, QImage)  # the Sight, and the whole picture that it is of
    failed = Signal(object)  # EnishiError

    def __init__(self, book: CardBook, parent: QObject) -> None:
        super().__init__(parent)
        self.shown_size = QSize(712, 400)
        self._lookout = book.lookout()
        self._folder = tempfile.TemporaryDirectory(prefix="enishi-camera-")
        self._drawing = ThreadPoolExecutor(1, "camera")
        self._looking = ThreadPoolExecutor(1, "lookout")
        self._drawn: Future[None] | None = None
        self._seen: Future[None] | None = None
        self._rests = True
        self._stillness, self._compared_at = Stillness(), 0.0

    def begin(self) -> None:
        """Work on what comes."""
        self._rests = False

    def take(self, frame: Frame) -> None:
        """A frame has come."""
        if not self._rests and (self._drawn is None or self._drawn.done()):
            self._drawn = self._drawing.submit(self._draw, frame)

    def _draw(self, frame: Frame) -> None:
        at = time.monotonic()
        picture = frame.toImage()
        if picture.isNull() or self._rests:
            return
        shown = _fitted(picture, self.shown_size)
        self.pictured.emit(shown)
        if at < self._compared_at + COMPARE_SECONDS:
            return
        self._compared_at = at
        tones, size = _tones(shown), (picture.width(), picture.height())
        moment = Moment(at, size, tones, self._stillness.see(at, size, tones))
        if self._seen is None or self._seen.done():
            self._seen = self._looking.submit(self._look, picture, moment)

    def _look(self, picture: QImage, moment: Moment) -> None:
        if self._rests:
            return
        try:
            seen = _fitted(picture, QSize(LARGEST_LOOK, LARGEST_LOOK))
            path = Path(self._folder.name) / "frame.jpg"
            seen.save(str(path), quality=LOOK_QUALITY)
            sides = self._lookout.look(path)
        except EnishiError as error:
            self._rests = True
            self.failed.emit(error)
            return
        scale = picture.width() / seen.width()
        outlines = tuple(side.outline.scaled(scale) for side in sides if side.outline)
        warnings = sides[0].warnings if sides else ()
        sight = Sight(moment.at, moment.size, outlines, warnings, moment.tones, moment.still_since)
        self.looked.emit(sight, picture)

    def rest(self) -> None:
        """Let what comes go, and the process that looks end by itself."""
        self._rests = True
        self._looking.submit(self._lookout.rest)

    def close(self) -> None:
        """Return when threads and process have ended."""
        self.rest()
        self._drawing.shutdown(wait=True)
        self._looking.submit(self._lookout.close)
        self._looking.shutdown(wait=True)
        self._folder.cleanup()


def _fitted(picture: QImage, room: QSize) -> QImage:
    """The picture as large as the room allows, never larger than it is."""
    if picture.width() <= room.width() and picture.height() <= room.height():
        return picture
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(room, keep, smooth)


def _tones(picture: QImage) -> bytes:
    stretch, smooth = (
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    small = picture.scaled(QSize(*TONES), stretch, smooth)
    return bytes(small.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
