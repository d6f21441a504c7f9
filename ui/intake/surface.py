"""The intake's working surface: how far the stack is, its cards, its choices, the photograph."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.desk import Desk
from ui.intake.counts import Counts
from ui.intake.grid import Grid
from ui.intake.photo_pane import PhotoPane
from ui.intake.stack_choices import StackChoices
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.watch_row import WatchRow

RIGHT = 352


class Surface(QWidget):
    """Grid at the left, the rest at the right; the right side scrolls in a low window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.problem = Banner("danger")
        self.problem.add_button(Button(_("Understood"), clicked=self.problem.hide))
        self.counts = Counts()
        self.grid = Grid(desk.pictures)
        self.choices = StackChoices()
        self.pane = PhotoPane(desk)
        self.watch = WatchRow(_("Watched folder"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        row.addWidget(self._right())

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setContentsMargins(px(24), 0, px(16), px(8))
        left.setSpacing(px(10))
        left.addWidget(self.problem)
        left.addWidget(self.counts)
        left.addWidget(self.grid, 1)
        keys = (
            ("Enter", _("Review")),
            ("R", _("Read again")),
            ("P", _("Front and back")),
            ("Space", _("Pause")),
            ("Del", _("To the trash")),
        )
        left.addWidget(KeyHints(keys))
        return left

    def _right(self) -> QFrame:
        right = QFrame()
        right.setObjectName("form")
        right.setFixedWidth(px(RIGHT))
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(16), px(20), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.choices)
        column.addSpacing(px(8))
        column.addWidget(self.pane)
        column.addStretch()
        column.addWidget(self.watch)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(right)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        return right


def nothing_yet(choose: Callable[[], object]) -> EmptyState:
    """Before the first card: what is missing, and how to begin."""
    begin = Button(_("Take in cards…"), icon=Icon.ADD, kind="primary", key="Ctrl+O", clicked=choose)
    text = _("Drop photos here or choose them below.")
    return EmptyState(_("No cards yet"), text, begin, dashed=True)
