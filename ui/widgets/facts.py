"""A strip of a few facts: small names over their values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout

from ui.theme.fonts import Role, px
from ui.widgets.label import Label


class Facts(QFrame):
    """Names in the first line, values in the second."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("facts")
        grid = QGridLayout(self)
        grid.setContentsMargins(px(12), px(6), px(12), px(6))
        grid.setVerticalSpacing(0)
        self._names = tuple(names)
        self._values = [Label("", Role.BODY_STRONG) for _name in names]
        for at, name in enumerate(names):
            grid.addWidget(Label(name, Role.SMALL, "text2"), 0, at)
            grid.addWidget(self._values[at], 1, at)
            grid.setColumnStretch(at, 1)

    def show_facts(self, facts: Sequence[tuple[str, bool]]) -> None:
        """Show values in the order of their names; True paints one amber."""
        for label, (text, urgent) in zip(self._values, facts, strict=True):
            label.setText(text)
            label.set_tone("warn" if urgent else "text")
        pairs = zip(self._names, facts, strict=True)
        self.setAccessibleName("、".join(f"{name} {text}" for name, (text, _urgent) in pairs))
