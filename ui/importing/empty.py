"""What stands around the people of a file: how to begin, and the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import gettext as _
from ui.importing.person import KEYS
from ui.importing.words import choice_word
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints


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


class Foot(QWidget):
    """The keys that choose, while there is somebody to choose for; the shared folder at the right.

    Args:
        folder: shows the shared folder.
    """

    def __init__(self, folder: QWidget) -> None:
        super().__init__()
        keys = [(key, choice_word(choice)) for choice, key in KEYS.items()]
        self.keys = KeyHints((*keys, ("0", _("As all of its kind"))))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(6), px(20), px(8))
        row.addWidget(self.keys, 1)
        row.addStretch()
        row.addWidget(folder)
