"""The page Events: what each cost, what came of it, and on whose word one went."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import EventId
from app.domain.money import Money
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.tables import Table, events_table
from ui.desk import Desk
from ui.events.actions import ActionRow, EventActions
from ui.events.bars import source_bars
from ui.events.blocks import (
    EveningBlock,
    GroupsBlock,
    bars_to_keep,
    source_block,
)
from ui.events.budget_line import BudgetLine
from ui.events.empty import no_event, nothing_fits
from ui.events.ledger_row import LedgerRow, ledger_rows
from ui.events.query import EveningCard, EventsAnswer, load_evening, load_events
from ui.events.table import Ledger
from ui.page import Destination, Page
from ui.poster import Poster
from ui.tasks import Newest
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.views import MOST_ROWS, View
from ui.widgets.bar_block import BarRow
from ui.widgets.button import Button
from ui.widgets.line_edit import SearchField
from ui.wording import money

NEW = "new"
"""The subject that asks for the form of a new event."""
LEDGER, NONE_YET = range(2)
FEWEST = 5
"""So many rows have room at least."""
LEAST = 120
"""How high the ledger is at least, however low the window."""
BLOCKS = 228
"""How high the blocks under the ledger are at least: a heading, three bars, a line."""


class EventsPage(Page):
    """The ledger over three blocks."""

    watches = ("event", "contact", "budget", "setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Events"))
        self._answer: EventsAnswer | None = None
        self._answers: Newest[EventsAnswer] = Newest()
        self._evenings: Newest[tuple[EveningCard, ...]] = Newest()
        self._wanted: EventId | None = None
        self.ledger = Ledger()
        self.ledger.current_changed.connect(self._choose)
        self.actions_ = EventActions(self, self.ledger)
        self.actions_.saved.connect(self._saved)
        self.ledger.opened.connect(lambda _row: self.actions_.edit())
        self.search = SearchField(_("Find an event"), width=260)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.search.descended.connect(self.ledger.setFocus)
        report = Button(_("Report…"), icon=Icon.REPORT, clicked=self.actions_.report)
        new = Button(_("New event"), icon=Icon.ADD, kind="primary", clicked=self.actions_.add)
        self._above = (self.search, report, new)
        self.row = ActionRow(self.actions_)
        self.budget = BudgetLine()
        self.recommenders = GroupsBlock()
        self.recommenders.list.opened.connect(self._relate_to)
        self.sources = source_block()
        self.evening = EveningBlock(desk.pictures)
        self.evening.sheet.opened.connect(self._open_contact)
        self._lay_out()

    def _lay_out(self) -> None:
        for widget in self._above:
            self.header.add(widget)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sheet(), 20)  # as high as its rows; the blocks have the rest
        column.addWidget(self.row)
        column.addWidget(self.budget)
        column.addWidget(self._blocks(), 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(no_event(self.actions_.add))
        self.column.addWidget(self._stack, 1)

    def _sheet(self) -> QWidget:
        self._rows = QStackedWidget()
        self._rows.addWidget(self.ledger)
        self._rows.addWidget(nothing_fits(self.search.clear))
        self._paper = QFrame()
        self._paper.setObjectName("sheet")
        inner = QVBoxLayout(self._paper)
        inner.setContentsMargins(px(16), 0, px(8), 0)
        inner.addWidget(self._rows)
        return self._paper

    def _blocks(self) -> QWidget:
        whole = _Blocks()
        blocks = QHBoxLayout(whole)
        blocks.setContentsMargins(px(24), px(6), px(20), px(14))
        blocks.setSpacing(px(16))
        whole.setMinimumHeight(px(BLOCKS))
        for block in (self.recommenders, self.sources, self.evening):
            blocks.addWidget(block, 1)
        return whole

    # asking and showing

    def load(self) -> None:
        pending = self.tasks.ask(load_events, self.desk.derived)
        self._answers.only(pending).then(self._show)

    def _show(self, answer: EventsAnswer) -> None:
        self._answer = answer
        self.actions_.show_answer(answer)
        self._stack.setCurrentIndex(LEDGER if answer.numbers else NONE_YET)
        for widget in self._above:  # one button is enough to begin
            widget.setVisible(bool(answer.numbers))
        self.budget.show_use(answer.budget)
        self._show_rows()
        self.recommenders.show_answer(answer)
        self.sources.show_rows(source_bars(answer))
        rate = money(Money(answer.hourly_rate))
        self.sources.tell(_("Counted with {rate} an hour.").format(rate=rate))
        cards = sum(n.met for n in answer.numbers)
        words = ngettext("{n} card in all", "{n} cards in all", cards).format(n=cards)
        self.recommenders.tell(_("{cards}. Likes count for nothing.").format(cards=words))

    def _show_rows(self) -> None:
        if self._answer is None:
            return
        answer, words = self._answer, self.search.text().casefold().split()
        rows = ledger_rows(answer.numbers, answer.names, answer.today, answer.attended)
        kept = [r for r in rows if all(w in _searched(r) for w in words)]
        self.ledger.show_rows(kept)
        self._rows.setCurrentIndex(int(not kept))
        self._fit()
        count = len(kept)
        self.header.subtitle.setText(
            ngettext("{n} event", "{n} events", count).format(n=count) if count else ""
        )
        if self._wanted is not None and self.ledger.choose(self._wanted):
            self._wanted = None
        if self.ledger.current is None:
            self.ledger.choose_held()
        self._choose(self.ledger.current)

    def _fit(self) -> None:
        """As high as its rows, or as are whole above the blocks, which have the rest."""
        shown = (w.sizeHint().height() for w in (self.row, self.budget) if not w.isHidden())
        room = self._stack.height() - sum(shown) - px(BLOCKS)
        rows = max(self.ledger.rows.rowCount(), FEWEST)
        self._paper.setMaximumHeight(self.ledger.height_for(rows, max(room, px(LEAST))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, row: LedgerRow | None) -> None:
        self.row.allow_judging(row is not None and row.numbers.event.day <= row.today)
        if row is None or row.numbers.event.id is None:
            self.evening.show_cards(())
            return
        pending = self.tasks.ask(
            load_evening, self.desk.book, self.desk.derived, row.numbers.event.id
        )
        self._evenings.only(pending).then(self.evening.show_cards)

    def _saved(self, event_id: EventId) -> None:
        self._wanted = event_id
        self._show_rows()

    def show_subject(self, subject: object) -> None:
        if subject == NEW:
            self.actions_.add()
        elif isinstance(subject, int):
            self._wanted = EventId(subject)
            self.search.clear()
            self._show_rows()

    def _relate_to(self, row: BarRow) -> None:
        """Open those who were met on somebody's word, at a series, or with an organiser."""
        if row.conditions is not None:
            self.go.emit(Destination("relationships", row.conditions))

    def _open_contact(self, card: EveningCard) -> None:
        self.go.emit(Destination("person", card.contact_id))

    # to keep

    def shown_view(self) -> View:
        return View(_("Events"), self._poster, self._table)

    def _poster(self) -> QWidget:
        poster = Poster(_("Events"), self.header.subtitle.text())
        if self._answer is not None:
            ledger = Ledger()
            ledger.show_rows(self.ledger.rows.rows[:MOST_ROWS])
            poster.add_sheet(ledger, stretch=1)
            poster.add(bars_to_keep(self._answer))
            left = len(self.ledger.rows.rows) - MOST_ROWS
            if left > 0:
                poster.note(_("{n} more; the table as CSV has all.").format(n=left))
        return poster

    def _table(self) -> Table:
        names = self._answer.names if self._answer else {}
        return events_table((row.numbers for row in self.ledger.rows.rows), names)

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        if self._stack.currentIndex() == NONE_YET:
            return ()
        return (self.ledger, self.recommenders.list, self.sources.list, self.evening.sheet)

    def focus_search(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return self.search.isVisible()


class _Blocks(QWidget):
    """Gives its room to the ledger, down to its least height: its lists scroll."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """The wrapped words within would ask for more."""
        return False


def _searched(row: LedgerRow) -> str:
    return f"{row.numbers.event.name} {row.facts}".casefold()
