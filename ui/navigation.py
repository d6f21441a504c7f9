"""The navigation at the left: pages in groups with counts, and the state of reading at its foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import gettext as _
from ui.pages import Entry, page_key
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_icon, draw_text, fill_rect, focus_pen
from ui.widgets.seal import Seal

WIDE, NARROW = 196, 56


class NavigationRow(QAbstractButton):
    """One page: icon, name, count."""

    def __init__(self, entry: Entry, key_text: str) -> None:
        super().__init__()
        self.entry = entry
        self.count = 0
        self.narrow = False
        self.setText(entry.title)
        self.setToolTip(f"{entry.title}  {key_text}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many things wait there."""
        self.count = count
        title = self.entry.title
        self.setAccessibleName(_("{page}, {n}").format(page=title, n=count) if count else title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(180), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        self._ground(painter, on)
        colours = tokens()
        mark = colours.accent if on else colours.text2
        draw_icon(painter, px(13), (self.height() - px(18)) // 2, self.entry.icon, 18, mark)
        if self.narrow:
            return
        role = Role.BODY_STRONG if on else Role.BODY
        words = self.rect().adjusted(px(40), 0, -px(34), 0)
        draw_text(painter, words, self.text(), role, colours.text)
        if self.count:
            count = self.rect().adjusted(0, 0, -px(10), 0)
            tone = colours.accent if on else colours.text2
            draw_text(painter, count, str(self.count), Role.SMALL_STRONG, tone, right=True)

    def _ground(self, painter: QPainter, on: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens().soft if on else tokens().hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 6, 6)
        if on:
            fill_rect(painter, QRectF(0, px(8), 3, self.height() - px(16)), tokens().accent)
        if self.hasFocus():
            painter.setPen(focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 6, 6)


class Navigation(QFrame):
    """All pages; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], foot: QWidget) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        listed = [e for e in entries if e.under is None]
        self._under = {e.key: e.under or e.key for e in entries}
        self.rows = {e.key: NavigationRow(e, page_key(i)) for i, e in enumerate(listed, 1)}
        self._foot = foot
        self._name = Label("Enishi", Role.HEADING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top())
        column.addLayout(self._list(listed))
        column.addStretch(1)
        column.addWidget(foot)
        self.set_narrow(False)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(14), px(12), px(8), px(12))
        row.setSpacing(px(10))
        row.addWidget(Seal())
        row.addWidget(self._name, 1)
        return row

    def _list(self, entries: Sequence[Entry]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(px(8), 0, px(8), 0)
        column.setSpacing(0)
        group = entries[0].group
        for entry in entries:
            if entry.group != group:
                column.addSpacing(px(8))
                column.addWidget(_Rule())
                column.addSpacing(px(8))
                group = entry.group
            row = self.rows[entry.key]
            row.clicked.connect(lambda _on=False, key=entry.key: self.chosen.emit(key))
            self._group.addButton(row)
            column.addWidget(row)
        return column

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self.rows[self._under[key]].setChecked(True)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """What waits on the pages; pages not named have nothing."""
        for key, row in self.rows.items():
            row.set_count(counts.get(key, 0))

    def set_narrow(self, narrow: bool) -> None:
        """Fold to icons in a small window."""
        self.setFixedWidth(px(NARROW if narrow else WIDE))
        self._name.setVisible(not narrow)
        self._foot.setVisible(not narrow)
        for row in self.rows.values():
            row.narrow = narrow
            row.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        rows = list(self.rows.values())
        here = next((i for i, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        rows[(here + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_current(self) -> None:
        """Give the focus to the open page's row."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)


class _Rule(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rule")
        self.setFixedHeight(1)
