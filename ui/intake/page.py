"""The page Intake: a stack of cards coming in."""

from __future__ import annotations

from app.i18n import gettext as _
from ui.page import Page
from ui.tasks import Tasks
from ui.widgets.empty import EmptyState


class IntakePage(Page):
    """The page Intake: a stack of cards coming in."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, _("Intake"))
        self.column.addWidget(
            EmptyState(_("No cards yet"), _("Drop photos here or choose them below."))
        )
