"""The conditions in force as chips, adding to them, and those kept under a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.conditions import EVERYBODY, Conditions
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services.filters import drop_filter, save_filter
from ui.page import Page
from ui.relationships.condition_form import ConditionForm
from ui.relationships.query import Choices
from ui.relationships.save_form import SaveForm
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.badge import Chip
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.wording import day_short, industry_word, joined, stage_word


class FilterRow(QWidget):
    """Which people are shown, in whichever way they are seen."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._choices = Choices()
        self._form: ConditionForm | None = None
        self._naming: SaveForm | None = None
        self.conditions = EVERYBODY
        self.saved = Choice(_("Saved filters"))
        self.saved.activated.connect(lambda _at: self._choose())
        self.add_button = Button(
            _("Add a condition"), icon=Icon.ADD, kind="quiet", clicked=self.add
        )
        self.save_button = Button(_("Save…"), kind="quiet", clicked=self.save)
        self.drop_button = Button(
            icon=Icon.TRASH, kind="quiet", name=_("Delete this saved filter"), clicked=self.drop
        )
        self._chips = QHBoxLayout()
        self._chips.setSpacing(px(8))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.saved)
        row.addWidget(self.drop_button)
        row.addLayout(self._chips)
        row.addWidget(self.add_button)
        row.addWidget(self.save_button)
        self._show()

    def show_choices(self, choices: Choices) -> None:
        """Offer what conditions can be made of."""
        self._choices = choices
        self._show()

    def put(self, conditions: Conditions) -> None:
        """Bring other conditions into force."""
        self.conditions = conditions
        self._show()
        self.changed.emit()

    def add(self) -> None:
        """Ask for one more condition."""
        if self._form is None:
            self._form = ConditionForm(self.window())
        today = self._page.desk.book.clock().astimezone().date()
        self._form.ask(self._choices, self.conditions, today, self.put)

    def save(self) -> None:
        """Ask for a name for the conditions in force."""
        if self._naming is None:
            self._naming = SaveForm(self.window())
        self._naming.ask(self._keep)

    def drop(self) -> None:
        """Forget the saved filter that is in force."""
        name = self._name
        if name is not None:
            self._run(drop_filter, name, said=_("Filter deleted: {name}").format(name=name))

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips, in order."""
        items = (self._chips.itemAt(i) for i in range(self._chips.count()))
        found = [item.widget() for item in items if item is not None]
        return tuple(chip for chip in found if isinstance(chip, Chip))

    @property
    def words(self) -> str:
        """The conditions in force on one line; empty for everybody."""
        return joined(*(word for word, _without in self._parts()))

    @property
    def _name(self) -> str | None:
        saved = self._choices.saved or {}
        return next((n for n, kept in saved.items() if kept == self.conditions), None)

    def _keep(self, name: str) -> None:
        said = _("Filter saved: {name}").format(name=name)
        self._run(save_filter, name, self.conditions, said=said)

    def _run(self, command: Callable[..., object], *arguments: object, said: str) -> None:
        pending = self._page.tasks.run(command, *arguments)
        pending.then(lambda _none: self._page.done.emit(said))

    def _choose(self) -> None:
        saved = self._choices.saved or {}
        self.put(saved.get(str(self.saved.currentData()), EVERYBODY))

    def _show(self) -> None:
        self._show_chips()
        saved = self._choices.saved or {}
        self.saved.clear()
        self.saved.addItem(_("Everybody") if self.conditions == EVERYBODY else _("Chosen"), None)
        for name in saved:
            self.saved.addItem(name, name)
        self.saved.choose(self._name)
        self.saved.setVisible(bool(saved))
        self.drop_button.setVisible(self._name is not None)
        self.save_button.setVisible(self.conditions != EVERYBODY and self._name is None)

    def _show_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for word, without in self._parts():
            chip = Chip(word, _("Take away: {filter}").format(filter=word), Icon.FUNNEL)
            chip.removed.connect(partial(self.put, without))
            self._chips.addWidget(chip)

    def _parts(self) -> Iterator[tuple[str, Conditions]]:
        """Each condition in words, with what remains without it."""
        now = self.conditions
        names = {e.id: e.name for e in self._choices.events}
        people = self._choices.recommenders or {}
        for event in sorted(now.events):
            yield names.get(event, str(event)), replace(now, events=now.events - {event})
        if now.since or now.until:
            days = (day_short(day) if day else "" for day in (now.since, now.until))
            yield "–".join(days), replace(now, since=None, until=None)
        for code in sorted(now.industries):
            yield industry_word(code), replace(now, industries=now.industries - {code})
        for stage in sorted(now.stages, key=list(Stage).index):
            yield stage_word(stage), replace(now, stages=now.stages - {stage})
        for tag in sorted(now.tags):
            yield tag, replace(now, tags=now.tags - {tag})
        for who in sorted(now.recommenders):
            word = _("on the word of {name}").format(name=people.get(who, who))
            yield word, replace(now, recommenders=now.recommenders - {who})
