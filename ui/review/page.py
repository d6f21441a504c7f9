"""The page Review: a card beside what was read on it."""

from __future__ import annotations

from app.i18n import gettext as _
from ui.desk import Desk
from ui.page import Page
from ui.widgets.empty import EmptyState


class ReviewPage(Page):
    """The page Review: a card beside what was read on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Review"))
        self.column.addWidget(
            EmptyState(_("No cards yet"), _("Drop photos here or choose them below."))
        )
