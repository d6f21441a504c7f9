"""The page Matches: who needs what I or others can give, and who should meet whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.matches import MatchKind
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import matching, offers
from app.services.matching import FoundMatch
from app.services.naming import Named
from app.services.offers import OfferHistory
from app.services.tables import Table
from app.services.words import caution_words
from ui.desk import Desk
from ui.letters.enclosing import Enclosing
from ui.mailing import open_mail
from ui.matches.my_needs import MyNeeds, MyNeedsBlock
from ui.matches.offer_actions import OfferActions
from ui.matches.offer_things import OfferThings
from ui.matches.query import Draft, MatchesAnswer, MatchRow, draft, load_matches
from ui.matches.record_block import OfferBlock
from ui.matches.rows import MatchDelegate, OfferDelegate, offer_spoken
from ui.matches.told_block import Telling, ToldBlock
from ui.models.rows import RowModel
from ui.page import Destination, Page
from ui.recording import Recording
from ui.tasks import Newest, Pending
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.touching import Touching
from ui.views import MOST_ROWS, View
from ui.widgets.bar_block import BarRow
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.row_list import WholeRowList
from ui.wording import joined

OFFERS_WIDTH = 340


class MatchesPage(Page):
    """Matches over what I need at the left; at the right what I bring, and what came of it."""

    watches = ("contact", "offer", "need", "dismissal", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Matches"))
        self._answers: Newest[MatchesAnswer] = Newest()
        self._answer: MatchesAnswer | None = None
        self.offer_actions = OfferActions(self)
        self._enclosing = Enclosing(self)
        self._touching, self._recording = Touching(self), Recording(self)
        new = Button(_("New offer"), icon=Icon.ADD, kind="primary", clicked=self.add_offer)
        self.header.add(new)
        matches = RowModel[MatchRow](lambda row: row.spoken, lambda row: row.found.match.pair)
        self.list = WholeRowList[MatchRow](_("Matches"), matches, MatchDelegate())
        self.list.opened.connect(lambda _row: self.open_person())
        mine = RowModel[OfferHistory](offer_spoken, lambda row: row.offer.id)
        self.offers = WholeRowList[OfferHistory](_("What I can bring"), mine, OfferDelegate())
        self.offers.opened.connect(lambda _row: self.tell())
        self.things, self.told, self.record = OfferThings(self), ToldBlock(), OfferBlock()
        self.offers.current_changed.connect(self._show_offer)
        self.record.list.opened.connect(self._relate_to)
        self.my_needs = MyNeedsBlock(self._recording.need)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptyState(
                _("No matches yet."),
                _("Say what you can bring here, and what others need when you sort an evening."),
                picture=False,
            )
        )
        self._lay_out()
        self._add_commands()

    def _add_commands(self) -> None:
        add = partial(self.add_command, on=self.list)
        add(_("Draft the letter"), "W", self.write)
        add(_("Need is met"), "D", self.settle)
        add(_("Never show again"), "Del", self.dismiss)
        self.add_command(_("What I need…"), "", self._recording.need)
        self.add_command(_("Named to somebody…"), "T", self.tell, on=self.offers)
        self.add_command(_("Open its link or file"), "O", self.things.open_first, on=self.offers)
        self.add_command(_("Change the offer…"), "F2", self.change_offer, on=self.offers)
        self.add_command(_("No longer offered, or again"), "Del", self.close_offer, on=self.offers)
        self.add_command(_("Delete the offer"), "Shift+Del", self.delete_offer, on=self.offers)
        self._telling = Telling(self, self.told)
        MyNeeds(self, self.my_needs)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        sheet = QFrame()
        sheet.setObjectName("sheet")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(px(16), px(4), px(8), 0)
        inner.addWidget(self._stack)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(8))
        left.addWidget(sheet, 1)
        needs = QHBoxLayout()
        needs.setContentsMargins(px(16), 0, px(8), 0)
        needs.addWidget(self.my_needs)
        left.addLayout(needs)
        row.addLayout(left, 1)
        side = QWidget()
        side.setFixedWidth(px(OFFERS_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(12), px(8), px(20), px(8))
        column.addWidget(Label(_("What I can bring"), Role.HEADING))
        column.addWidget(self.offers, 5)
        column.addWidget(self.things)
        column.addWidget(self.told, 4)
        column.addWidget(self.record, 4)
        row.addWidget(side)
        self.column.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(6), px(20), px(8))
        keys = (
            ("Enter", _("Open")),
            ("W", _("Draft the letter")),
            ("D", _("Need is met")),
            ("Del", _("Never show again")),
        )
        foot.addWidget(KeyHints(keys))
        self.column.addLayout(foot)

    def load(self) -> None:
        pending = self.tasks.ask(load_matches, self.desk.derived)
        self._answers.only(pending).then(self._show)

    def _show(self, answer: MatchesAnswer) -> None:
        self._answer = answer
        self.list.show_rows(answer.rows)
        self.offers.show_rows(answer.offers)
        if self.offers.current is None:
            self.offers.choose_first()
        self._show_offer(self.offers.current)
        self.my_needs.show_needs(answer.needs)
        self.offer_actions.show(answer.offers)
        self._stack.setCurrentIndex(0 if answer.rows else 1)
        count = len(answer.rows)
        words = ngettext("{n} match", "{n} matches", count).format(n=count)
        self.header.subtitle.setText(words if count else "")
        if answer.rows and self.list.current is None:
            self.list.choose_first()

    def _show_offer(self, history: OfferHistory | None) -> None:
        self.things.show_offer(history)
        self.told.show_offer(history)
        self.record.show_offer(history)

    # commands

    def open_person(self) -> None:
        """Open the person who needs something, or who helps me."""
        row = self.list.current
        person = (row.found.needs or row.found.helps) if row else None
        if person is not None:
            self.go.emit(Destination("person", person.id))

    def _relate_to(self, row: BarRow) -> None:
        """Open the people of an industry."""
        if row.conditions is not None:
            self.go.emit(Destination("relationships", row.conditions))

    def write(self) -> None:
        """Open the letter that the match asks for, then ask for its record."""
        if (row := self.list.current) is not None:
            pending = self.tasks.ask(draft, row.found)
            self.show_over(pending, partial(self._drafted, row.found))

    def _drafted(self, found: FoundMatch, letter: Draft) -> None:
        if letter.cautions:
            self.said.emit(joined(*map(caution_words, letter.cautions)))
        open_mail(self, letter.link, letter.text)
        self._enclosing.hand_over(letter.files, partial(self._ask_for_record, found))

    def _ask_for_record(self, found: FoundMatch) -> None:
        match, needs, helps = found.match, found.needs, found.helps
        if match.kind is MatchKind.INTRODUCE and needs and helps:
            self._recording.introduce(needs.id, needs.name, Named(helps.name, helps.id))
        elif (person := needs or helps) is not None:
            offer = match.offer.title if match.offer else None
            self._touching.log(person.id, person.name, offer)

    def settle(self) -> None:
        """Say that the need was met."""
        if self.list.current is not None:
            pending = self.tasks.run(offers.meet_need, self.list.current.found.match.need)
            self._then_say(pending, _("Need met"))

    def dismiss(self) -> None:
        """Never show this match again."""
        if self.list.current is not None:
            pending = self.tasks.run(matching.dismiss, self.list.current.found.match)
            self._then_say(pending, _("Not shown again"))

    def close_offer(self) -> None:
        """Say that I no longer bring the offer in focus; or that I do again."""
        if self.offers.current is not None:
            offer = self.offers.current.offer
            is_open = offer.closed_on is None
            step = offers.close_offer if is_open else offers.reopen_offer
            said = _("No longer offered") if is_open else _("Offered again")
            self._then_say(self.tasks.run(step, offer), said)

    def tell(self) -> None:
        """Ask to whom the offer in focus was named, and what they said."""
        if self.offers.current is not None:
            self._telling.ask(self.offers.current.offer)

    def _then_say(self, pending: Pending[Any], said: str) -> None:
        pending.then(lambda _answer: self.done.emit(said))

    def add_offer(self) -> None:
        """Ask for something I can bring."""
        self.offer_actions.add()

    def change_offer(self) -> None:
        """Ask for what is to be changed of the offer in focus, and for its files."""
        if self.offers.current is not None:
            self.offer_actions.change(self.offers.current)

    def delete_offer(self) -> None:
        """Put the offer in focus into the trash."""
        if self.offers.current is not None:
            self.offer_actions.delete(self.offers.current.offer)

    def shown_view(self) -> View:
        return View(self.accessibleName(), self._picture, self._table)

    def _picture(self) -> QWidget:
        """The matches with what I bring."""
        from ui.poster import as_picture

        made = MatchesPage(self.desk)
        if self._answer is not None:
            made._show(replace(self._answer, rows=self._answer.rows[:MOST_ROWS]))
        return as_picture(made)

    def _table(self) -> Table:
        heads = (_("Who needs it"), _("What"), _("Who or what helps"), _("In common"))
        rows = ((row.needs, row.need, row.helps, row.why) for row in self.list.rows.rows)
        return Table(heads, tuple(rows))

    def panes(self) -> Sequence[QWidget]:
        lists = (self.list, self.my_needs.list, self.offers, self.told.list, self.record.list)
        is_empty = bool(self._stack.currentIndex())  # not before the first answer
        filled = tuple(shown for shown in lists if shown.rows.rows)
        return filled or ((self.offers,) if is_empty else (self.list,))
