"""What the page Relationships says where nobody fits what was asked for."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import gettext as _
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState


def nobody_fits(show_everyone: Callable[[], object]) -> EmptyState:
    """How to come back to everybody."""
    text = _("Take conditions away, or search for fewer words.")
    everyone = Button(_("Show everyone"), clicked=show_everyone)
    return EmptyState(_("No one matches"), text, everyone, picture=False)
