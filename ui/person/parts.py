"""The parts of the Person page: cards one under the other, and what went one way in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyleOptionViewItem, QVBoxLayout

from app.domain.give_and_take import Tally
from app.domain.history import Exchange, ExchangeState
from app.domain.ids import ContactId
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services.words import caution_words, exchange_word, match_words, trust_words
from ui.contacts.query import Person
from ui.models.rows import Index, RowModel
from ui.person.query import headline
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.badge import Badge
from ui.widgets.label import Label
from ui.widgets.lines_block import Line
from ui.widgets.painting import draw_card
from ui.widgets.row_list import RowDelegate, RowList, RowState
from ui.wording import day_with_year, joined, money

WIDTH = 300


class Cards(RowList[Path]):
    """Every side of every card, the newest first."""

    def __init__(self, pictures: Pictures) -> None:
        model = RowModel[Path](lambda _path: _("Card"), lambda path: path)
        super().__init__(_("Cards"), model, _CardDelegate(pictures))
        self.setProperty("ground", "none")
        pictures.arrived.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Path]) -> None:
        """Show these sides, and take no more height than they have."""
        super().show_rows(rows)
        self.setMaximumHeight(self.sizeHintForRow(0) * len(rows) + 2 if rows else 0)


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


def went_line(row: Exchange, names: Mapping[ContactId, str]) -> Line:
    """Something given or received: what, how much, when, and whether it is done."""
    promised = row.state is ExchangeState.PROMISED
    icon, stage = (Icon.PROMISE, Stage.WANTED) if promised else (Icon.EXCHANGED, Stage.EXCHANGED)
    return Line(icon, _what(row), _facts(row, names), _amount(row), row.id or 0, stage=stage)


def sum_words(tally: Tally, went: Iterable[Exchange]) -> str:
    """How often, and how much in money; estimates and what is only promised apart."""
    certain = " + ".join(map(money, tally.certain))
    about = " + ".join(map(money, tally.estimate))
    estimate = _("{amount} estimated").format(amount=about) if about else None
    promised = sum(row.state is ExchangeState.PROMISED for row in went)
    still = _("{n} promised").format(n=promised) if promised else None
    return joined(str(tally.count), certain, estimate, still)


def _what(row: Exchange) -> str:
    return row.note or exchange_word(row.kind)


def _amount(row: Exchange) -> str:
    if row.amount is None:
        return ""
    amount = money(row.amount)
    return _("about {amount}").format(amount=amount) if row.is_estimate else amount


def _facts(row: Exchange, names: Mapping[ContactId, str]) -> str:
    state = {
        ExchangeState.PROMISED: _("promised"),
        ExchangeState.PARTLY: _("partly done"),
        ExchangeState.DONE: None,
    }[row.state]
    due = _("until {day}").format(day=day_with_year(row.due_on)) if row.due_on else None
    thanked = _("thanked") if row.thanked_on else None
    by = names.get(row.introduced_by) if row.introduced_by is not None else None
    brought = _("brought about by {name}").format(name=by) if by else None
    return joined(exchange_word(row.kind), state, due, day_with_year(row.on), brought, thanked)


class Head(QFrame):
    """Who it is, in one line where it stands, and a quiet word where care is due."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.name = Label("", Role.DISPLAY)
        self.work = Label("", Role.BODY, "text2")
        self.badge = Badge()
        self.headline = Label("", Role.BODY_STRONG, wrap=True)
        self.trust = Label("", Role.SMALL, "text2", wrap=True)
        self.caution = Label("", Role.SMALL_STRONG, "warn", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(20), px(10))
        first = QHBoxLayout()
        first.setSpacing(px(12))
        for widget in (self.name, self.badge, self.work):
            first.addWidget(widget)
        first.addStretch()
        column.addLayout(first)
        column.addWidget(self.headline)
        column.addWidget(self.trust)
        column.addWidget(self.caution)

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        details = person.view.contact.details
        self.name.setText(details.name.printed)
        work = details.current
        self.work.setText(joined(work.company, work.department, work.position) if work else "")
        self.badge.set_stage(person.relationship.stage)
        self.headline.setText(headline(person))
        mark = person.view.contact.mark
        marked = _("Private mark: {mark}").format(mark=mark) if mark else None
        days = person.relationship.days_to_match
        match = match_words(days) if days is not None else None
        self.trust.setText(joined(match, *trust_words(person.trust), marked))
        self.trust.setVisible(bool(self.trust.text()))
        self.caution.setText(joined(*map(caution_words, person.cautions)))
        self.caution.setVisible(bool(person.cautions))
