"""The columns of the Person page: cards one under the other, what went one way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyleOptionViewItem, QVBoxLayout

from app.domain.give_and_take import Tally
from app.domain.history import Exchange, ExchangeState
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services.words import exchange_word
from ui.models.rows import Index, RowModel
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_card, draw_icon, draw_text, text_width
from ui.widgets.row_list import RowDelegate, RowList, RowState
from ui.wording import day_with_year, joined, money

WIDTH = 252


class Cards(RowList[Path]):
    """Every side of every card, the newest first."""

    def __init__(self, pictures: Pictures) -> None:
        model = RowModel[Path](lambda _path: _("Card"), lambda path: path)
        super().__init__(_("Cards"), model, _CardDelegate(pictures))
        pictures.arrived.connect(self.viewport().update)


class _CardDelegate(RowDelegate[Path]):
    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(WIDTH - 24), px(round((WIDTH - 32) * 55 / 91)) + px(12))

    def draw(self, painter: QPainter, rect: QRect, row: Path, state: RowState) -> None:
        card = rect.adjusted(px(6), px(6), -px(6), -px(6))
        width = round(card.width() * painter.device().devicePixelRatio())
        draw_card(painter, card, self._pictures.get(row, width))


class WentBlock(QFrame):
    """What was given, or what was received: the sum, then each thing with its day."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self.setObjectName("block")
        self.sum = Label("", Role.BODY_STRONG)
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(Label(title, Role.HEADING))
        head.addStretch()
        head.addWidget(self.sum)
        self._empty = Label(nothing, Role.BODY, "text2", wrap=True)
        self._empty.setContentsMargins(px(8), 0, px(8), 0)
        model = RowModel[Exchange](_sentence, lambda x: (x.id, x.on, x.direction))
        self.list = RowList(title, model, _WentDelegate())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(10), px(8), px(8))
        column.addLayout(head)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)

    def show_rows(self, rows: Sequence[Exchange], tally: Tally) -> None:
        """Show what went this way."""
        certain = " + ".join(map(money, tally.certain))
        about = " + ".join(map(money, tally.estimate))
        estimate = _("{amount} estimated").format(amount=about) if about else None
        self.sum.setText(joined(str(tally.count), certain, estimate))
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.show_rows(rows)


class _WentDelegate(RowDelegate[Exchange]):
    height = 48

    def draw(self, painter: QPainter, rect: QRect, row: Exchange, state: RowState) -> None:
        inner = rect.adjusted(px(8), px(4), -px(8), 0)
        promised = row.state is ExchangeState.PROMISED
        stage = Stage.WANTED if promised else Stage.EXCHANGED
        icon = Icon.PROMISE if promised else Icon.EXCHANGED
        draw_icon(painter, inner.x(), inner.y() + px(2), icon, 16, tokens().stages[stage].mark)
        words = QRect(inner.x() + px(26), inner.y(), inner.width() - px(26), px(20))
        number = _amount(row)
        draw_text(painter, words, number, Role.BODY_STRONG, tokens().text, right=True)
        title = words.adjusted(0, 0, -text_width(number, Role.BODY_STRONG) - px(8), 0)
        draw_text(painter, title, _what(row), Role.BODY_STRONG, tokens().text)
        draw_text(painter, words.translated(0, px(19)), _facts(row), Role.SMALL, tokens().text2)

    def tip(self, row: Exchange, width: int) -> str:
        return _sentence(row) if text_width(_what(row), Role.BODY_STRONG) > width - px(90) else ""


def _what(row: Exchange) -> str:
    return row.note or exchange_word(row.kind)


def _amount(row: Exchange) -> str:
    if row.amount is None:
        return ""
    amount = money(row.amount)
    return _("about {amount}").format(amount=amount) if row.is_estimate else amount


def _facts(row: Exchange) -> str:
    state = {
        ExchangeState.PROMISED: _("promised"),
        ExchangeState.PARTLY: _("partly done"),
        ExchangeState.DONE: None,
    }[row.state]
    due = _("until {day}").format(day=day_with_year(row.due_on)) if row.due_on else None
    thanked = _("thanked") if row.thanked_on else None
    return joined(exchange_word(row.kind), state, due, day_with_year(row.on), thanked)


def _sentence(row: Exchange) -> str:
    return "、".join(p for p in (_what(row), _amount(row), _facts(row)) if p)
