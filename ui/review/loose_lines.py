"""Lines of the card that no field took; a press puts one into the field in use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.i18n import gettext as _
from ocr.geometry import Box
from ocr.model import CardReading, Face, FieldReading, TextLine
from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, Label

MOST = 3


class LooseLines(QFrame):
    """A strip under the picture."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), px(4), px(16), px(4))
        self._row.setSpacing(px(8))
        self._lines: list[str] = []
        self.setFixedHeight(px(42))

    @property
    def first(self) -> str:
        """The first line; empty where there is none."""
        return self._lines[0] if self._lines else ""

    def show_lines(self, reading: CardReading | None) -> None:
        """Show what no field took."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._lines = loose_lines(reading) if reading else []
        if not self._lines:
            return
        self._row.addWidget(Label(_("Lines without a field"), Role.SMALL_STRONG, "text2"))
        for text in self._lines[:MOST]:
            button = Button(text if len(text) < 20 else f"{text[:19]}…")
            button.setToolTip(text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, t=text: self.chosen.emit(t))
            self._row.addWidget(button)
        self._row.addWidget(ElidedLabel(_("a press or Ctrl+L fills in"), Role.SMALL, "text2"), 1)


def loose_lines(reading: CardReading) -> list[str]:
    """The texts of lines whose middle lies in no field's place."""
    return [
        line.text
        for side in reading.sides
        for line in side.lines
        if line.text.strip() and not _is_taken(line, side.face, reading.fields)
    ]


def _is_taken(line: TextLine, face: Face, fields: tuple[FieldReading, ...]) -> bool:
    centre = line.quad.box.centre
    return any(
        field.face is face and field.quad is not None and _holds(field.quad.box, *centre)
        for field in fields
    )


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom
