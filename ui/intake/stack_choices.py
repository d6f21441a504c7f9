"""What is chosen once for a whole stack: event, tags, whether all were met, fronts and backs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.card import Pairing, ScanBatch
from app.domain.event import Event
from app.domain.ids import EventId
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.wording import day_short


class StackChoices(QWidget):
    """A small form; each change is told at once."""

    changed = Signal()
    event_wanted = Signal()  # one that is not in the list

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._offered: tuple[Event, ...] | None = None
        self.event_choice = Choice(_("Event"))
        self.tags = LineEdit(_("Tags"), hint=_("Separated by commas"))
        self.language = Choice(_("Language of the cards"))
        self.language.addItem(_("Japanese and English"), None)
        self.language.addItem(_("Japanese"), "ja")
        self.language.addItem(_("English"), "en")
        self.met = CheckBox(_("I met everyone here that day"))
        self.pairs = CheckBox(_("Fronts and backs alternate"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Label(_("About this stack"), Role.HEADING))
        for field in (self.event_choice, self.tags, self.language):
            column.addLayout(self._name_of(field))
            column.addWidget(field)
        column.addWidget(self.met)
        column.addWidget(self.pairs)
        for choice in (self.event_choice, self.language):
            choice.activated.connect(lambda _at: self.changed.emit())
        self.tags.editingFinished.connect(self._tags_edited)
        for box in (self.met, self.pairs):
            box.clicked.connect(lambda _on: self.changed.emit())

    def _name_of(self, field: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(field.accessibleName(), Role.SMALL, "text2"))
        row.addStretch()
        if field is self.event_choice:
            add = partial(self.event_wanted.emit)
            row.addWidget(Button(_("New event…"), icon=Icon.ADD, kind="link", clicked=add))
        return row

    def _tags_edited(self) -> None:
        if self.tags.isModified():
            self.tags.setModified(False)
            self.changed.emit()

    def show_stack(self, batch: ScanBatch | None, events: Sequence[Event], today: date) -> None:
        """Show what holds for a stack, or the choices for the first one."""
        self._today = today
        chosen = batch.event_id if batch else self.event_choice.currentData()
        self._offer(tuple(events))
        self.event_choice.choose(chosen)
        if batch is not None:
            if not self.tags.hasFocus():
                self.tags.setText(", ".join(batch.tags))
            self.language.choose(batch.language)
            self.met.setChecked(batch.met_on is not None)
            self.pairs.setChecked(batch.pairing is Pairing.FRONT_BACK)

    def _offer(self, events: tuple[Event, ...]) -> None:
        """Offer other events; while they are the same the list may be open and stays as it is."""
        if events == self._offered:
            return
        self._offered = events
        self.event_choice.clear()
        self.event_choice.addItem(_("None"), None)
        for event in events:
            self.event_choice.addItem(_words(event), event.id)

    def choose_event(self, event: Event) -> None:
        """Choose an event that was just added."""
        if self.event_choice.findData(event.id) < 0:
            self.event_choice.addItem(_words(event), event.id)
        self.event_choice.choose(event.id)
        self.changed.emit()

    def applied_to(self, batch: ScanBatch | None) -> ScanBatch:
        """A stack with what stands in the form."""
        base = batch or ScanBatch(datetime.now(UTC))
        event_id = self.event_choice.currentData()
        met_on = base.met_on or self._today
        return replace(
            base,
            event_id=None if event_id is None else EventId(int(event_id)),
            tags=tuple(t for part in self.tags.text().split(",") if (t := part.strip())),
            language=self.language.currentData(),
            met_on=met_on if self.met.isChecked() else None,
            pairing=Pairing.FRONT_BACK if self.pairs.isChecked() else Pairing.SINGLE,
        )


def _words(event: Event) -> str:
    return f"{event.name}（{day_short(event.day)}）"
