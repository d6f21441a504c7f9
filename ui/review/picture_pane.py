"""The left half of the review: the card, what to do with the picture, and its loose lines."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import gettext as _
from app.services.words import listed
from ocr.model import FieldReading
from ui.pictures import Pictures
from ui.review.card_view import CardView, Place
from ui.review.form import ReviewForm
from ui.review.loose_lines import LooseLines
from ui.review.query import ReviewItem
from ui.review.zoom import STEP
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.switch import Switch
from ui.widgets.toast import ToastPlace

MESSAGE_HEIGHT, ROOM_FOR_ZOOM = 56, 450


class PicturePane(QWidget):
    """Shows one side of a card at a time."""

    turn_wanted = Signal()
    outline_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._item: ReviewItem | None = None
        self.side = 0
        self.card = CardView(pictures)
        self.lines = LooseLines()
        self.sides = Switch(_("Side"), (("0", _("Front"), Icon.FRONT), ("1", _("Back"), Icon.BACK)))
        self._size = Label("", Role.SMALL, "text2")
        self._zooming: list[QWidget] = [self._size]
        self._warning = ElidedLabel("", Role.SMALL_STRONG, "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(self.card, 1)
        self._leave_room_for_messages()
        column.addWidget(self.lines)
        self.sides.chosen.connect(self._show_side)
        self.card.zoomed.connect(self._show_size)

    def _leave_room_for_messages(self) -> None:
        """They stand on the ground under the card, and cover neither the form nor the strip."""
        place = ToastPlace()
        place.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        place.setFixedHeight(px(MESSAGE_HEIGHT))
        ground = QVBoxLayout(self.card)
        ground.setContentsMargins(px(16), 0, px(16), 0)
        ground.addStretch()
        ground.addWidget(place)

    def _bar(self) -> QHBoxLayout:
        quiet = {
            _("Smaller"): (Icon.ZOOM_OUT, lambda: self.card.enlarge(1 / STEP)),
            _("Larger"): (Icon.ZOOM_IN, self.card.enlarge),
            _("Whole card"): (Icon.WHOLE, self.card.show_whole),
            _("Turn"): (Icon.TURN, self.turn_wanted.emit),
            _("Correct the outline"): (Icon.OUTLINE, self.outline_wanted.emit),
        }
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(2), px(12), px(6))
        row.setSpacing(px(2))
        row.addWidget(self.sides)
        row.addSpacing(px(10))
        row.addWidget(self._warning, 1)
        for name, (icon, clicked) in quiet.items():
            button = Button(icon=icon, kind="quiet", name=name, clicked=clicked)
            row.addWidget(button)
            if icon in (Icon.ZOOM_OUT, Icon.ZOOM_IN):
                self._zooming.append(button)
            if icon is Icon.ZOOM_OUT:
                row.addWidget(self._size)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self._zooming:  # the wheel and keys do the same
            widget.setVisible(event.size().width() >= px(ROOM_FOR_ZOOM))

    def show_item(self, item: ReviewItem, form: ReviewForm) -> None:
        """Show the front of another card."""
        self._item, self._form = item, form
        self.side = 0
        self.sides.setVisible(len(item.pictures) > 1)
        self.sides.choose("0")
        self.lines.show_lines(item.proposal.reading)
        self._show_side("0")

    @property
    def path(self) -> Path | None:
        """The picture of the side that is shown."""
        return self._item.pictures[self.side] if self._item else None

    @property
    def warning(self) -> str:
        """What is wrong with the picture; empty where nothing is."""
        return self._warning.text()

    def turn_over(self) -> None:
        """Show the other side."""
        if self._item is not None and len(self._item.pictures) > 1:
            self.sides.choose("0" if self.side else "1")

    def light(self, key: str) -> None:
        """Light a field's place, on the side on which it was read."""
        row = self._form.rows.get(key)
        item = self._item
        if row is not None and row.reading is not None and item is not None:
            faces = [side.face for side in item.scan.sides]
            if row.reading.quad is not None and row.reading.face in faces:
                self.sides.choose(str(faces.index(row.reading.face)))
        self.card.light(key)

    def _show_side(self, key: str) -> None:
        item = self._item
        if item is None or int(key) >= len(item.pictures):
            return
        self.side = int(key)
        reading = item.side_reading(self.side)
        places = [
            Place(row.key, row.label, row.reading.quad, not row.reading.sure)
            for row in self._form.rows.values()
            if row.reading and row.reading.quad and self._stands_here(row.reading)
        ]
        size = reading.size if reading else (1, 1)
        spoken = _("Card of {name}").format(name=item.scan.file_name)
        self.card.show_card(item.pictures[self.side], size, places, spoken)
        self._warn(reading.warnings if reading else ())

    def _stands_here(self, reading: FieldReading) -> bool:
        side = self._item.side_reading(self.side) if self._item else None
        return side is not None and reading.face is side.face

    def _warn(self, codes: tuple[str, ...]) -> None:
        words = {
            "blurred": _("blurred"),
            "glare": _("a reflection"),
            "small": _("very small"),
            "cut_off": _("cut off"),
        }
        known = [words[code] for code in codes if code in words]
        text = _("Picture: {faults}. A new one would be read better.") if known else ""
        self._warning.setText(text.format(faults=listed(known)))
        self._warning.setAccessibleName(self.warning)

    def _show_size(self) -> None:
        self._size.setText(f"{self.card.percent}%")
