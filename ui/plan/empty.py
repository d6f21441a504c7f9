"""What the page Plan says where nothing is planned."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import gettext as _
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState


def nothing_planned(add: Callable[[], object]) -> EmptyState:
    """How to begin."""
    text = _(
        "Note an event before you sign up. Then you see here what it leaves of the budget, "
        "how good the word of who recommended it was, and who may be there."
    )
    begin = Button(_("New event…"), icon=Icon.ADD, kind="primary", clicked=add)
    return EmptyState(_("No event is planned."), text, begin)
