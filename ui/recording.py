"""Recording what ties people, the same way from every page: met, planned, introduced, settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.history import Direction, Exchange, ExchangeKind, Nuisance
from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.services import history, nuisances
from app.services.naming import Named
from ui.dialogs.introduce import Introduce
from ui.dialogs.log_exchange import LogExchange, Went
from ui.dialogs.mark_nuisance import MarkNuisance, blank
from ui.dialogs.note_encounter import Meeting, NoteEncounter
from ui.dialogs.note_need import NoteNeed
from ui.dialogs.plan_follow_up import Plan, PlanFollowUp
from ui.dialogs.settle_exchange import Settled, SettleExchange
from ui.naming import complete_names
from ui.page import Page
from ui.recording_commands import (
    Entries,
    exchange_named,
    introduce_named,
    load_entries,
    load_events,
    load_origins,
    meet_named,
    note_needed,
    settle,
)
from ui.tasks import Pending

_F = TypeVar("_F", bound=QWidget)


def recording_keys() -> tuple[tuple[str, str], ...]:
    """The keys by which a page records, with the words for its foot."""
    return (
        ("W", _("Write")),
        ("T", _("Log a touch")),
        ("G", _("Gave or received")),
        ("E", _("Met again")),
        ("P", _("Plan a follow-up")),
        ("I", _("Introduce")),
        ("S", _("Settle")),
    )


def need_title(name: str) -> str:
    """Above the form for a need of somebody; mine without a name."""
    return _("What does {name} need?").format(name=name) if name else _("What do you need?")


class Forms:
    """The small forms over a page, each made when it is first wanted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._made: dict[Callable[[QWidget], Any], Any] = {}

    def __call__(self, kind: Callable[[QWidget], _F]) -> _F:
        """The form of a kind."""
        if kind not in self._made:
            self._made[kind] = made = kind(self._page.window())
            complete_names(self._page.tasks, made)
        found: _F = self._made[kind]
        return found

    @property
    def today(self) -> date:
        """The day that the card book has."""
        return self._page.desk.book.clock().astimezone().date()


class Recording(QObject):
    """Opens the forms for one person, and stores what was entered as one step each."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._form = Forms(page)

    def meet(self, contact_id: ContactId, name: str) -> None:
        """Ask where somebody was met and what was said."""
        pending = self._page.tasks.ask(load_events)
        keep = partial(self._met, contact_id, name)
        today = self._form.today
        self._page.show_over(
            pending, lambda held: self._form(NoteEncounter).ask(name, held, today, keep)
        )

    def plan(self, contact_id: ContactId, name: str) -> None:
        """Ask when to be in touch with somebody."""
        keep = partial(self._planned, contact_id, name)
        self._form(PlanFollowUp).ask(name, self._form.today, keep)

    def introduce(self, contact_id: ContactId, name: str, other: Named | None = None) -> None:
        """Ask to whom or by whom somebody was introduced; `other` is who it was, if known."""
        said = _("Introduction recorded: {name}").format(name=name)
        keep = partial(self._run, introduce_named, contact_id, said=said)
        self._form(Introduce).ask(name, self._form.today, keep, other=other)

    def exchange(self, contact_id: ContactId, name: str, kind: ExchangeKind | None = None) -> None:
        """Ask for something given to somebody, or received."""
        form = self._form(LogExchange)
        form.ask(contact_id, name, self._form.today, self._exchanged, kind)
        self._page.tasks.ask(load_origins, contact_id).then(form.show_origins)

    def _exchanged(self, new: Went) -> Pending[object]:
        gave = new.exchange.direction is Direction.GAVE
        said = _("Recorded: you gave something") if gave else _("Recorded: you received something")
        return self._run(exchange_named, new, said=said)

    def mark(self, contact_id: ContactId, name: str) -> None:
        """Ask for what somebody is marked as a nuisance; who is already, with the mark shown."""
        pending = self._page.tasks.ask(nuisances.marks_on, contact_id)
        self._page.show_over(pending, partial(self._show_mark, contact_id, name))

    def _show_mark(self, contact_id: ContactId, name: str, marks: tuple[Nuisance, ...]) -> None:
        said = _("{name} is marked as a nuisance").format(name=name)
        mark = marks[0] if marks else blank(self._form.today, contact_id=contact_id)
        keep = partial(self._run, nuisances.keep_mark, said=said)
        self._form(MarkNuisance).ask([(name, mark)], keep, self._unmark)

    def _unmark(self, mark: Nuisance) -> Pending[object]:
        said = _("The mark was taken back")
        return self._run(nuisances.drop_mark, mark, said=said)

    def need(self, contact_id: ContactId | None = None, name: str = "") -> None:
        """Ask for what somebody needs; without anybody, for what I need."""
        said = _("Need noted")
        keep = partial(self._run, note_needed, contact_id, said=said)
        self._form(NoteNeed).ask(need_title(name), self._form.today, keep)

    def settle(self, contact_id: ContactId, name: str) -> None:
        """Ask for parts, causes and thanks of what went between somebody and me."""
        pending = self._page.tasks.ask(load_entries, contact_id)
        self._page.show_over(pending, partial(self._show_entries, name))

    def _show_entries(self, name: str, found: Entries) -> None:
        if not found.entries:
            self._page.said.emit(_("Nothing went between you and {name} yet.").format(name=name))
            return
        keep = partial(self._settled, name)
        form = self._form(SettleExchange)
        form.ask(name, found.entries, found.causes, self._form.today, keep, self._drop)

    def _met(self, contact_id: ContactId, name: str, meeting: Meeting) -> Pending[object]:
        said = _("Recorded: you met {name}").format(name=name)
        return self._run(meet_named, contact_id, meeting, said=said)

    def _planned(self, contact_id: ContactId, name: str, plan: Plan) -> Pending[object]:
        said = _("Planned: {name}").format(name=name)
        what = (contact_id, plan.due, plan.channel, plan.bring, plan.repeat)
        return self._run(history.plan_follow_up, *what, said=said)

    def _settled(self, name: str, settled: Settled) -> Pending[object]:
        return self._run(settle, settled, said=_("Saved: {name}").format(name=name))

    def _drop(self, exchange: Exchange) -> Pending[object]:
        return self._run(history.delete_fact, exchange, said=_("Entry deleted"))

    def _run(
        self, command: Callable[..., object], *arguments: object, said: str
    ) -> Pending[object]:
        """Store it; the form that holds it stays until this is done."""
        pending = self._page.tasks.run(command, *arguments)
        return pending.then(lambda _answer: self._page.done.emit(said))
