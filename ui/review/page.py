"""The page Review: the card beside what was read on it; one key for a card that is right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.domain.card import ScanState
from app.domain.ids import ContactId, ScanId
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import intake, review
from app.services.problems import problem_text
from ui.desk import Desk
from ui.knowing import Knowing
from ui.page import Page
from ui.review.card_view import CardView, Place
from ui.review.commands import accept_card
from ui.review.film_strip import FilmStrip
from ui.review.form import ReviewForm
from ui.review.loose_lines import LooseLines
from ui.review.query import ReviewItem, WaitingCard, load_item, load_queue
from ui.review.remarks import Remarks
from ui.tasks import Newest
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.switch import Switch
from ui.wording import day_with_year

DRAFT_MS = 700


class ReviewPage(Page):
    """Picture, form, film-strip."""

    watches = ("card_scan", "reading")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Review"))
        self._item: ReviewItem | None = None
        self._side = 0
        self._different = False
        self._wanted: ScanId | None = None
        self._items: Newest[ReviewItem] = Newest()
        self._draft = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._draft.timeout.connect(self._save_draft)
        self.card = CardView(desk.pictures)
        self.form = ReviewForm()
        self.knowing = Knowing(self)
        self.remarks = Remarks(self.knowing)
        self.strip = FilmStrip(desk.pictures)
        self.lines = LooseLines()
        self.known = Banner("info")
        self.problem = Banner("danger")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._work())
        self._stack.addWidget(self._nothing())
        self.column.addWidget(self._stack, 1)
        self._connect()
        self._add_commands()

    def _work(self) -> QWidget:
        banners = QVBoxLayout()
        banners.setContentsMargins(px(20), 0, px(20), px(8))
        banners.addWidget(self.problem)
        banners.addWidget(self.known)
        again = self.problem.add_button(Button(_("Read again"), clicked=self.read_again))
        again.setAccessibleName(_("Read again"))
        same = Button(_("Same person, newer card"), clicked=self.same_person)
        self.known.add_button(same)
        self.known.add_button(Button(_("Different person"), clicked=self.different_person))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self._left(), 10)
        middle.addWidget(self._right(), 7)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(banners)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)
        return whole

    def _left(self) -> QVBoxLayout:
        self.sides = Switch(_("Side"), (("0", _("Front"), Icon.FRONT), ("1", _("Back"), Icon.BACK)))
        self.sides.chosen.connect(self._turn_over)
        top = QHBoxLayout()
        top.setContentsMargins(px(16), 0, px(16), px(6))
        top.addWidget(self.sides)
        top.addStretch()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.card, 1)
        column.addWidget(self.lines)
        return column

    def _right(self) -> QFrame:
        pane = QFrame()
        pane.setObjectName("form")
        pane.setMinimumWidth(px(400))
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, px(10))
        column.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.setContentsMargins(px(14), 0, px(16), 0)
        row.setSpacing(px(8))
        reject = Button(_("Reject"), icon=Icon.TRASH, kind="quiet", clicked=self.reject)
        later = Button(_("Later"), key="Ctrl+↓", clicked=self.skip)
        self._accept = Button(
            _("Accept, next"),
            icon=Icon.SURE,
            kind="primary",
            key="Ctrl+Enter",
            clicked=self.accept,
        )
        row.addWidget(reject)
        row.addStretch()
        row.addWidget(later)
        row.addWidget(self._accept)
        column.addLayout(row)
        return pane

    def _nothing(self) -> QWidget:
        take_in = Button(
            _("Take in cards…"), icon=Icon.ADD, kind="primary", clicked=self.files_wanted.emit
        )
        text = _("Every card has been looked at. New ones come here as they are read.")
        return EmptyState(_("Nothing to review"), text, take_in)

    def _connect(self) -> None:
        self.strip.current_changed.connect(self._choose)
        self.strip.opened.connect(lambda _card: self.form.focus_first())
        self.form.focused.connect(self.card.light)
        self.form.edited.connect(self._draft.start)
        self.form.submitted.connect(self.accept)
        self.card.chosen.connect(self.form.focus_key)
        self.lines.chosen.connect(self._take_line)
        self.desk.pictures.arrived.connect(self._show_crops)

    def _add_commands(self) -> None:
        add = self.add_command
        add(_("Accept, next"), "Ctrl+Return", self.accept)
        add(_("Later"), "Ctrl+Down", self.skip)
        add(_("Card before"), "Ctrl+Up", self.back)
        add(_("Same person, newer card"), "Ctrl+Shift+D", self.same_person)
        add(_("Different person"), "Ctrl+D", self.different_person)
        add(_("Line to this field"), "Ctrl+L", lambda: self._take_line(self.lines.first))
        add(_("Front or back"), "Ctrl+B", self.turn_over)
        add(_("Read again"), "Ctrl+Shift+R", self.read_again)
        add(_("Reject"), "Ctrl+Del", self.reject)
        add(_("What is known of this company…"), "Ctrl+I", self.show_known)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(partial(self._take_alternative, number))

    # asking and showing

    def load(self) -> None:
        self.tasks.ask(load_queue, self.desk.book).then(self._show_queue)

    def _show_queue(self, cards: Sequence[WaitingCard]) -> None:
        self._stack.setCurrentIndex(0 if cards else 1)
        count = len(cards)
        left = ngettext("{n} card left", "{n} cards left", count).format(n=count)
        self.header.subtitle.setText(left if cards else "")
        at = self.strip.currentIndex().row()
        self.strip.show_rows(cards)
        if self._wanted is not None and self.strip.choose(self._wanted):
            self._wanted = None
        if self.strip.current is None and cards:
            place = min(max(at, 0), count - 1)
            self.strip.setCurrentIndex(self.strip.rows.index(place))
        if not cards:
            self._item = None

    def _choose(self, card: WaitingCard | None) -> None:
        if card is None or (self._item is not None and self._item.scan.id == card.scan_id):
            return  # what is being typed must not be moved by a late reading
        self._save_draft()
        self._ask(card.scan_id)

    def _ask(self, scan_id: ScanId) -> None:
        pending = self.tasks.ask(load_item, self.desk.book, self.desk.derived, scan_id)
        self._items.only(pending).then(self._show)

    def on_changes(self, changes: Changes) -> None:
        super().on_changes(changes)
        untouched = self._item is not None and self._item.draft is None
        if changes.touches("forgotten") and self._item and untouched and not self._draft.isActive():
            self._ask(self._item.scan.id)

    def show_known(self) -> None:
        """Show what is known of the company whose card this seems to be."""
        company = self._item.proposal.company if self._item else None
        self.knowing.show(company.id if company else None)

    def _show(self, item: ReviewItem) -> None:
        self._item, self._different = item, False
        self._side = 0
        self.sides.setVisible(len(item.pictures) > 1)
        self.sides.choose("0")
        self.form.show_item(item)
        self.remarks.show(item.proposal, self.form.rows.values())
        self.lines.show_lines(item.proposal.reading)
        self._show_side()
        self._show_banners(item)
        self._show_crops()
        if self.isVisible():
            self.form.focus_first()

    def _show_banners(self, item: ReviewItem) -> None:
        self.problem.setVisible(False)
        self.known.setVisible(False)
        if item.scan.state is ScanState.FAILED and item.scan.reading:
            problem = item.scan.reading.problem
            title = _("{file} could not be read").format(file=item.scan.file_name)
            text = problem_text(problem, item.scan.file_name) if problem else ""
            self.problem.say(title, text)
        if item.known is not None:
            contact = item.known.contact
            title = _("This may be {name}").format(name=contact.name)
            met = item.known.last_met
            when = _("Last met on {day}.").format(day=day_with_year(met)) if met else ""
            work = contact.company or ""
            self.known.say(title, "　".join(t for t in (work, when) if t))

    def _show_side(self) -> None:
        item = self._item
        if item is None:
            return
        reading = item.proposal.reading
        side = reading.sides[self._side] if reading and self._side < len(reading.sides) else None
        size = side.size if side else (1, 1)
        places = [
            Place(row.key, row.label, row.reading.quad, not row.reading.sure)
            for row in self.form.rows.values()
            if row.reading and row.reading.quad and side and row.reading.face is side.face
        ]
        spoken = _("Card of {name}").format(name=item.scan.file_name)
        self.card.show_card(item.pictures[self._side], size, places, spoken)

    def _show_crops(self) -> None:
        picture, item = self.card.picture, self._item
        if picture is None or item is None or item.proposal.reading is None:
            return
        self.form.show_crops(picture, item.proposal.reading.sides[0].size)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int):
            self._wanted = ScanId(subject)
            if self.strip.choose(self._wanted):
                self._wanted = None

    # commands

    def accept(self) -> None:
        """File the card as the form has it."""
        item = self._item
        if item is None:
            return
        if item.known is not None and item.known.is_likely and not self._different:
            self.said.emit(_("Is it the same person or a different one? Choose above first."))
            return
        self._file(item, None)

    def same_person(self) -> None:
        """File the card as a newer one of the person it may be."""
        if self._item is not None and self._item.known is not None:
            self._file(self._item, self._item.known.contact.id)

    def different_person(self) -> None:
        """It is somebody else: the banner goes, the card waits to be accepted."""
        self._different = True
        self.known.hide()

    def _file(self, item: ReviewItem, same_as: ContactId | None) -> None:
        details = self.form.details()
        if details is None:
            self.said.emit(_("The card needs a name before it can be accepted."))
            return
        self._draft.stop()
        said = _("Accepted: {name}").format(name=details.name.printed)
        args = (item.scan.id, details, same_as, self.form.industry.code)
        self._item = None
        self.tasks.run(accept_card, *args).then(partial(self._filed, said))

    def _filed(self, sentence: str, _contact_id: ContactId) -> None:
        self.done.emit(sentence)

    def reject(self) -> None:
        """Put the card into the trash."""
        if self._item is None:
            return
        said = _("Rejected: {name}").format(name=self._item.scan.file_name)
        pending = self.tasks.run(review.reject, self._item.scan.id)
        self._draft.stop()
        self._item = None
        pending.then(lambda _none: self.done.emit(said))

    def read_again(self) -> None:
        """Have the card read once more."""
        if self._item is not None:
            self.tasks.run(intake.read_again, self._item.scan.id).then(self._reading_again)
            self._item = None

    def _reading_again(self, _none: None) -> None:
        self.said.emit(_("The card is being read again."))

    def skip(self) -> None:
        """Leave it for later and go to the next card."""
        self._step(1)

    def back(self) -> None:
        """Go to the card before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        count = self.strip.rows.rowCount()
        if count:
            at = (self.strip.currentIndex().row() + by) % count
            self.strip.setCurrentIndex(self.strip.rows.index(at))

    def turn_over(self) -> None:
        """Show the other side."""
        if self._item is not None and len(self._item.pictures) > 1:
            self.sides.choose("0" if self._side else "1")

    def _turn_over(self, key: str) -> None:
        if self._item is not None and int(key) < len(self._item.pictures):
            self._side = int(key)
            self._show_side()

    def _take_line(self, text: str) -> None:
        row = self.form.current or self.form.last
        if row is not None and text:
            row.append(text)

    def _take_alternative(self, number: int) -> None:
        row = self.form.current
        if row is not None:
            row.take_alternative(number)

    def _save_draft(self) -> None:
        if self._draft.isActive() or self.sender() is self._draft:
            self._draft.stop()
            if self._item is not None:
                self.tasks.run(review.save_draft, self._item.scan.id, self.form.as_draft())

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        return (self.form.first_input, self.strip) if self.form.rows else (self.strip,)

    def focus_first(self) -> None:
        self.form.focus_first()
