"""The page Year in review: matches, purposes met, what one stopped going to and what that saved."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import gettext as _
from app.services.tables import Table, matches_table
from app.services.year import Year, year
from ui.desk import Desk
from ui.page import Destination, Page
from ui.tasks import Newest
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.trail import Trail
from ui.views import View
from ui.widgets.bar_block import BarBlock
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.lines_block import Line, LinesBlock
from ui.year.blocks import Figures, Months, MonthsLegend
from ui.year.words import (
    amounts,
    channel_bar,
    event_line,
    figures,
    match_line,
    sentence,
    stopped_line,
)


class YearPage(Page):
    """One year; another is chosen at the top, or with the arrow keys there."""

    watches = ("contact", "event", "exchange", "setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Year in review"))
        self.answer: Year | None = None
        self._answers: Newest[Year] = Newest()
        self._wanted: int | None = None
        self.choice = Choice(_("Year"))
        self.choice.activated.connect(self._choose)
        self.header.add(self.choice)
        self.header.add(Button(_("Save as PDF…"), icon=Icon.REPORT, clicked=self.save_pdf))
        self._sentence = Label("", Role.BODY_STRONG, wrap=True)
        self.figures = Figures()
        self.months = Months()
        self.matches = LinesBlock(
            _("What came to work"), _("No work came of anything in this year yet.")
        )
        self.purposes = LinesBlock(_("Purposes"), _("No event was attended in this year."))
        self.stopped = LinesBlock(
            _("No longer going to"), _("Nothing was given up or decided against.")
        )
        self.channels = BarBlock(
            _("Answers by channel"), _("answered of written to"), _("Nobody was written to.")
        )
        self.matches.list.opened.connect(lambda row: self._open("person", row))
        self.purposes.list.opened.connect(lambda row: self._open("events", row))
        self.trail = Trail(self)
        self.add_command(_("Where it began…"), "O", self._walk_back, on=self.matches.list)
        self._lay_out()
        self.add_command(_("Save as PDF…"), "Ctrl+Shift+P", self.save_pdf)
        self.add_command(_("The year before"), "Alt+Left", lambda: self._step(1))
        self.add_command(_("The year after"), "Alt+Right", lambda: self._step(-1))

    def _lay_out(self) -> None:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        top = QVBoxLayout(sheet)
        top.setContentsMargins(px(24), px(12), px(20), px(4))
        top.setSpacing(px(10))
        first = QHBoxLayout()
        first.setSpacing(px(16))
        first.addWidget(self._sentence, 1)
        first.addWidget(MonthsLegend())
        top.addLayout(first)
        for widget in (self.figures, self.months):
            top.addWidget(widget)
        self.column.addWidget(sheet)
        blocks = QWidget()
        grid = QGridLayout(blocks)
        grid.setContentsMargins(px(24), px(16), px(20), px(12))
        grid.setSpacing(px(16))
        for at, block in enumerate((self.matches, self.purposes)):
            grid.addWidget(block, 0, at, 2, 1)
        grid.addWidget(self.stopped, 0, 2)
        grid.addWidget(self.channels, 1, 2)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        halves: tuple[tuple[QFrame, int], ...] = ((self.stopped, 2), (self.channels, 3))
        for at, (half, share) in enumerate(halves):
            half.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            grid.setRowStretch(at, share)
        self.column.addWidget(blocks, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), 0, px(20), px(8))
        foot.addWidget(KeyHints((("Enter", _("Open")), ("O", _("Where it began")))))
        self.column.addLayout(foot)

    def _walk_back(self) -> None:
        """Show what the match in focus came of."""
        at = self.matches.list.currentIndex().row()
        if self.answer is not None and 0 <= at < len(self.answer.review.matches):
            self.trail.show(self.answer.review.matches[at].exchange.id or 0)

    def load(self) -> None:
        pending = self.tasks.ask(year, self.desk.derived, self._wanted)
        self._answers.only(pending).then(self._show)

    def _show(self, found: Year) -> None:
        is_first, self.answer = self.answer is None, found
        review = found.review
        self.choice.clear()
        for number in found.years:
            self.choice.addItem(_("{year}").format(year=number), number)
        self.choice.choose(review.year)
        self._sentence.setText(sentence(found))
        self.figures.show_figures(figures(found))
        self.months.show_months(review.months)
        self.matches.show_lines([match_line(found, m) for m in review.matches])
        self.purposes.show_lines([event_line(e) for e in reversed(review.events)])
        saved = _("{amount} kept").format(amount=amounts(review.saved)) if review.saved else ""
        self.stopped.show_lines([stopped_line(s) for s in review.stopped], saved)
        self.channels.show_rows([channel_bar(c) for c in review.channels])
        if is_first and self.choice.hasFocus():  # there was nothing else before this answer
            self.focus_first()

    def _choose(self, _at: int) -> None:
        self._wanted = int(self.choice.currentData())
        self.load()

    def _step(self, by: int) -> None:
        at = self.choice.currentIndex() + by
        if 0 <= at < self.choice.count():
            self.choice.setCurrentIndex(at)
            self._choose(at)

    def _open(self, page: str, row: Line) -> None:
        self.go.emit(Destination(page, row.key))

    def save_pdf(self) -> None:
        """Ask where to, and write the year on paper."""
        from ui.year.report import year_report

        if self.answer is not None:
            name = f"enishi-{self.answer.review.year}.pdf"
            self.report_wanted.emit(name, year_report(self.answer))

    def shown_view(self) -> View:
        return View(f"{_('Year in review')} {self.choice.currentText()}", lambda: self, self._table)

    def _table(self) -> Table:
        return matches_table(self.answer) if self.answer else Table((), ())

    def panes(self) -> tuple[QWidget, ...]:
        blocks = (self.matches, self.purposes, self.stopped, self.channels)
        return (*(b.list for b in blocks if b.list.rows.rows), self.choice)
