"""What the page says while there is no file."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import gettext as _
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState


def no_file(choose_files: Callable[[], object], choose_folder: Callable[[], object]) -> EmptyState:
    """How to begin."""
    buttons = (
        Button(_("Choose files…"), icon=Icon.ADD, clicked=choose_files),
        Button(_("Choose a folder…"), clicked=choose_folder),
    )
    text = _(
        "Drop vCard or CSV files here, or the folder of an export of everything, or choose them "
        "below. Nothing is changed at once."
    )
    return EmptyState(_("No file chosen"), text, *buttons, picture=False, dashed=True)
