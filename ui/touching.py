"""Writing to people and recording it: the same way from every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from app.domain.contact import MethodKind
from app.domain.history import Channel, FollowUp
from app.domain.ids import ContactId, FollowUpId
from app.i18n import gettext as _
from app.services import changing, contacts
from app.services.contacts import ContactView
from app.services.nuisances import Caution, caution_before_writing
from app.services.offers import open_offers
from app.services.writing import mail_link
from ui.dialogs.log_touch import LogTouch, Touch
from ui.mailing import open_mail
from ui.page import Page
from ui.tasks import Newest, Pending


class Touching(QObject):
    """Opens the user's mail program and asks once for the record; sends nothing by itself."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._form: LogTouch | None = None
        self._cautions: Newest[tuple[Caution, ...]] = Newest()

    def write(self, contact_id: ContactId, brought: str | None = None) -> None:
        """Open a mail to somebody, then offer to record it; a word of care comes before it."""
        pending = self._page.tasks.ask(_before_writing, contact_id)
        pending.then(partial(self._open_mail, brought))

    def log(
        self,
        contact_id: ContactId,
        name: str,
        brought: str | None = None,
        planned: FollowUpId | None = None,
        channel: Channel = Channel.MAIL,
        *,
        answered: bool = False,
        write: Callable[[], object] | None = None,
    ) -> None:
        """Ask for the record of a touch; `planned` is the follow-up that it completes."""
        if self._form is None:
            self._form = LogTouch(self._page.window())
        record = partial(self._record, contact_id, name, planned)
        now = self._page.desk.book.clock()
        self._form.ask(name, now, channel, brought, record, answered=answered, write=write)
        self._page.tasks.ask(open_offers).then(self._form.show_offers)
        pending = self._page.tasks.ask(caution_before_writing, contact_id)
        self._cautions.only(pending).then(self._form.show_cautions)

    def _open_mail(
        self, brought: str | None, known: tuple[ContactView, tuple[Caution, ...]]
    ) -> None:
        view, cautions = known
        details = view.contact.details
        address = next(iter(details.values(MethodKind.EMAIL)), "")
        write = partial(open_mail, self._page, mail_link(address), address) if address else None
        if write is not None and not cautions:
            write()
        held_back = write if cautions else None
        self.log(view.contact.id, details.name.printed, brought, write=held_back)

    def _record(
        self, contact_id: ContactId, name: str, planned: FollowUpId | None, touch: Touch
    ) -> Pending[object]:
        answered = touch.done_at if touch.answered else None
        made = FollowUp(
            contact_id,
            done_at=touch.done_at,
            channel=touch.channel,
            offer_id=touch.offer_id,
            brought=touch.brought,
            answered_at=answered,
            id=planned,
        )
        step = changing.record_touch if planned is None else changing.complete_touch
        pending: Pending[object] = self._page.tasks.run(step, made)
        return pending.then(partial(self._recorded, name))

    def _recorded(self, name: str, _answer: object) -> None:
        self._page.done.emit(_("Recorded: you wrote to {name}").format(name=name))


def _before_writing(
    snapshot: Any, contact_id: ContactId
) -> tuple[ContactView, tuple[Caution, ...]]:
    """Where to write to, and what to know before."""
    return contacts.view(snapshot, contact_id), caution_before_writing(snapshot, contact_id)
