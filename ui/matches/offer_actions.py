"""What is done with what I can bring: added, changed with its files, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.offers import Offer
from app.i18n import gettext as _
from app.services import offers
from app.services.offers import OfferHistory
from ui.files.attaching import Attaching
from ui.files.carrying import Carrying
from ui.matches.commands import keep_offer
from ui.matches.offer_form import OfferForm
from ui.page import Page
from ui.tasks import Pending


class OfferActions(QObject):
    """Opens the form over a page; each change is one step to undo."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._attaching: Attaching | None = None
        self.form: OfferForm | None = None

    def add(self) -> None:
        """Ask for something I can bring."""
        self._made().ask(partial(self._keep, _("Offer added")))

    def change(self, known: OfferHistory) -> None:
        """Ask for what is to be changed of an offer."""
        form = self._made()
        if self._attaching is not None and known.offer.id is not None:
            self._attaching.show_offer(known.offer.id)
        form.change(known, partial(self._keep, _("Offer changed")))

    def delete(self, offer: Offer) -> None:
        """Put an offer into the trash."""
        if offer.id is not None:
            said = _("In the trash: {name}").format(name=offer.title)
            pending = self._page.tasks.run(offers.delete_offer, offer.id)
            pending.then(lambda _offer: self._page.done.emit(said))

    def show(self, found: Sequence[OfferHistory]) -> None:
        """Show in the open form what has changed of the files."""
        wanted = self.form.offer_id if self.form else None
        for history in found:
            if self.form is not None and wanted is not None and history.offer.id == wanted:
                self.form.show_files(history.files)

    def _made(self) -> OfferForm:
        if self.form is None:
            self.form = form = OfferForm(self._page.window())
            self._attaching = Attaching(self._page, form.files, Carrying(self._page))
            form.files_dropped.connect(self._attaching.attach)
            form.files.attach_wanted.disconnect(self._attaching.choose)
            form.files.attach_wanted.connect(self._choose)
        return self.form

    def _choose(self) -> None:
        if self.form is not None and self.form.offer_id is None:
            self.form.choose_files()
        elif self._attaching is not None:
            self._attaching.choose()

    def _keep(self, said: str, offer: Offer, paths: Sequence[Path]) -> Pending[None]:
        pending = self._page.tasks.work(partial(keep_offer, offer, tuple(paths)))
        return pending.then(lambda _none: self._page.done.emit(said))
