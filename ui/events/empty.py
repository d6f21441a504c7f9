"""What the page Events says where there is none, and where none fits what was typed."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import gettext as _
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState

Call = Callable[[], object]


def no_event(add: Call) -> EmptyState:
    """How to begin."""
    text = _(
        "Note where you meet people. Then you see here what each evening cost, "
        "and which relationships came of it."
    )
    begin = Button(_("New event…"), icon=Icon.ADD, kind="primary", key="Ctrl+Shift+E", clicked=add)
    return EmptyState(_("No events yet"), text, begin)


def nothing_fits(show_all: Call) -> EmptyState:
    """How to come back."""
    everything = Button(_("Show all events"), clicked=show_all)
    text = _("The name, the day, the kind and who recommended it are looked through.")
    return EmptyState(_("No event fits"), text, everything, picture=False)
