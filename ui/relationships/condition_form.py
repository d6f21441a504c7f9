"""Adding one condition to the people shown: a kind, then one of its values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.conditions import EVERYBODY, Conditions
from app.domain.ids import ContactId, EventId
from app.domain.industry import industries
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.i18n import language
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.relationships.query import Choices
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.wording import day_short, stage_word

PERIOD = "period"
Add = Callable[[Conditions], object]


class ConditionForm(Popover):
    """Asks which people to show; the new condition is added to those in force."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=430)
        self._add: Add | None = None
        self._in_force, self._choices = EVERYBODY, Choices()
        self._today = date.max
        self.kind = Choice(_("Condition"))
        for word, kind in (
            (_("Event"), "events"),
            (_("Period"), PERIOD),
            (_("Industry"), "industries"),
            (_("Stage"), "stages"),
            (_("Tag"), "tags"),
            (_("Recommended by"), "recommenders"),
        ):
            self.kind.addItem(word, kind)
        self.kind.currentIndexChanged.connect(lambda _at: self._offer())
        self.value = Choice(_("Value"))
        self.since, self.until = day_field(_("Met since")), day_field(_("Met until"))
        self._days = QWidget()
        self.add_button = Button(_("Add"), kind="primary", icon=Icon.ADD, clicked=self._submit)
        self._fill()

    def _fill(self) -> None:
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(self.since)
        days.addWidget(Label("–"))
        days.addWidget(self.until)
        grid = QGridLayout()
        grid.setContentsMargins(px(20), px(18), px(20), px(18))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(10))
        grid.setColumnStretch(1, 1)
        title = Label(_("Show only people who meet a condition"), Role.HEADING)
        grid.addWidget(title, 0, 0, 1, 2)
        grid.addWidget(Label(_("Condition"), Role.BODY, "text2"), 1, 0)
        grid.addWidget(self.kind, 1, 1)
        grid.addWidget(Label(_("Value"), Role.BODY, "text2"), 2, 0)
        grid.addWidget(self.value, 2, 1)
        grid.addWidget(self._days, 2, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        buttons.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        buttons.addWidget(self.add_button)
        grid.addLayout(buttons, 3, 0, 1, 2)
        self.layout_.addLayout(grid)

    def ask(self, choices: Choices, before: Conditions, today: date, add: Add) -> None:
        """Open it; `add` gets all conditions, the new one among them."""
        self._choices, self._in_force, self._add = choices, before, add
        self._today = today
        self.since.setDate(qdate(before.since or today - timedelta(days=90)))
        self.until.setDate(qdate(before.until or today))
        self._offer()
        self.open()
        self.kind.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.add_button.isEnabled():
            self._submit()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        kind = str(self.kind.currentData())
        self.value.clear()
        for word, value in self._values(kind):
            self.value.addItem(word, value)
        if kind == "events":  # the last one held: the next ones have no people yet
            held = (e for e in self._choices.events if e.day <= self._today)
            self.value.choose(next((e.id for e in held), None))
        self.value.setVisible(kind != PERIOD)
        self._days.setVisible(kind == PERIOD)
        self.add_button.setEnabled(kind == PERIOD or self.value.count() > 0)

    def _values(self, kind: str) -> list[tuple[str, object]]:
        known = self._choices
        if kind == "events":
            return [(f"{e.name}（{day_short(e.day)}）", e.id) for e in known.events]
        if kind == "industries":
            ja = language() == "ja"
            groups = sorted((i for i in industries() if len(i.code) == 1), key=lambda i: i.code)
            return [(f"{i.code}  {i.name_ja if ja else i.name_en}", i.code) for i in groups]
        if kind == "stages":
            return [(stage_word(stage), stage.value) for stage in Stage]
        if kind == "tags":
            return [(tag, tag) for tag in known.tags]
        return [(name, i) for i, name in (known.recommenders or {}).items()]

    def _submit(self) -> None:
        made = self._made()
        self.close_()
        if self._add is not None:
            self._add(made)

    def _made(self) -> Conditions:
        kind, value, before = self.kind.currentData(), self.value.currentData(), self._in_force
        if kind == PERIOD:
            days = sorted((day_of_field(self.since), day_of_field(self.until)))
            return replace(before, since=days[0], until=days[1])
        if kind == "events":
            return replace(before, events=before.events | {EventId(value)})
        if kind == "industries":
            return replace(before, industries=before.industries | {str(value)})
        if kind == "stages":
            return replace(before, stages=before.stages | {Stage(value)})
        if kind == "tags":
            return replace(before, tags=before.tags | {str(value)})
        return replace(before, recommenders=before.recommenders | {ContactId(value)})
