"""The page Events: what each was worth."""

from __future__ import annotations

from app.i18n import gettext as _
from ui.desk import Desk
from ui.page import Page
from ui.widgets.empty import EmptyState


class EventsPage(Page):
    """The page Events: what each was worth."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Events"))
        self.column.addWidget(
            EmptyState(_("No cards yet"), _("Drop photos here or choose them below."))
        )
