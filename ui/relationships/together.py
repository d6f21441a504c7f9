"""What is done with all that are chosen in the relationship table, as one step each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from app.domain.history import TriageChoice
from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.services import bulk, contacts
from app.services.facets import tags
from ui.dialogs.ask_one import AskOne
from ui.dialogs.plan_follow_up import Plan, PlanFollowUp
from ui.page import Page
from ui.tasks import Pending
from ui.wording import people


class Together(QObject):
    """Takes those who are chosen from the page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._ask: AskOne | None = None
        self._plan: PlanFollowUp | None = None

    def choose(self, choice: TriageChoice) -> None:
        """Keep in touch with all, or let all go."""
        ids = self._page.chosen_ids()
        if ids:
            said = _("Chosen for {name}").format(name=people(len(ids)))
            pending = self._page.tasks.run(bulk.choose_all, ids, choice)
            pending.then(lambda _none: self._page.done.emit(said))

    def plan(self) -> None:
        """Ask when to be in touch, and plan it with all."""
        if ids := self._page.chosen_ids():
            if self._plan is None:
                self._plan = PlanFollowUp(self._page.window())
            today = self._page.desk.book.clock().astimezone().date()
            self._plan.ask(people(len(ids)), today, partial(self._planned, ids))

    def _planned(self, ids: Sequence[ContactId], plan: Plan) -> Pending[object]:
        said = _("Planned: {name}").format(name=people(len(ids)))
        what = (ids, plan.due, plan.channel, plan.bring, plan.repeat)
        pending: Pending[object] = self._page.tasks.run(bulk.plan_all, *what)
        return pending.then(lambda _none: self._page.done.emit(said))

    def tag(self) -> None:
        """Ask for a tag and give it to all."""
        if self._page.chosen_ids():
            self._page.show_over(self._page.tasks.ask(tags), self._ask_tag)

    def _ask_tag(self, known: tuple[str, ...]) -> None:
        if self._ask is None:
            self._ask = AskOne(self._page.window())
        self._ask.ask_text(_("Tag for all"), known, self._tag)

    def _tag(self, tag: str) -> None:
        ids = self._page.chosen_ids()
        said = _("Tagged “{tag}”: {people}").format(tag=tag, people=people(len(ids)))
        pending = self._page.tasks.run(contacts.tag_contacts, ids, tag)
        pending.then(lambda _none: self._page.done.emit(said))
