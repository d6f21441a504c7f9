"""The page Contacts: everyone, found by search and filters."""

from __future__ import annotations

from app.i18n import gettext as _
from ui.desk import Desk
from ui.page import Page
from ui.widgets.empty import EmptyState


class ContactsPage(Page):
    """The page Contacts: everyone, found by search and filters."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contacts"))
        self.column.addWidget(
            EmptyState(_("No cards yet"), _("Drop photos here or choose them below."))
        )
