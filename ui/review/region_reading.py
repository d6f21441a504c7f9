"""Reading what somebody drags over into the field in use, without waiting for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.i18n import gettext as _
from ocr.geometry import Quad
from ocr.model import SideReading
from ui.desk import Desk
from ui.review.form import ReviewForm
from ui.review.picture_pane import PicturePane


class RegionReading(QObject):
    """One region at a time is marked; an answer for a card that was left is dropped."""

    said = Signal(str)
    _heard = Signal(object, str, object)  # the picture's path, the field's key, SideReading

    def __init__(self, desk: Desk, pane: PicturePane, form: ReviewForm) -> None:
        super().__init__(pane)
        self._reading = desk.reading
        self._pane, self._form = pane, form
        pane.card.region_chosen.connect(self._read)
        self._heard.connect(self._take)

    def _read(self, region: Quad) -> None:
        row, path = self._form.current or self._form.last, self._pane.path
        if row is None or path is None:
            self.said.emit(_("Choose a field first; what you drag over is read into it."))
            return
        self._pane.card.show_reading(region)
        heard = partial(self._heard.emit, path, row.key)
        self._reading.read_region(path, region, heard)

    def _take(self, path: object, key: str, side: SideReading | None) -> None:
        row = self._form.rows.get(key)
        if path != self._pane.path or row is None:
            return
        self._pane.card.show_reading(None)
        lines = [line.text for line in side.lines] if side else []
        if not lines:
            self.said.emit(_("No text was found there."))
            return
        row.set_text(" ".join(lines))
        row.inputs[0].setFocus()
