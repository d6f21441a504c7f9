"""The relationship table: its columns, and how each is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.models.table import Column, TableModel
from ui.pictures import Pictures
from ui.relationships.rows import TableRow
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.cell_field import CellField
from ui.widgets.painting import draw_badge, draw_card, draw_icon_text, draw_text
from ui.widgets.row_list import RowState
from ui.widgets.row_table import CellDelegate, RowTable
from ui.wording import stage_word

_STAGES = {stage: rank for rank, stage in enumerate(Stage)}
NEVER = 10**6
BROUGHT, NEXT = 3, 8
"""The columns that can be written into; all others are derived."""


def columns() -> tuple[Column[TableRow], ...]:
    """The columns in the language in use."""
    return (
        Column(_("Name"), 184, lambda r: r.contact.kana or r.contact.name, lambda r: r.spoken),
        Column(_("Met at"), 130, lambda r: r.met_order, lambda r: f"{r.met} {r.met_on}"),
        Column(_("48 hours"), 112, lambda r: r.clock.order, lambda r: r.clock.text),
        Column(_("Brought"), 116, lambda r: r.brought, lambda r: r.brought),
        Column(_("Reply"), 66, lambda r: not r.answered, _reply),
        Column(_("Gave | received"), 116, lambda r: (r.gave + r.received, r.gave), _balance),
        Column(
            _("Last"), 98, lambda r: NEVER if r.days is None else r.days, lambda r: r.last, True
        ),
        Column(_("Stage"), 116, lambda r: _STAGES[r.stage], lambda r: stage_word(r.stage)),
        Column(_("Next step"), 0, lambda r: r.next_order, lambda r: r.next_step),
    )


def _reply(row: TableRow) -> str:
    return _("yes") if row.answered else "–"


def _balance(row: TableRow) -> str:
    return _("gave {gave}, received {received}").format(gave=row.gave, received=row.received)


class RelationshipTable(RowTable[TableRow]):
    """One row a person; several can be chosen, and two columns are written into."""

    edited = Signal(object, int, str)  # TableRow, column, text

    def __init__(self, pictures: Pictures) -> None:
        model = TableModel[TableRow](columns(), lambda row: row.contact.id)
        super().__init__(_("Relationships"), model, _Delegate(pictures))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        pictures.arrived.connect(self.viewport().update)

    @property
    def chosen(self) -> tuple[TableRow, ...]:
        """Everybody who is chosen, in the order of the table."""
        at = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.rows[i] for i in at if i < len(self.rows.rows))

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Swap the rows; those chosen stay so where they can."""
        kept = {row.contact.id for row in self.chosen}
        super().show_rows(rows)
        if len(kept) < 2:
            return
        chosen = QItemSelection()
        for at, row in enumerate(self.rows.rows):
            if row.contact.id in kept:
                chosen.select(self.rows.index(at, 0), self.rows.index(at, 0))
        way = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(chosen, way)

    def edit_cell(self) -> None:
        """Open a field over the cell in focus, over the next step where that cell is derived."""
        row, at = self.current, self.currentIndex()
        if row is None:
            return
        column = at.column() if at.column() == BROUGHT else NEXT
        index = self.rows.index(at.row(), column)
        text = {BROUGHT: row.brought, NEXT: row.next_step}[column]
        name = self.rows.columns[column].title
        field = CellField(self, index, name, "" if text == "–" else text)
        field.ask(lambda typed: self.edited.emit(row, column, typed))


class _Delegate(CellDelegate[TableRow]):
    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures

    def draw(
        self, painter: QPainter, rect: QRect, row: TableRow, column: int, state: RowState
    ) -> None:
        paints = (
            self._name,
            self._met,
            self._clock,
            self._brought,
            self._answer,
            self._both_ways,
            self._last,
            self._stage,
            self._next,
        )
        paints[column](painter, rect, row, state)

    def _name(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        card = QRect(rect.x(), rect.center().y() - px(14), px(46), px(28))
        width = round(card.width() * painter.device().devicePixelRatio())
        name = "" if row.picture else row.contact.name
        draw_card(painter, card, self._pictures.get(row.picture, width), name)
        words = rect.adjusted(px(56), 0, 0, 0)
        _two_lines(painter, words, row.contact.name, row.contact.company or "", strong=True)

    def _met(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        _two_lines(painter, rect, row.met, row.met_on)

    def _clock(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        tone = getattr(tokens(), row.clock.tone)
        if row.clock.icon is None:
            draw_text(painter, rect, row.clock.text, Role.BODY, tone)
        else:
            draw_icon_text(painter, rect, row.clock.icon, row.clock.text, tone, Role.SMALL_STRONG)

    def _brought(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        draw_text(painter, rect, row.brought, Role.BODY, _quiet(row.brought))

    def _answer(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        if row.answered:
            draw_icon_text(painter, rect, Icon.ANSWERED, _("yes"), tokens().ok, Role.SMALL)
        else:
            draw_text(painter, rect, "–", Role.BODY, tokens().text3)

    def _both_ways(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        axis, unit = rect.center().x(), px(5)
        draw_text(painter, rect, str(row.gave), Role.BODY_STRONG, tokens().text)
        draw_text(painter, rect, str(row.received), Role.BODY_STRONG, tokens().text, right=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = rect.width() / 2 - px(16)
        top, height = rect.center().y() - px(5), px(10)
        left = min(room, row.gave * unit)
        if left:
            painter.setBrush(color(tokens().stages[Stage.FOLLOWED_UP].fg))
            painter.drawRoundedRect(QRectF(axis - left, top, left, height), 2, 2)
        right = min(room, row.received * unit)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if right:
            painter.setPen(QPen(color(tokens().stages[Stage.MATCHED].fg), 1.5))
            painter.drawRoundedRect(QRectF(axis + 2, top, right, height), 2, 2)
        painter.setPen(QPen(color(tokens().edge), 1))
        painter.drawLine(axis, top - px(3), axis, top + height + px(3))

    def _last(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        draw_text(painter, rect, row.last, Role.BODY, tokens().text2, right=True)

    def _stage(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        style, word = tokens().stages[row.stage], stage_word(row.stage)
        draw_badge(painter, rect.x(), rect.center().y(), style, word, selected=state.selected)

    def _next(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        draw_text(painter, rect, row.next_step, Role.BODY, _quiet(row.next_step))


def _two_lines(
    painter: QPainter, rect: QRect, first: str, second: str, *, strong: bool = False
) -> None:
    """A line and a smaller one under it."""
    upper = QRect(rect.x(), rect.y() + px(3), rect.width(), px(20))
    role = Role.BODY_STRONG if strong else Role.BODY
    draw_text(painter, upper, first, role, tokens().text)
    draw_text(painter, upper.translated(0, px(18)), second, Role.SMALL, tokens().text2)


def _quiet(text: str) -> str:
    return tokens().text3 if text == "–" else tokens().text
