"""The foot of the navigation: how far the reading is, how many need a look, the last backup."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.i18n import gettext as _
from app.i18n import ngettext
from ui.status import Status
from ui.theme.fonts import Role, px
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar
from ui.wording import day_short


class NavigationFoot(QFrame):
    """The status bar of the program, seen from all pages."""

    def __init__(self) -> None:
        super().__init__()
        self._reading = Label("", Role.SMALL_STRONG)
        self._bar = ProgressBar(6)
        self._look = Label("", Role.SMALL, "warn")
        self._backup = Label("", Role.SMALL, "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(4))
        for widget in (self._reading, self._bar, self._look, self._backup):
            widget.hide()
            column.addWidget(widget)

    def show_status(self, status: Status) -> None:
        """Show how things stand; lines with nothing to say go away."""
        reading = status.read < status.total
        words = _("Reading {n} of {total}").format(n=status.read, total=status.total)
        self._reading.setText(words)
        self._reading.setVisible(reading)
        self._bar.setVisible(reading)
        self._bar.show_parts([(status.read, "accent")], status.total, words)
        waiting = status.counts.get("review", 0)
        look = ngettext("{n} needs a look", "{n} need a look", waiting)
        self._look.setText(look.format(n=waiting))
        self._look.setVisible(waiting > 0)
        self._backup.setText(_backup_words(status))
        self._backup.show()


def _backup_words(status: Status) -> str:
    if status.backup_on is None:
        return _("No backup yet")
    if status.backup_on == status.today:
        return _("Backed up today")
    return _("Backed up on {day}").format(day=day_short(status.backup_on))
