"""What is known of a company, shown and forgotten: the same way from every page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.domain.ids import CompanyId
from app.domain.known import KnownCompany
from app.i18n import gettext as _
from app.services import known
from ui.dialogs.known_company import KnownSheet
from ui.page import Page


class Knowing(QObject):
    """Opens the sheet of a company; what is forgotten there can be undone."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.sheet: KnownSheet | None = None

    def show(self, company_id: CompanyId | None) -> None:
        """Show what is known of a company; say so where it is nothing."""
        ids = [] if company_id is None else [company_id]
        self._page.tasks.ask(known.known_companies, ids).then(self._show)

    def forget(self, company_id: CompanyId, name: str) -> None:
        """Forget all that is known of a company."""
        said = _("Forgotten what was learned of {name}").format(name=name)
        pending = self._page.tasks.run(known.forget, company_id)
        pending.then(lambda _none: self._page.done.emit(said))

    def _show(self, found: tuple[KnownCompany, ...]) -> None:
        if not found:
            self._page.said.emit(_("Nothing is known of this company yet."))
            return
        if self.sheet is None:
            self.sheet = KnownSheet(self._page.window())
        company = found[0].company
        self.sheet.open_for(found[0], partial(self.forget, company.id, company.name))
