"""A titled block of lines, and the people who may be there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.coming import Expected
from ui.models.rows import RowModel
from ui.plan.query import Line, PlannedRow
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_text
from ui.widgets.row_list import RowDelegate, RowList, RowState
from ui.wording import joined, listed


class LinesBlock(QFrame):
    """A heading over a few lines of text."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("block")
        self._title = title
        self._labels: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(4))
        self._column.addWidget(Label(title, Role.HEADING))
        self._column.addStretch()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead of those before."""
        for old in self._labels:
            old.hide()
            old.deleteLater()
        self._labels = [Label(line.text, Role.BODY, line.tone, wrap=True) for line in lines]
        for at, label in enumerate(self._labels, 1):
            self._column.insertWidget(at, label)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription("、".join(line.text for line in lines))


class ExpectedList(RowList[Expected]):
    """Those who may be there, most often met first."""

    def __init__(self) -> None:
        model = RowModel[Expected](_spoken, lambda row: row.contact.id)
        super().__init__(_("Who may be there"), model, _ExpectedDelegate())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[Expected]) -> None:
        """Show all of them, for what is around them scrolls."""
        super().show_rows(rows)
        self.setFixedHeight(px(_ExpectedDelegate.height) * max(1, len(rows)) + 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it moves what is around


class _ExpectedDelegate(RowDelegate[Expected]):
    """A row of 48: name, company, how often; below, what was last said."""

    height = 48

    def draw(self, painter: QPainter, rect: QRect, row: Expected, state: RowState) -> None:
        words = rect.adjusted(px(10), px(4), -px(96), 0)
        words.setHeight(px(20))
        used = draw_text(painter, words, row.contact.name, Role.BODY_STRONG, tokens().text)
        rest = words.adjusted(used + px(8), 0, 0, 0)
        draw_text(painter, rest, row.contact.company or "", Role.SMALL, tokens().text2)
        often = QRect(rect.right() - px(92), words.y(), px(84), words.height())
        draw_text(painter, often, _times(row.times), Role.SMALL, tokens().text2, right=True)
        low = QRect(words.x(), words.y() + px(20), rect.width() - px(20), px(20))
        draw_text(painter, low, row.last_said or "–", Role.SMALL, tokens().text)

    def tip(self, row: Expected, width: int) -> str:
        return _spoken(row)


class PlannedList(RowList[PlannedRow]):
    """The planned events, the next first."""

    def __init__(self) -> None:
        model = RowModel[PlannedRow](lambda row: row.spoken, lambda row: row.event.id)
        super().__init__(_("Planned events"), model, _PlannedDelegate())


class _PlannedDelegate(RowDelegate[PlannedRow]):
    height = 52

    def draw(self, painter: QPainter, rect: QRect, row: PlannedRow, state: RowState) -> None:
        words = rect.adjusted(px(12), px(6), -px(8), 0)
        words.setHeight(px(20))
        draw_text(painter, words, row.event.name, Role.BODY_STRONG, tokens().text)
        tone = tokens().text2 if row.event.purpose else tokens().warn
        facts = row.facts if row.event.purpose else joined(_("no purpose"), row.facts)
        draw_text(painter, words.translated(0, px(20)), facts, Role.SMALL, tone)

    def tip(self, row: PlannedRow, width: int) -> str:
        return row.spoken


def _times(count: int) -> str:
    return ngettext("met {n} time", "met {n} times", count).format(n=count)


def _spoken(row: Expected) -> str:
    parts = (row.contact.name, row.contact.company, _times(row.times), row.last_said)
    return listed(*parts)
