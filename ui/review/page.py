"""The page Review: the card beside what was read on it; one key for a card that is right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.changes import Changes
from app.domain.contact import ContactDetails
from app.domain.ids import ScanId
from app.i18n import gettext as _
from app.i18n import ngettext
from ocr.model import FieldKind
from ui.desk import Desk
from ui.knowing import Knowing
from ui.page import Destination, Page
from ui.review.compare import Compare
from ui.review.decisions import Decisions
from ui.review.drafts import Drafts
from ui.review.form import typed_in
from ui.review.form_helper import FormHelper
from ui.review.keys import add_alternative_keys, further_keys
from ui.review.query import QueueLoader, ReviewItem, WaitingCard, load_item
from ui.review.region_reading import RegionReading
from ui.review.remarks import Remarks
from ui.review.surface import Surface, nothing_left
from ui.tasks import Newest
from ui.theme.icon_names import Icon
from ui.widgets.button import Button


class ReviewPage(Page):
    """Goes through the cards that wait; what is shown stands in the surface."""

    watches = ("card_scan", "reading")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Review"))
        self._item: ReviewItem | None = None
        self._different = False
        self._wanted: ScanId | None = None
        self._anew: set[ScanId] = set()
        self._decided: dict[ScanId, dict[str, list[str]]] = {}  # with what had been typed
        self._load_queue = QueueLoader(desk.book, desk.likely_known)
        self._items: Newest[ReviewItem] = Newest()
        self._surface = surface = Surface(desk.pictures)
        self.form, self.strip = surface.form, surface.strip
        self.pane, self.known = surface.pane, surface.known
        self.card, self.lines = self.pane.card, self.pane.lines
        self.decisions = Decisions(desk.tasks)
        self._drafts = Drafts(self.form, desk.tasks)
        self._helper = FormHelper(self.form, desk.tasks)
        self._regions = RegionReading(desk, self.pane, self.form)
        self.compare_: Compare | None = None
        self.knowing = Knowing(self)
        self.remarks = Remarks(self.knowing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._surface)
        self._stack.addWidget(
            nothing_left(self.files_wanted.emit, partial(self.go.emit, Destination("contacts")))
        )
        self.column.addWidget(self._stack, 1)
        undo, keys = self.undo_wanted.emit, self.keys_wanted.emit
        self.header.add(Button(_("Undo"), icon=Icon.UNDO, kind="quiet", clicked=undo))
        self.header.add(Button(_("Keys"), icon=Icon.KEYS, kind="quiet", key="F1", clicked=keys))
        self._connect()
        self._add_commands()

    def _connect(self) -> None:
        surface = self._surface
        surface.accept_wanted.connect(self.accept)
        surface.reject_wanted.connect(self.reject)
        surface.later_wanted.connect(self.skip)
        surface.reading_wanted.connect(self.read_again)
        self.strip.current_changed.connect(self._choose)
        self.strip.opened.connect(lambda _card: self.form.focus_first())
        self.form.focused.connect(self.pane.light)
        self.form.submitted.connect(self.accept)
        self.card.chosen.connect(self.form.focus_key)
        self._regions.said.connect(self.said)
        self.pane.turn_wanted.connect(self.turn)
        self.pane.outline_wanted.connect(self._correct_outline)
        self.lines.chosen.connect(self._take_line)
        self.known.same.connect(self.same_person)
        self.known.other.connect(self.different_person)
        self.known.compare.connect(self.compare)
        self.decisions.done.connect(self.done)
        self.decisions.said.connect(self.said)
        self.decisions.read_anew.connect(self._await)
        self.decisions.refused.connect(self._ask)
        self.desk.pictures.arrived.connect(self._show_crops)

    def _add_commands(self) -> None:
        add = self.add_command
        add(_("Accept, next"), "Ctrl+Return", self.accept)
        add(_("Later"), "Ctrl+Down", self.skip)
        add(_("Card before"), "Ctrl+Up", self.back)
        add(_("Same person, newer card"), "Ctrl+Shift+D", self.same_person)
        add(_("Different person"), "Ctrl+D", self.different_person)
        add(_("Compare"), "Ctrl+Shift+E", self.compare)
        add(_("Line to this field"), "Ctrl+L", lambda: self._take_line(self.lines.first))
        add(_("Front or back"), "Ctrl+B", self.pane.turn_over)
        add(_("Turn"), "Ctrl+R", self.turn)
        add(_("Larger"), "Ctrl++", self.card.enlarge)
        add(_("Whole card"), "Ctrl+0", self.card.show_whole)
        add(_("Read again"), "Ctrl+Shift+R", self.read_again)
        add(_("Reject"), "Ctrl+Del", self.reject)
        add(_("What is known of this company…"), "Ctrl+I", self.show_known)
        add_alternative_keys(self, self._take_alternative)

    # asking and showing

    def load(self) -> None:
        """Ask for the queue; the card in hand stays in it while it is read anew, by whomever."""
        in_hand = {self._item.scan.id} if self._item else set()
        self.tasks.ask(self._load_queue, frozenset(self._anew | in_hand)).then(self._show_queue)

    def _show_queue(self, cards: Sequence[WaitingCard]) -> None:
        left = sum(card.is_open for card in cards)
        self._stack.setCurrentIndex(0 if left else 1)
        words = ngettext("{n} card left", "{n} cards left", left).format(n=left)
        self.header.subtitle.setText(words if left else "")
        places = self.strip.open_places
        at = self.strip.currentIndex().row()
        before = places.index(at) if at in places else 0
        self._wanted = self.strip.came_back(cards, self._decided) or self._wanted
        self.strip.show_rows(cards)
        if self._wanted is not None and self.strip.choose(self._wanted):
            self._wanted = None
        current = self.strip.current
        if current is None or not current.is_open:
            self.strip.go_to_open(before)
        elif self._item is not None and current.reading_id != self._item.reading_id:
            self._anew.discard(current.scan_id)
            self._ask(current.scan_id)
        if not left:
            self._item = None

    def _choose(self, card: WaitingCard | None) -> None:
        if card is None or card.scan_id == self.in_hand:
            return  # what is being typed must not be moved by a late reading
        self._drafts.save_now()
        self._ask(card.scan_id)

    def _ask(self, scan_id: ScanId) -> None:
        ask = partial(self.tasks.ask, load_item, self.desk.book, scan_id)
        self._drafts.once_saved(lambda: self._items.only(ask()).then(self._show))

    def on_changes(self, changes: Changes) -> None:
        super().on_changes(changes)
        if changes.touches("forgotten") and self._item:
            self._ask(self._item.scan.id)  # what was typed stays

    def show_known(self) -> None:
        """Show what is known of the company whose card this seems to be."""
        self.knowing.show(self._item.company_id if self._item else None)

    def _show(self, item: ReviewItem) -> None:
        typed, key = typed_in(item.draft) | self._decided.pop(item.scan.id, {}), ""
        if self.in_hand == item.scan.id:
            typed |= self.form.typed()  # newer than any draft
            key = self.form.current.key if self.form.current else ""
        self._item, self._different = item, False
        self._drafts.begin(item.scan.id)
        self._surface.show_item(item, typed)
        self.remarks.show(item.proposal, self.form.rows.values())
        self._helper.begin()
        if not self.isVisible() or (self.compare_ is not None and self.compare_.isVisible()):
            return
        if key in self.form.rows:
            self.form.focus_key(key)
        else:
            self.form.focus_first()

    def _show_crops(self) -> None:
        if self._item is not None:
            self._surface.show_crops(self._item)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int) and not self.strip.choose(ScanId(subject)):
            self._wanted = ScanId(subject)

    @property
    def in_hand(self) -> ScanId | None:
        """The card that is looked at; None until the next one is there."""
        return self._item.scan.id if self._item else None

    # deciding

    def accept(self) -> None:
        """File the card as the form has it."""
        if (item := self._item) is None:
            return
        if item.known is not None and item.known.is_likely and not self._different:
            self.said.emit(_("Is it the same person or a different one? Choose above first."))
            return
        if (details := self._details()) is not None:
            self._leave()
            self.decisions.accept(item, details, self.form.industry.code)

    def same_person(self, keep_known: frozenset[FieldKind] | None = None) -> None:
        """File the card as a newer one of the person it may be."""
        if (item := self._item) is None or item.known is None:
            return
        details = self._details()
        if details is None:
            return
        kept = item.known.likelier if keep_known is None else keep_known
        known, industry = item.known.contact_id, self.form.industry.code
        self._leave()
        self.decisions.merge(item, details, industry, known, kept)

    def different_person(self) -> None:
        """It is somebody else: the banner goes, the card waits to be accepted."""
        self._different = True
        self.known.hide()

    def compare(self) -> None:
        """Put the card beside the one of the person it may be."""
        if (item := self._item) is None or item.known is None:
            return
        if self.compare_ is None:
            self.compare_ = Compare(self.window(), self.desk.pictures)
            self.compare_.same.connect(self.same_person)
            self.compare_.different.connect(self._accept_as_different)
        self.compare_.open_with(item)

    def _accept_as_different(self) -> None:
        self.different_person()
        self.accept()

    def _details(self) -> ContactDetails | None:
        details = self.form.details()
        if details is None:
            self.said.emit(_("The card needs a name before it can be accepted."))
        return details

    def _leave(self) -> None:
        """The card is decided on: nothing typed is a draft any more, unless it comes back."""
        if self._item is not None:
            self._decided[self._item.scan.id] = self.form.typed()
        self._drafts.end()
        self._item = None

    def reject(self) -> None:
        """Put the card into the trash."""
        if (item := self._item) is not None:
            self._leave()
            self.decisions.reject(item)

    def read_again(self) -> None:
        """Have the card read once more; what was typed stays."""
        if self._item is not None:
            self.decisions.read_again(self._item)

    def turn(self) -> None:
        """Turn the side that is shown, and have the card read that way up."""
        if self._item is not None:
            self.card.turn()
            self.decisions.turn(self._item, self.pane.side)

    def _await(self, scan_id: ScanId) -> None:
        self._anew.add(scan_id)
        self.load()

    def _correct_outline(self) -> None:
        if (scan_id := self.in_hand) is not None:
            self.go.emit(Destination("intake", scan_id))

    def skip(self) -> None:
        """Leave it for later and go to the next card."""
        self.strip.step(1)

    def back(self) -> None:
        """Go to the card before."""
        self.strip.step(-1)

    # filling in

    def _take_line(self, text: str) -> None:
        if text and (row := self.form.current or self.form.last) is not None:
            row.append(text)
            self.lines.take(text)

    def _take_alternative(self, number: int) -> None:
        if (row := self.form.current) is not None:
            row.take_alternative(number)

    # the frame

    def further_keys(self) -> tuple[tuple[str, str], ...]:
        return further_keys()

    def panes(self) -> tuple[QWidget, ...]:
        return (self.form.first_input, self.card, self.strip) if self.form.rows else (self.strip,)

    def focus_first(self) -> None:
        self.form.focus_first()
