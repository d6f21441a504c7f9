"""The ledger of events: its columns, and how each is painted with small bars."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QResizeEvent

from app.domain.money import Money
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services.words import again_word
from ui.events.ledger_row import LedgerRow, verdict_words
from ui.models.table import Column, TableModel
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.widgets.painting import draw_bar, draw_icon_text, draw_text
from ui.widgets.row_list import RowState
from ui.widgets.row_table import CellDelegate, RowTable
from ui.wording import NOTHING, fraction, joined, money

NAME = 190
"""So wide the names are at least."""
GIVING_WAY = (5, 8, 4, 3, 7)
"""The columns that go where there is no room for all, the first one first."""
LEDGER_ROW = 39
"""Two lines of text, as close as they stay clear."""


def columns() -> tuple[Column[LedgerRow], ...]:
    """The columns in the language in use."""
    return (
        Column(_("Event"), 0, lambda r: r.numbers.event.day, lambda r: _spoken(r)),
        Column(_("Purpose"), 106, lambda r: str(r.numbers.event.verdict), _verdict),
        Column(_("Cards → wanted"), 132, lambda r: r.numbers.met, _wanted),
        Column(_("Within 48 hours"), 128, _rate_order, lambda r: _rate(r)),
        Column(_("Living"), 62, lambda r: r.numbers.living, _living, True),
        Column(_("Each"), 84, lambda r: r.numbers.cost_per_living_relation or 0, _each, True),
        Column(_("Cost"), 84, _cost_order, _cost, True),
        Column(_("Value received"), 126, lambda r: r.value, lambda r: _value(r), True),
        Column(_("Again"), 74, lambda r: str(r.numbers.event.again), _again),
    )


def _spoken(row: LedgerRow) -> str:
    return f"{row.numbers.event.name}、{row.facts}"


def _verdict(row: LedgerRow) -> str:
    return verdict_words(row)[1]


def _wanted(row: LedgerRow) -> str:
    return f"{row.numbers.met} → {row.numbers.wanted}" if row.numbers.met else NOTHING


def _rate_order(row: LedgerRow) -> float:
    return row.numbers.follow_up_rate.value or 0.0


def _rate(row: LedgerRow) -> str:
    rate = row.numbers.follow_up_rate
    if rate.running:
        return joined(fraction(rate), _running(row)) if rate.whole else _running(row)
    return fraction(rate)


def _running(row: LedgerRow) -> str:
    return _("{n} running").format(n=row.numbers.follow_up_rate.running)


def _living(row: LedgerRow) -> str:
    return str(row.numbers.living) if row.took_place else NOTHING


def _each(row: LedgerRow) -> str:
    each = row.numbers.cost_per_living_relation
    return NOTHING if each is None else money(Money(round(each)))


def _cost_order(row: LedgerRow) -> int:
    cost = row.numbers.returns.full_cost
    return cost.amount if cost and not row.left_out else 0


def _cost(row: LedgerRow) -> str:
    return NOTHING if row.left_out else money(row.numbers.returns.full_cost)


def _value(row: LedgerRow) -> str:
    if row.value:
        return money(Money(row.value))
    return _("estimate only") if row.estimate else NOTHING


def _again(row: LedgerRow) -> str:
    return again_word(row.numbers.event.again)


def _upper(rect: QRect) -> QRect:
    """The first of two lines in a row."""
    return QRect(rect.x(), rect.y() + px(1), rect.width(), px(20))


class Ledger(RowTable[LedgerRow]):
    """One row an event, the newest first."""

    def __init__(self) -> None:
        shown = columns()
        model = TableModel[LedgerRow](shown, lambda row: row.numbers.event.id)
        super().__init__(_("Events"), model, _Delegate(shown))
        self.verticalHeader().setDefaultSectionSize(px(LEDGER_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the names need the room more than some of the numbers."""
        super().resizeEvent(event)
        header, left = self.horizontalHeader(), self.viewport().width() - px(NAME)
        for at in range(1, len(self.rows.columns)):
            self.setColumnHidden(at, False)
            left -= header.sectionSize(at)
        for at in GIVING_WAY:
            if left < 0:
                left += header.sectionSize(at)
                self.setColumnHidden(at, True)

    def choose_held(self) -> None:
        """Make the last event at which somebody was met the current one, else the first."""
        held = (r.numbers.event for r in self.rows.rows if r.numbers.met)
        last = max(held, key=lambda e: e.day, default=None)
        if last is None or not self.choose(last.id):
            self.choose_first()

    def height_for(self, rows: int, room: int) -> int:
        """How high it is to show so many rows, or those that are whole in the room there is."""
        others = self.horizontalHeader().height() + 2
        whole = max(0, room - others) // px(LEDGER_ROW)
        return others + min(rows, whole) * px(LEDGER_ROW)


class _Delegate(CellDelegate[LedgerRow]):
    def __init__(self, shown: tuple[Column[LedgerRow], ...]) -> None:
        super().__init__()
        self._columns = shown

    def draw(
        self, painter: QPainter, rect: QRect, row: LedgerRow, column: int, state: RowState
    ) -> None:
        special: dict[int, Any] = {
            0: self._event,
            1: self._purpose,
            2: self._wanted,
            3: self._rate,
            7: self._value,
        }
        if column in special:
            special[column](painter, rect, row)
            return
        shown = self._columns[column]
        text = shown.text(row)
        tone = tokens().text3 if text == NOTHING else tokens().text
        draw_text(painter, rect, text, Role.BODY, tone, right=shown.right)

    def _event(self, painter: QPainter, rect: QRect, row: LedgerRow) -> None:
        upper = _upper(rect)
        draw_text(painter, upper, row.numbers.event.name, Role.BODY_STRONG, tokens().text)
        draw_text(painter, upper.translated(0, px(17)), row.facts, Role.SMALL, tokens().text2)

    def _purpose(self, painter: QPainter, rect: QRect, row: LedgerRow) -> None:
        icon, text, tone = verdict_words(row)
        draw_icon_text(painter, rect, icon, text, tone, Role.SMALL_STRONG)

    def _wanted(self, painter: QPainter, rect: QRect, row: LedgerRow) -> None:
        numbers = row.numbers
        if numbers.met and row.most_met:
            width = px(50) * numbers.met / row.most_met
            bar = QRectF(rect.x(), rect.center().y() - px(4), width, px(8))
            part = numbers.wanted / numbers.met
            draw_bar(painter, bar, part, tokens().stages[Stage.WANTED].mark)
        words = rect.adjusted(px(56), 0, 0, 0)
        draw_text(painter, words, _wanted(row), Role.BODY, tokens().text)

    def _rate(self, painter: QPainter, rect: QRect, row: LedgerRow) -> None:
        rate = row.numbers.follow_up_rate
        left = 0
        if rate.value is not None and not rate.running:
            bar = QRectF(rect.x(), rect.center().y() - px(4), px(42), px(8))
            draw_bar(painter, bar, rate.value, tokens().stages[Stage.FOLLOWED_UP].mark)
            left = px(50)
        words = rect.adjusted(left, 0, 0, 0)
        if not rate.running:
            draw_text(painter, words, fraction(rate), Role.BODY, tokens().text)
            return
        if rate.whole:  # two lines: side by side they are wider than the column
            upper = _upper(rect)
            draw_text(painter, upper, fraction(rate), Role.BODY, tokens().text)
            words = upper.translated(0, px(17))
        draw_text(painter, words, _running(row), Role.SMALL, tokens().warn)

    def _value(self, painter: QPainter, rect: QRect, row: LedgerRow) -> None:
        text = _value(row)
        tone = tokens().text if row.value else tokens().text2
        role = Role.BODY_STRONG if row.value else Role.SMALL
        used = draw_text(painter, rect, text, role, tone, right=True)
        if not row.most_value or not (row.value or row.estimate):
            return
        room = min(px(52), rect.width() - used - px(8))
        width = room * (row.value + row.estimate) / row.most_value
        bar = QRectF(rect.x(), rect.center().y() - px(4), max(4.0, width), px(8))
        whole = row.value + row.estimate
        part, planned = row.value / whole, row.estimate / whole
        draw_bar(painter, bar, part, tokens().stages[Stage.MATCHED].mark, planned=planned)
