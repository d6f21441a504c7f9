"""The page Relationships: who was followed up, what was exchanged."""

from __future__ import annotations

from app.i18n import gettext as _
from ui.desk import Desk
from ui.page import Page
from ui.widgets.empty import EmptyState


class RelationshipsPage(Page):
    """The page Relationships: who was followed up, what was exchanged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Relationships"))
        self.column.addWidget(
            EmptyState(_("No cards yet"), _("Drop photos here or choose them below."))
        )
