"""What a picture to keep is painted from: a heading over widgets that are made for it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.page import Page
from ui.theme.fonts import Role, px
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label

P = TypeVar("P", bound=Page)

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


def as_picture(made: P, *without: QWidget) -> P:
    """A page that was made and filled for a picture, as large as a poster to begin with.

    What only hands use goes, and `without` too; nothing is chosen in its lists.
    """
    controls = (made.header.findChildren(kind) for kind in (QAbstractButton, QComboBox))
    for widget in (*(w for each in controls for w in each), *made.findChildren(KeyHints), *without):
        widget.hide()
    for rows in made.findChildren(QAbstractItemView):
        rows.clearSelection()
        rows.setCurrentIndex(QModelIndex())
    made.resize(px(SIZE[0]), px(SIZE[1]))
    return made
