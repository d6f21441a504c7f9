"""The photograph over the whole window, where corners of outlines are set to the pixel."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.intake.photo import HEIGHT, WIDTH, Photo
from ui.theme.fonts import px
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints
from ui.widgets.popover import Popover

LARGE = QSize(1180, 1000)
"""As much as the window has."""
ROUND_IT = 130
"""What stands over and under the photograph."""


def outline_keys() -> tuple[tuple[str, str], ...]:
    """The keys that act on a photograph."""
    return (("↑↓←→", _("moves a corner")), ("Tab", _("next corner")))


class LargePhoto(Popover):
    """Borrows the photograph from its pane, and gives it back when it closes."""

    keeps_typing = False

    def __init__(self, window: QWidget, photo: Photo, home: QVBoxLayout, *buttons: Button) -> None:
        super().__init__(window, width=LARGE.width())
        self.setAccessibleName(_("Original picture"))
        self._photo, self._home, self._at = photo, home, home.indexOf(photo)
        self.layout_.setContentsMargins(px(16), px(16), px(16), px(12))
        self.layout_.setSpacing(px(10))
        row = QHBoxLayout()
        row.setSpacing(px(6))
        for button in buttons:
            row.addWidget(button)
        row.addWidget(KeyHints(outline_keys()), 1)
        row.addWidget(Button(_("Close"), key="Esc", clicked=self.close_))
        self.layout_.addLayout(row)
        self.closed.connect(self._give_back)

    def open_large(self) -> None:
        """Show the photograph as large as the window allows."""
        room = self.window().height() - px(ROUND_IT)
        self._photo.room = QSize(px(LARGE.width()), room)
        self.layout_.insertWidget(0, self._photo, 1)
        self.open()
        self._photo.setFocus()

    def _give_back(self) -> None:
        self._photo.room = QSize(px(WIDTH), px(HEIGHT))
        self._home.insertWidget(self._at, self._photo)
        self._photo.show()
        self._photo.setFocus()
