"""Plain-text labels by role and tone; text from cards is never taken for markup."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.plain import calm
from ui.theme.fonts import Role
from ui.theme.theme import font, theme
from ui.widgets.tips import plain_tip

Tone = Literal["text", "text2", "text3", "warn", "danger", "ok", "accent"]


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class Label(QLabel):
    """A text in the font of its role, which follows the theme."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(_LEFT)  # names from the right begin where all others do
        self.setText(text)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self._dress()
        theme().changed.connect(self._dress)

    def setText(self, text: str) -> None:
        """Show a text, without what would turn the rest of it round."""
        super().setText(calm(text))

    def set_tone(self, tone: Tone) -> None:
        """Another colour; shows at once."""
        if tone == self.property("tone"):
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()  # polishing gives back the font from before the sheet

    def _dress(self) -> None:
        self.setFont(font(self._role))


class Remark(Label):
    """A sentence below what it is about; while there is none it takes no room."""

    def __init__(self, role: Role = Role.BODY, tone: Tone = "danger") -> None:
        super().__init__("", role, tone, wrap=True)
        self.hide()

    def setText(self, text: str) -> None:
        super().setText(text)
        if self.parent() is not None:
            self.setVisible(bool(text))


class ElidedLabel(Label):
    """A one-line label that gives way: elided at its end, the whole as tooltip."""

    def __init__(self, text: str = "", role: Role = Role.BODY, tone: Tone = "text") -> None:
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = self._elided()
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(plain_tip(self.text()) if self._elided() != self.text() else "")

    def _elided(self) -> str:
        metrics = self.fontMetrics()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
