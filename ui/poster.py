"""What a picture to keep is painted from: a heading over widgets that are made for it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import Role, px
from ui.widgets.label import Label

SIZE = 1280, 800


class Poster(QWidget):
    """Title and what is shown, then one widget under the other."""

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.resize(px(SIZE[0]), px(SIZE[1]))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(16), 0, px(12))
        self._column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setContentsMargins(px(24), 0, px(20), 0)
        head.addWidget(Label(title, Role.TITLE))
        head.addSpacing(px(8))
        head.addWidget(Label(about, tone="text2"), 1)
        self._column.addLayout(head)

    def add(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Put a widget under the others."""
        self._column.addWidget(widget, stretch)

    def add_sheet(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Put widgets beside each other on a sheet; the first takes the room."""
        sheet = QFrame()
        sheet.setObjectName("sheet")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(px(24), px(4), px(8), px(4))
        for at, widget in enumerate(widgets):
            row.addWidget(widget, 0 if at else 1)
        self.add(sheet, stretch=stretch)

    def note(self, text: str) -> None:
        """Say something below in small."""
        label = Label(text, Role.SMALL, "text2")
        label.setContentsMargins(px(24), 0, px(20), 0)
        self.add(label)

    def shrink(self) -> None:
        """Take no more height than what is in it."""
        self.resize(self.width(), self.sizeHint().height())
