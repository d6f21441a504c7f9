"""An event that is named where its cards come in, so that nobody has to leave the stack for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.event import Event
from app.domain.ids import EventId
from app.i18n import gettext as _
from app.services.events import add_event
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of
from ui.intake.stack_choices import StackChoices
from ui.page import Page
from ui.tasks import Pending
from ui.widgets.line_edit import LineEdit


class NewEvent(ShortForm):
    """Its name and its day; what else there is to say has time."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Event], object] | None = None
        self.name = LineEdit(_("Name"))
        self.day = day_field(_("Day"))
        rows = ((_("Name"), self.name), (_("Day"), self.day))
        super().__init__(window, rows, _("Add"))

    def ask(self, today: date, keep: Callable[[Event], object]) -> None:
        """Open it; `keep` gets the event."""
        self._keep = keep
        self.name.clear()
        self.day.setDate(qdate(today))
        self.ask_for(_("Where do these cards come from?"))

    def save(self) -> object:
        name = text_of(self.name)
        if name is None:
            return _("An event needs a name.")
        if self._keep is not None:
            return self._keep(Event(name, day_of_field(self.day)))
        return None


class StackEvent(QObject):
    """Asks for a new event and chooses it for the stack."""

    def __init__(self, page: Page, choices: StackChoices) -> None:
        super().__init__(page)
        self._page, self._choices = page, choices
        self.form: NewEvent | None = None
        choices.event_wanted.connect(self.ask)

    def ask(self) -> None:
        """Open the form."""
        if self.form is None:
            self.form = NewEvent(self._page.window())
        self.form.ask(self._page.desk.book.clock().astimezone().date(), self._add)

    def _add(self, event: Event) -> Pending[EventId]:
        return self._page.tasks.run(add_event, event).then(partial(self._added, event))

    def _added(self, event: Event, event_id: EventId) -> None:
        self._choices.choose_event(replace(event, id=event_id))
        self._page.done.emit(_("Event added: {name}").format(name=event.name))
