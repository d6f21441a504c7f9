"""Changing what was recorded before: the small forms again, with what is known in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.domain.history import Channel, Encounter, Exchange, FollowUp, Introduction, Nuisance
from app.domain.moments import day_of
from app.domain.offers import Need
from app.i18n import gettext as _
from app.services import nuisances
from app.services.encounters import Talk
from ui.changing_commands import (
    Recorded,
    change_introducing,
    change_meeting,
    change_needed,
    change_planned,
    change_went,
    change_written,
    load_recorded,
    other_in,
)
from ui.dialogs.introduce import Introduce, Introducing
from ui.dialogs.log_exchange import LogExchange
from ui.dialogs.log_touch import LogTouch
from ui.dialogs.mark_nuisance import MarkNuisance
from ui.dialogs.note_encounter import Meeting, NoteEncounter
from ui.dialogs.note_need import NoteNeed
from ui.dialogs.plan_follow_up import Plan, PlanFollowUp
from ui.page import Page
from ui.recording import Forms, need_title
from ui.tasks import Pending


class Changing(QObject):
    """Opens the form that fits an entry of a history; each change is one step to undo."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._form = Forms(page)

    def change(self, key: str) -> None:
        """Open the form of the entry that a key such as `encounter-12` names."""
        kind = key.rpartition("-")[0]
        if kind == "card":
            self._page.said.emit(_("A card is corrected in the review."))
        elif kind == "triage":
            self._page.said.emit(_("Choose anew with 1, 2 or 3; the newest choice counts."))
        else:
            self._page.show_over(self._page.tasks.ask(load_recorded, key), self._open)

    def _open(self, known: Recorded) -> None:
        fact = known.fact
        if isinstance(fact, Encounter):
            self._meeting(known, fact)
        elif isinstance(fact, FollowUp):
            self._word(known, fact)
        elif isinstance(fact, Exchange):
            keep = partial(self._run, change_went, known)
            name, by = known.name_of(fact.contact_id), known.named(fact.introduced_by)
            self._form(LogExchange).change(fact, name, known.origins, self._form.today, keep, by)
        elif isinstance(fact, Introduction):
            self._introduction(known, fact)
        elif isinstance(fact, Nuisance):
            self._mark(known, fact)
        elif isinstance(fact, Need):
            title = need_title(known.name_of(fact.contact_id))
            keep = partial(self._run, change_needed, fact)
            self._form(NoteNeed).ask(title, self._form.today, keep, fact)

    def _meeting(self, known: Recorded, met: Encounter) -> None:
        said = known.said
        promise = said.promise if said else None
        talk = Talk(
            said.need.text if said and said.need else None,
            promise.note if promise else None,
            promise.due_on if promise else None,
        )
        by = known.named(met.introduced_by)
        shown = Meeting(day_of(met.met_at), met.event_id, met.note, by, talk)
        name, keep = known.name_of(met.contact_id), partial(self._run, change_meeting, known)
        self._form(NoteEncounter).ask(name, known.origins.events, self._form.today, keep, shown)

    def _word(self, known: Recorded, fact: FollowUp) -> None:
        name = known.name_of(fact.contact_id)
        if fact.done_at is not None:
            keep = partial(self._run, change_written, fact)
            now = self._page.desk.book.clock()
            self._form(LogTouch).change(fact, name, known.origins.offers, now, keep)
            return
        due = fact.snoozed_until or fact.due_on
        assert due is not None  # a follow-up is planned or done
        shown = Plan(due, fact.channel or Channel.MAIL, fact.brought, fact.repeat)
        keep = partial(self._run, change_planned, fact)
        self._form(PlanFollowUp).ask(name, self._form.today, keep, shown)

    def _introduction(self, known: Recorded, made: Introduction) -> None:
        shown = Introducing(
            known.named(other_in(made)),
            made.introducer is None,
            made.both_asked,
            made.on,
            made.outcome,
            made.note,
        )
        name, keep = known.name_of(made.person), partial(self._run, change_introducing, known)
        self._form(Introduce).ask(name, self._form.today, keep, shown)

    def _mark(self, known: Recorded, mark: Nuisance) -> None:
        keep = partial(self._run, nuisances.keep_mark)
        subject = (known.name_of(mark.contact_id), mark)
        self._form(MarkNuisance).ask([subject], keep, self._unmark)

    def _unmark(self, mark: Nuisance) -> Pending[None]:
        pending = self._page.tasks.run(nuisances.drop_mark, mark)
        return pending.then(lambda _none: self._page.done.emit(_("The mark was taken back")))

    def _run(self, command: Callable[..., object], *arguments: object) -> Pending[object]:
        pending = self._page.tasks.run(command, *arguments)
        return pending.then(lambda _answer: self._page.done.emit(_("Entry changed")))
