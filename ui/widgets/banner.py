"""A banner that pushes the page down: what happened, what is safe, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import ngettext
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.button import Button
from ui.widgets.label import Label, Tone
from ui.widgets.painting import draw_icon
from ui.widgets.tips import plain_tip

MOST = 4

Weight = Literal["info", "warn", "danger"]

_ICONS: dict[Weight, Icon] = {
    "info": Icon.DUPLICATE,
    "warn": Icon.UNSURE,
    "danger": Icon.FAILED,
}


class Banner(QFrame):
    """A bar, an icon, a headline, a sentence and buttons; the layout measures, nothing overlaps."""

    def __init__(self, weight: Weight = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weight = weight
        tone: dict[Weight, Tone] = {"info": "text", "warn": "warn", "danger": "danger"}
        self._title = Label("", Role.BODY_STRONG, tone[weight], wrap=True)
        self._text = Label("", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(3))
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(8))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(50), px(9), px(12), px(9))
        self._row.setSpacing(px(14))
        self._row.addLayout(words, 1)
        self._row.addLayout(self._buttons)
        self.hide()

    def add_button(self, button: Button) -> Button:
        """Put a button at the right end."""
        self._buttons.addWidget(button)
        return button

    def lead_with(self, widget: QWidget) -> None:
        """Put something to look at before the words, such as a card."""
        self._row.insertWidget(0, widget)

    def say(self, title: str, text: str) -> None:
        """Show the banner with these words; the headline is also its spoken name."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        self.show()

    def say_each(self, title: str, sentences: Sequence[str]) -> None:
        """Show the banner with several sentences; what is too much for it stands in its tip."""
        shown, rest = list(sentences[:MOST]), len(sentences) - MOST
        if rest > 0:
            words = ngettext(
                "and {n} more file: point here", "and {n} more files: point here", rest
            )
            shown.append(words.format(n=rest))
        self.say(title, "\n".join(shown))
        whole = "\n".join(sentences)
        self.setToolTip(plain_tip(whole) if rest > 0 else "")
        self.setAccessibleDescription(whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        grounds = {"info": colours.soft, "warn": colours.warn_bg, "danger": colours.danger_bg}
        bars = {"info": colours.accent, "warn": colours.warn_mark, "danger": colours.danger}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(grounds[self._weight]))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.fillRect(0, 0, 4, self.height(), color(bars[self._weight]))
        top = (self.height() - px(18)) // 2
        draw_icon(painter, px(18), top, _ICONS[self._weight], 18, bars[self._weight])
