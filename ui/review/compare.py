"""Two cards of maybe one person side by side: choose field by field, then merge or keep both."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.card import CardScan
from app.i18n import gettext as _
from ocr.model import FieldKind
from ui.pictures import Pictures
from ui.review.compare_row import KNOWN, NEWER, CompareRow
from ui.review.query import ReviewItem
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.widgets.thumbnail import Thumbnail
from ui.wording import day_with_year

WIDTH = 998


class Compare(Popover):
    """Opened over the review; says what was chosen, the page does it."""

    same = Signal(object)  # frozenset[FieldKind] for which the known value is kept
    different = Signal()

    def __init__(self, window: QWidget, pictures: Pictures) -> None:
        super().__init__(window, width=WIDTH)
        self.setAccessibleName(_("Compare"))
        self.rows: tuple[CompareRow, ...] = ()
        self._title = Label("", Role.TITLE)
        self._cards = [Thumbnail(pictures, 116), Thumbnail(pictures, 116)]
        self._days = [Label("", Role.SMALL, "text2"), Label("", Role.SMALL, "text2")]
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = self.layout_
        column.setContentsMargins(px(12), px(20), px(12), px(18))
        column.setSpacing(px(12))
        column.addLayout(self._head())
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self._list, 1)
        promise = _(
            "Meetings, exchanges and the pictures of both cards are kept. "
            "This can be undone at any later time."
        )
        column.addWidget(_indented(Label(promise, Role.SMALL, "text2", wrap=True)))
        column.addLayout(self._foot())
        for keys, do in (("Ctrl+Return", self._merge), ("Ctrl+D", self._differ)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(_indented(self._title))
        row = QHBoxLayout()
        row.setSpacing(px(14))
        wide = px(WIDTH - 48)
        row.addSpacing(px(12) + round(KNOWN * wide))
        titles = (_("The card you have"), _("The card just read"))
        for card, title, day in zip(self._cards, titles, self._days, strict=True):
            words = QVBoxLayout()
            words.addStretch()
            words.addWidget(Label(title, Role.BODY_STRONG))
            words.addWidget(day)
            words.addStretch()
            side = QWidget()
            side.setFixedWidth(round((NEWER - KNOWN) * wide) - row.spacing())
            box = QHBoxLayout(side)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(px(14))
            box.addWidget(card)
            box.addLayout(words, 1)
            row.addWidget(side)
        row.addStretch()
        head.addLayout(row)
        return head

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(12), px(4), px(12), 0)
        row.setSpacing(px(8))
        words = _("Accept as a different person")
        self._other = Button(words, key="Ctrl+D", clicked=self._differ)
        cancel = Button(_("Cancel"), key="Esc", clicked=self.close_)
        self._same = Button(
            _("Merge as the same person"),
            icon=Icon.MERGE,
            kind="primary",
            key="Ctrl+Enter",
            clicked=self._merge,
        )
        row.addWidget(self._other)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._same)
        return row

    def open_with(self, item: ReviewItem) -> None:
        """Compare a card that was read with the newest one of the person it may be."""
        known = item.known
        assert known is not None, "there is somebody to compare with"
        told = known.comparison
        self._title.setText(_("Two cards of {name}").format(name=told.name))
        for card, path in zip(self._cards, (known.picture, item.pictures[0]), strict=True):
            card.show_picture(path)
        since = _day(told.newest) if told.newest else told.since
        for label, day in zip(self._days, (since, _day(item.scan)), strict=True):
            label.setText(day_with_year(day))
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = tuple(CompareRow(row) for row in told.rows)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch()
        self._list.setWidget(inner)
        self._list.setMinimumHeight(min(len(self.rows) * px(42) + 4, px(430)))
        self.layout_.activate()
        self.open()
        asked = (row for row in self.rows if row.compared.is_asked)
        next(asked, self._same).setFocus()

    @property
    def keeps_known(self) -> frozenset[FieldKind]:
        """The fields for which the known value was chosen."""
        return frozenset(
            row.compared.kind for row in self.rows if row.compared.is_asked and row.keeps_known
        )

    def _merge(self) -> None:
        self.close_()
        self.same.emit(self.keeps_known)

    def _differ(self) -> None:
        self.close_()
        self.different.emit()


def _day(scan: CardScan) -> date:
    return scan.requested_at.astimezone().date()


def _indented(widget: QWidget) -> QWidget:
    outer = QWidget()
    box = QHBoxLayout(outer)
    box.setContentsMargins(px(12), 0, px(12), 0)
    box.addWidget(widget)
    return outer
