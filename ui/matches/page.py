"""The page Matches: who needs what I or others can give, and who should meet whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.matches import MatchKind
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import offers
from app.services.offers import FoundMatch, OfferHistory
from app.services.words import caution_words, reaction_word
from ui.desk import Desk
from ui.letters.enclosing import Enclosing
from ui.mailing import open_mail
from ui.matches.commands import tell
from ui.matches.offer_actions import OfferActions
from ui.matches.query import Draft, MatchesAnswer, MatchRow, draft, load_matches
from ui.matches.record_block import OfferBlock
from ui.matches.told_form import Told, ToldForm
from ui.models.rows import RowModel
from ui.page import Destination, Page
from ui.recording import Recording
from ui.tasks import Newest, Pending
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.touching import Touching
from ui.widgets.bar_block import BarRow
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.painting import draw_icon, draw_rule, draw_text
from ui.widgets.row_list import RowDelegate, RowList, RowState, WholeRowList
from ui.wording import joined, listed

OFFERS_WIDTH = 320
NAMED = 5  # so many people are named in the tip of an offer
_ICONS = {
    MatchKind.I_HELP: Icon.GAVE,
    MatchKind.THEY_HELP: Icon.RECEIVED,
    MatchKind.INTRODUCE: Icon.CONTACTS,
}


class MatchesPage(Page):
    """Matches at the left, what I bring at the right."""

    watches = ("contact", "offer", "need", "dismissal", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Matches"))
        self._answers: Newest[MatchesAnswer] = Newest()
        self.offer_actions = OfferActions(self)
        self._enclosing = Enclosing(self)
        self._told_form: ToldForm | None = None
        self._touching, self._recording = Touching(self), Recording(self)
        new = Button(_("New offer"), icon=Icon.ADD, kind="primary", clicked=self.add_offer)
        self.header.add(new)
        matches = RowModel[MatchRow](lambda row: row.spoken, lambda row: row.found.match.pair)
        self.list = RowList[MatchRow](_("Matches"), matches, _MatchDelegate())
        self.list.opened.connect(lambda _row: self.open_person())
        mine = RowModel[OfferHistory](offer_spoken, lambda row: row.offer.id)
        self.offers = WholeRowList[OfferHistory](_("What I can bring"), mine, _OfferDelegate())
        self.offers.opened.connect(lambda _row: self.tell())
        self.record = OfferBlock()
        self.offers.current_changed.connect(self.record.show_offer)
        self.record.list.opened.connect(self._relate_to)
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
        add = partial(self.add_command, on=self.list)
        add(_("Draft the letter"), "W", self.write)
        add(_("Need is met"), "D", self.settle)
        add(_("Never show again"), "Del", self.dismiss)
        self.add_command(_("What I need…"), "", self._recording.need)
        self.add_command(_("Named to somebody…"), "T", self.tell, on=self.offers)
        self.add_command(_("Change the offer…"), "F2", self.change_offer, on=self.offers)
        self.add_command(_("No longer offered"), "Del", self.close_offer, on=self.offers)
        self.add_command(_("Delete the offer"), "Shift+Del", self.delete_offer, on=self.offers)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        sheet = QFrame()
        sheet.setObjectName("sheet")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(px(16), px(4), px(8), 0)
        inner.addWidget(self._stack)
        row.addWidget(sheet, 1)
        side = QWidget()
        side.setFixedWidth(px(OFFERS_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(12), px(8), px(20), px(8))
        column.addWidget(Label(_("What I can bring"), Role.HEADING))
        column.addWidget(self.offers, 3)
        column.addWidget(self.record, 2)
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
        self.list.show_rows(answer.rows)
        self.offers.show_rows(answer.offers)
        if self.offers.current is None:
            self.offers.choose_first()
        self.record.show_offer(self.offers.current)
        self.offer_actions.show(answer.offers)
        self._stack.setCurrentIndex(0 if answer.rows else 1)
        count = len(answer.rows)
        words = ngettext("{n} match", "{n} matches", count).format(n=count)
        self.header.subtitle.setText(words if count else "")
        if answer.rows and self.list.current is None:
            self.list.choose_first()

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
            self._recording.introduce(needs.id, needs.name, helps.name)
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
            pending = self.tasks.run(offers.dismiss, self.list.current.found.match)
            self._then_say(pending, _("Not shown again"))

    def close_offer(self) -> None:
        """Say that I no longer bring the offer in focus."""
        if self.offers.current is not None:
            pending = self.tasks.run(offers.close_offer, self.offers.current.offer)
            self._then_say(pending, _("No longer offered"))

    def tell(self) -> None:
        """Ask to whom the offer in focus was named, and what they said."""
        if self.offers.current is None:
            return
        if self._told_form is None:
            self._told_form = ToldForm(self.window())
        today = self.desk.book.clock().astimezone().date()
        self._told_form.ask(self.offers.current.offer, today, self._save_told)

    def _save_told(self, told: Told) -> None:
        said = _("Named to {name}: {offer}").format(name=told.name, offer=told.offer.title)
        self._then_say(self.tasks.run(tell, told), said)

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

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.offers, self.record.list)


class _MatchDelegate(RowDelegate[MatchRow]):
    """A row of 64: who needs what; below, who or what helps and the words in common."""

    height = 64

    def draw_ground(self, painter: QPainter, rect: QRect, row: MatchRow, state: RowState) -> None:
        super().draw_ground(painter, rect, row, state)
        draw_rule(painter, rect)

    def draw(self, painter: QPainter, rect: QRect, row: MatchRow, state: RowState) -> None:
        icon = _ICONS[row.found.match.kind]
        draw_icon(painter, rect.x() + px(10), rect.y() + px(12), icon, 18, tokens().accent)
        words = QRect(rect.x() + px(40), rect.y() + px(8), rect.width() - px(52), px(22))
        used = draw_text(painter, words, row.needs, Role.HEADING, tokens().text)
        rest = words.adjusted(used + px(10), 0, 0, 0)
        draw_text(painter, rest, row.need, Role.BODY, tokens().text)
        low = words.translated(0, px(24))
        used = draw_text(painter, low, f"← {row.helps}", Role.BODY, tokens().text2)
        why = _("in common: {words}").format(words=row.why)
        beside = low.adjusted(used + px(24), 0, 0, 0)
        draw_text(painter, beside, why, Role.SMALL_STRONG, tokens().ok, right=True)

    def tip(self, row: MatchRow, width: int) -> str:
        return row.spoken


class _OfferDelegate(RowDelegate[OfferHistory]):
    """A row of 66: what I bring, its kind, and to how many it was named."""

    height = 66

    def draw(self, painter: QPainter, rect: QRect, row: OfferHistory, state: RowState) -> None:
        words = QRect(rect.x() + px(10), rect.y() + px(4), rect.width() - px(20), px(20))
        draw_text(painter, words, row.offer.title, Role.BODY_STRONG, tokens().text)
        note = listed(row.offer.kind, *row.offer.tags, *(f.file_name for f in row.files))
        draw_text(painter, words.translated(0, px(19)), note, Role.SMALL, tokens().text2)
        told = told_words(row)
        draw_text(painter, words.translated(0, px(37)), told, Role.SMALL, tokens().text2)

    def tip(self, row: OfferHistory, width: int) -> str:
        return offer_spoken(row)


def told_words(row: OfferHistory) -> str:
    """To how many an offer was named, and what came of it."""
    if not row.told:
        return _("named to nobody yet")
    words = _("named to {told} · interested {interested} · matches {matched}")
    record = row.record
    return words.format(
        told=f"{record.interest.whole:g}",
        interested=f"{record.interest.part:g}",
        matched=f"{record.matches.part:g}",
    )


def offer_spoken(row: OfferHistory) -> str:
    """An offer as a sentence, with the last people to whom it was named."""
    names = [
        f"{who.name} ({reaction_word(told.reaction)})" if told.reaction else who.name
        for who, told in row.told[:NAMED]
    ]
    files = [file.file_name for file in row.files]
    return listed(row.offer.title, *files, told_words(row), *names)
