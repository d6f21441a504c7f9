"""One line of the review's form: inputs with a mark; crop and offers appear with the focus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.review.crop import Crop, doubtful_places
from ui.review.field import Field, Offer, State
from ui.theme import icons
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import theme, tokens
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.tips import plain_tip
from ui.wording import joined

LABEL_WIDTH = 76
MOST_OFFERS = 3


class FieldLine(QWidget):
    """A label, the inputs of one field or of a few that belong together, and how sure they are."""

    def __init__(self, label: str, fields: Sequence[Field], narrow: int = 0) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._label = label
        self._crop = Crop()
        self._mark = Label()
        self._mark.setFixedWidth(px(20))
        self._note = Label("", Role.SMALL, "warn", wrap=True)
        self._offers: QWidget | None = None
        self._offer_place = QVBoxLayout()
        self._shown: Field | None = None
        self._offered: tuple[tuple[Offer, ...], str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._crop_box = _under_inputs(self._crop)
        self._offer_box = _under_inputs(self._offer_place)
        # offers that are wider than the form must not push the marks out of it
        self._offer_box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note_box = _under_inputs(self._note)
        for part in (self._crop_box, self._line(narrow), self._offer_box, self._note_box):
            column.addWidget(part)
        self._note_box.hide()
        for field in fields:
            field.setParent(self)
            field.changed.connect(self._dress)
            field.focused.connect(self._show_focus)
            field.left.connect(self._show_focus)
        self._show_focus()
        theme().changed.connect(self._dress)

    def _line(self, narrow: int) -> QWidget:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(line_label(self._label))
        inputs = [field for one in self.fields for field in one.inputs]
        for field in inputs:
            row.addWidget(field)
        if narrow:
            inputs[0].setFixedWidth(px(narrow))
        row.addWidget(self._mark)
        return inner

    def say(self, text: str) -> None:
        """A doubt about the line as a whole, under it; empty for none."""
        self._note.setText(text)
        self._note_box.setVisible(bool(text))
        for field in self.fields:
            field.inputs[0].setAccessibleDescription(text or self._words(field.state))

    def show_crop(self) -> None:
        """A field's crop has come."""
        self._show_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._offered = None  # they may fit otherwise now
            self._dress_offers(self._shown)

    def _show_focus(self, _key: str = "") -> None:
        self._shown = next((field for field in self.fields if field.has_focus), None)
        self._dress()

    def _dress(self) -> None:
        field = self._shown
        crop = field.crop if field else None
        if field is not None and crop is not None:
            alternatives = [a.value for a in field.reading.alternatives] if field.reading else []
            value = field.reading.value if field.reading else ""
            self._crop.show_picture(crop, doubtful_places(value, alternatives))
        self._crop_box.setVisible(crop is not None)
        self._dress_offers(field)
        for one in self.fields:
            for part in one.inputs:
                part.set_unsure(one.is_unsure)
                part.setAccessibleDescription(joined(self._words(one.state), part.toolTip()))
        self._dress_mark(max(one.state for one in self.fields))

    def _dress_offers(self, field: Field | None) -> None:
        offers = field.offers[:MOST_OFFERS] if field else ()
        wanted = (offers, field.text if field else "")
        if wanted == self._offered:
            return
        self._offered = wanted
        if self._offers is not None:
            self._offers.deleteLater()
            self._offers = None
        if field is not None and offers:
            buttons = [_offer_button(field, number, o) for number, o in enumerate(offers, 1)]
            self._offers = _in_rows(buttons, self.width() - px(LABEL_WIDTH + 32))
            self._offer_place.addWidget(self._offers)
        self._offer_box.setVisible(bool(offers))

    def _dress_mark(self, state: State) -> None:
        icon, tone = {
            State.EMPTY: (None, ""),
            State.SURE: (Icon.SURE, tokens().ok),
            State.GUESSED: (Icon.UNSURE, tokens().text3),
            State.TYPED: (Icon.EDIT, tokens().accent),
            State.UNSURE: (Icon.UNSURE, tokens().warn_mark),
        }[state]
        self._mark.setToolTip(self._words(state))
        self._mark.setAccessibleName(self._words(state))
        if icon is None:
            self._mark.clear()
        else:
            self._mark.setPixmap(icons.pixmap(icon, px(16), tone, self.devicePixelRatioF()))

    def _words(self, state: State) -> str:
        return {
            State.EMPTY: "",
            State.SURE: _("Sure"),
            State.GUESSED: _("Guessed from the name"),
            State.TYPED: _("Typed by hand"),
            State.UNSURE: _("Unsure: have a look"),
        }[state]


def _offer_button(field: Field, number: int, offer: Offer) -> Button:
    text = f"{offer.text}　{offer.note}" if offer.note else offer.text
    take = partial(field.take_alternative, number)
    button = Button(_shortened(text), key=f"Alt+{number}", clicked=take)
    button.setProperty("offer", "taken" if offer.text == field.text else "open")
    button.setToolTip(plain_tip(text))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _in_rows(buttons: Sequence[Button], room: int) -> QWidget:
    """Buttons beside one another, and below where they do not fit."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    row, used = QHBoxLayout(), 0
    for button in buttons:
        wide = button.sizeHint().width() + px(6)
        if used and used + wide > room:
            row.addStretch()
            column.addLayout(row)
            row, used = QHBoxLayout(), 0
        row.setSpacing(px(6))
        row.addWidget(button)
        used += wide
    row.addStretch()
    column.addLayout(row)
    return whole


def line_label(text: str) -> Label:
    """The name at the left of a line, right-aligned in a column of its own."""
    label = Label(text, Role.SMALL_STRONG, "text2")
    label.setFixedWidth(px(LABEL_WIDTH))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _under_inputs(inside: QWidget | QVBoxLayout) -> QWidget:
    outer = QWidget()
    box = QHBoxLayout(outer)
    box.setContentsMargins(px(LABEL_WIDTH + 6), 0, px(26), 0)
    if isinstance(inside, QWidget):
        box.addWidget(inside)
    else:
        box.addLayout(inside)
    return outer


def _shortened(text: str, most: int = 22) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
