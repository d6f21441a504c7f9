"""The three blocks under the ledger: on whose word, word of mouth against search, the cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.event_totals import worth_stopping
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.events.bars import group_bars, source_bars, stopping_words
from ui.events.query import EveningCard, EventsAnswer
from ui.models.rows import Index, RowModel
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.widgets.bar_block import BarBlock
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.painting import draw_card, draw_row_ground, draw_text
from ui.widgets.row_list import RowDelegate, RowState, WholeRowList
from ui.wording import NOTHING


class GroupsBlock(BarBlock):
    """Bars by recommender, series or organiser, whichever is chosen in its head."""

    def __init__(self) -> None:
        empty = _("No event belongs to one yet.")
        super().__init__(_("Totals of events"), _("living relations"), empty)
        self._title.hide()
        self._answer: EventsAnswer | None = None
        self.choice = Choice(_("Totals by"))
        self.choice.addItem(_("On whose word"), "recommender")
        self.choice.addItem(_("By series"), "series")
        self.choice.addItem(_("By organiser"), "organiser")
        self.choice.currentIndexChanged.connect(lambda _at: self._show())
        self.head.insertWidget(0, self.choice)
        self.hint = Label("", Role.SMALL_STRONG, "warn", wrap=True)
        self.hint.setContentsMargins(px(8), 0, px(8), 0)
        self.column.insertWidget(self.column.count() - 1, self.hint)

    def show_answer(self, answer: EventsAnswer) -> None:
        """Show the totals of all events."""
        self._answer = answer
        self.hint.setText(stopping_words(worth_stopping(answer.series)))
        self.hint.setVisible(bool(self.hint.text()))
        self._show()

    def _show(self) -> None:
        if self._answer is not None:
            self.show_rows(group_bars(self._answer, str(self.choice.currentData())))


class ContactSheet(WholeRowList[EveningCard]):
    """The evening's cards, in rows of which none is cut."""

    def __init__(self, pictures: Pictures) -> None:
        model = RowModel[EveningCard](
            lambda card: f"{card.name}、{card.company}", lambda card: card.contact_id
        )
        super().__init__(_("Cards from this event"), model, _SheetDelegate(pictures))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(px(_SheetDelegate.height))
        pictures.arrived.connect(self.viewport().update)


class _SheetDelegate(RowDelegate[EveningCard]):
    height = 68

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(102), px(self.height))

    def draw_ground(
        self, painter: QPainter, rect: QRect, row: EveningCard, state: RowState
    ) -> None:
        """Only the card in focus has a ground."""
        focus = state.focused
        draw_row_ground(painter, rect, selected=focus, hovered=state.hovered, focused=focus)

    def draw(self, painter: QPainter, rect: QRect, row: EveningCard, state: RowState) -> None:
        card = rect.adjusted(px(4), px(5), -px(4), -px(6))
        width = round(card.width() * painter.device().devicePixelRatio())
        draw_card(painter, card, self._pictures.get(row.picture, width))
        if row.picture is None:
            words = card.adjusted(px(6), 0, -px(4), 0)
            draw_text(painter, words, row.name, Role.SMALL_STRONG, tokens().text)

    def tip(self, row: EveningCard, width: int) -> str:
        return f"{row.name}　{row.company}"


class EveningBlock(QFrame):
    """The contact sheet of the chosen event."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("block")
        self._count = Label("", Role.SMALL, "text2")
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(Label(_("Cards from this event"), Role.HEADING))
        head.addStretch()
        head.addWidget(self._count)
        self.sheet = ContactSheet(pictures)
        self._empty = Label(_("Nobody has been recorded there yet."), Role.BODY, "text2", wrap=True)
        self._empty.setContentsMargins(px(8), 0, px(8), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(10), px(8), px(8))
        column.addLayout(head)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.sheet, 1)

    def show_cards(self, cards: Sequence[EveningCard]) -> None:
        """Show everyone met."""
        self._count.setText(ngettext("{n} card", "{n} cards", len(cards)).format(n=len(cards)))
        self._empty.setVisible(not cards)
        self.sheet.setVisible(bool(cards))
        self.sheet.show_rows(cards)


def bars_to_keep(answer: EventsAnswer) -> QWidget:
    """Both lists of bars beside each other, for a picture."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(px(24), px(8), px(20), px(8))
    row.setSpacing(px(16))
    by = (
        (_("On whose word"), "recommender"),
        (_("By series"), "series"),
        (_("By organiser"), "organiser"),
    )
    blocks = [(BarBlock(t, _("living relations"), NOTHING), group_bars(answer, k)) for t, k in by]
    for block, bars in (*blocks, (source_block(), source_bars(answer))):
        if bars:
            block.show_rows(bars)
            block.spread()
            row.addWidget(block, 1)
    return whole


def source_block() -> BarBlock:
    """How events were found, and what a relation cost."""
    empty = _("No event has been counted yet.")
    return BarBlock(_("Word of mouth and search"), _("cost of each"), empty)
