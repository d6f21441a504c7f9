"""The foot of the navigation: how far the reading is, how many need a look, the last backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.i18n import gettext as _
from app.i18n import ngettext
from ui.theme.fonts import Role, px
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar
from ui.wording import clock, day_short


@dataclass(frozen=True, slots=True)
class ReadingState:
    """What the foot shows.

    Attributes:
        read, total: cards of the stack in work; nothing is being read where they are equal.
        to_review: cards that need a look.
        backup_at: when the book was last backed up.
    """

    read: int = 0
    total: int = 0
    to_review: int = 0
    backup_at: datetime | None = None


class NavigationFoot(QFrame):
    """The status bar of the program, seen from all pages."""

    def __init__(self) -> None:
        super().__init__()
        self._reading = Label("", Role.SMALL_STRONG)
        self._bar = ProgressBar(6)
        self._look = Label("", Role.SMALL, "warn")
        self._backup = Label("", Role.SMALL, "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(4))
        for widget in (self._reading, self._bar, self._look, self._backup):
            column.addWidget(widget)
        self.show_state(ReadingState())

    def show_state(self, state: ReadingState) -> None:
        """Show how things stand; lines with nothing to say go away."""
        reading = state.read < state.total
        words = _("Reading {n} of {total}").format(n=state.read, total=state.total)
        self._reading.setText(words)
        self._reading.setVisible(reading)
        self._bar.setVisible(reading)
        self._bar.show_parts([(state.read, "accent")], state.total, words)
        look = ngettext("{n} needs a look", "{n} need a look", state.to_review)
        self._look.setText(look.format(n=state.to_review))
        self._look.setVisible(state.to_review > 0)
        self._backup.setText(_backup_words(state.backup_at))


def _backup_words(at: datetime | None) -> str:
    if at is None:
        return _("No backup yet")
    local = at.astimezone()
    if local.date() == datetime.now().astimezone().date():
        return _("Backup today {time}").format(time=clock(at))
    return _("Backup {day}").format(day=day_short(local.date()))
