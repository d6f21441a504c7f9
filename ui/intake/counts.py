"""How far a stack is: a number, a bar in segments, and every count in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.intake.query import CardState
from ui.theme import icons
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import theme, tokens
from ui.widgets.label import Label, Tone
from ui.widgets.progress import ProgressBar
from ui.wording import cards

_SEGMENTS = (
    (CardState.FILED, "edge"),
    (CardState.SURE, "ok"),
    (CardState.LOOK, "warn_mark"),
    (CardState.KNOWN, "accent"),
    (CardState.FAILED, "danger"),
)


class Counts(QWidget):
    """The head of the intake."""

    def __init__(self) -> None:
        super().__init__()
        self._read = Label("", Role.TITLE)
        self._pace = Label("", Role.BODY, "text2")
        self._bar = ProgressBar(10)
        self._words = {state: StateCount(_ICONS[state], _TONES[state]) for state in CardState}
        top = QHBoxLayout()
        top.setSpacing(px(28))
        top.addWidget(self._read)
        top.addWidget(self._pace, 1)
        states = QHBoxLayout()
        states.setSpacing(px(20))
        for state in CardState:
            states.addWidget(self._words[state])
        states.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addLayout(states)

    def show_counts(self, counts: Mapping[CardState, int]) -> None:
        """Show how many cards are in each state."""
        total = sum(counts.values())
        read = total - counts.get(CardState.WAITING, 0)
        self._read.setText(f"{read} / {cards(total)}")
        names = {
            CardState.SURE: _("Sure"),
            CardState.LOOK: _("To check"),
            CardState.KNOWN: _("Known?"),
            CardState.FAILED: _("Unread"),
            CardState.FILED: _("Accepted"),
            CardState.WAITING: _("Waiting"),
        }
        spoken = []
        for state, label in self._words.items():
            count = counts.get(state, 0)
            words = f"{names[state]} {count}"
            label.say(words)
            label.setVisible(bool(count))
            spoken += [words] if count else []
        parts = [(counts.get(state, 0), colour) for state, colour in _SEGMENTS]
        self._bar.show_parts(parts, total, "、".join(spoken))

    def show_pace(
        self, per_minute: float | None, seconds_left: float | None, *, paused: bool
    ) -> None:
        """Show how fast it goes and how long it will take."""
        if paused:
            self._pace.setText(_("Paused"))
            return
        words = []
        if seconds_left:
            minutes, seconds = divmod(round(seconds_left), 60)
            words.append(_("{minutes}:{seconds:02} left").format(minutes=minutes, seconds=seconds))
        if per_minute and seconds_left:
            words.append(_("{n} a minute").format(n=cards(round(per_minute))))
        self._pace.setText("　".join(words))


class StateCount(QWidget):
    """A state's icon, name and number in its colour."""

    def __init__(self, icon: Icon, tone: Tone) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self._mark = Label()
        self._words = Label("", Role.SMALL_STRONG, tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self._dress()
        theme().changed.connect(self._dress)

    def say(self, text: str) -> None:
        """Show the name and the number."""
        self._words.setText(text)

    def _dress(self) -> None:
        tone = str(getattr(tokens(), self._tone))
        self._mark.setPixmap(icons.pixmap(self._icon, px(14), tone, self.devicePixelRatioF()))


_ICONS = {
    CardState.SURE: Icon.SURE,
    CardState.LOOK: Icon.UNSURE,
    CardState.KNOWN: Icon.DUPLICATE,
    CardState.FAILED: Icon.FAILED,
    CardState.FILED: Icon.CONTACTS,
    CardState.WAITING: Icon.WAITING,
}
_TONES: dict[CardState, Tone] = {
    CardState.SURE: "ok",
    CardState.LOOK: "warn",
    CardState.KNOWN: "accent",
    CardState.FAILED: "danger",
    CardState.FILED: "text2",
    CardState.WAITING: "text2",
}
