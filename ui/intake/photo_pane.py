"""The original picture of the chosen card, and what can be done with its outlines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import gettext as _
from app.i18n import ngettext
from ocr.geometry import Box
from ui.desk import Desk
from ui.intake.large_photo import LargePhoto, outline_keys
from ui.intake.originals import Originals
from ui.intake.outline_shapes import Outline
from ui.intake.photo import Photo
from ui.intake.query import IntakeCard
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import ElidedLabel, Label


class PhotoPane(QWidget):
    """Tells what is wanted; the page runs the commands."""

    turn_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.photo = Photo(desk.pictures)
        self._originals = Originals(desk)
        self._shown: tuple[Sequence[IntakeCard], IntakeCard, int] | None = None
        self._file = ElidedLabel("", Role.SMALL, "text2")
        self._count = Label("", Role.SMALL, "text2")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Label(_("Original picture"), Role.HEADING))
        head.addWidget(self._file, 1)
        head.addWidget(self._count)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.photo)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        for button in self._buttons():
            row.addWidget(button)
        enlarge = Button(icon=Icon.WHOLE, name=_("Enlarge the picture"), clicked=self.enlarge)
        enlarge.setToolTip(_("Enlarge the picture") + "  Enter")
        row.addWidget(enlarge)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(KeyHints(outline_keys()))
        self.photo.large_wanted.connect(self.enlarge)
        self._originals.arrived.connect(self._show)

    @cached_property
    def large(self) -> LargePhoto:
        """The photograph over the whole window."""
        return LargePhoto(self.window(), self.photo, self._column, *self._buttons())

    def enlarge(self) -> None:
        """Show the photograph over the whole window."""
        if not self.photo.view.size.isEmpty():
            self.large.open_large()

    def _buttons(self) -> tuple[Button, ...]:
        add = Button(_("Add an outline"), icon=Icon.ADD, clicked=self.photo.begin_drawing)
        add.setToolTip(_("Drag over the card; Enter puts an outline into the middle"))
        turn, trash = self.turn_wanted.emit, self.removal_wanted.emit
        return (
            add,
            Button(icon=Icon.TURN, name=_("Turn"), clicked=turn),
            Button(icon=Icon.TRASH, name=_("Remove the outline"), clicked=trash),
        )

    def show_card(self, cards: Sequence[IntakeCard], card: IntakeCard, side: int) -> None:
        """Show where a side of a card lies, among all cards of that picture."""
        self._shown = (cards, card, side)
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        cards, card, side = self._shown
        place = card.places[side]
        path, size = self._originals.get(place.original, place.page)
        outlines = [
            Outline(other.scan_id, at, where.outline, other.is_open)
            for other in cards
            for at, where in enumerate(other.places)
            if where.sheet == place.sheet and where.outline is not None
        ]
        mine = [(o.scan_id, o.side) for o in outlines]
        active = mine.index((card.scan_id, side)) if (card.scan_id, side) in mine else -1
        if active < 0 and not size.isEmpty():
            corners = Box(0, 0, size.width(), size.height()).to_quad()
            outlines.append(Outline(card.scan_id, side, corners, card.is_open))
            active = len(outlines) - 1
        self.photo.show_photo(path, size, outlines, max(0, active))
        self._file.setText(card.file_name)
        count = len(outlines)
        self._count.setText(ngettext("{n} card", "{n} cards", count).format(n=count))
