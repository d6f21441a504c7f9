"""The page Intake: a stack of cards coming in, each stored before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.card import ScanBatch
from app.domain.ids import ScanId
from app.errors import EnishiError
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import intake
from ocr.geometry import Quad
from ui.desk import Desk
from ui.intake.corrections import Corrections
from ui.intake.devices import Devices
from ui.intake.large_photo import outline_keys
from ui.intake.new_event import StackEvent
from ui.intake.outline_shapes import Outline
from ui.intake.query import CardState, IntakeCard, Stack, StackLoader
from ui.intake.receiving import Receiving
from ui.intake.stack_buttons import StackButtons
from ui.intake.surface import Surface, nothing_yet
from ui.intake.watching import Watching
from ui.page import CAMERA, SCANNER, Destination, Page
from ui.tasks import Newest
from ui.wording import clock, day_long

PROGRESS_MS = 300


class IntakePage(Page):
    """Takes in and puts right; what is shown stands in the surface."""

    watches = ("card_scan", "scan_batch", "reading", "event", "card_side")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Intake"))
        self._shown: Stack | None = None
        self._with_scan: ScanId | None = None
        self._side = 0
        self._unstored = 0  # choices that are on their way to the book
        self._load_stack = StackLoader(desk.book, desk.likely_known)
        self._stacks: Newest[Stack] = Newest()
        self.surface = Surface(desk)
        self.grid, self.choices = self.surface.grid, self.surface.choices
        self.problem, self.photo = self.surface.problem, self.surface.pane.photo
        self.corrections = Corrections(desk.tasks)
        self.receiving = Receiving(desk.tasks, self.choices, desk.folders.root)
        self.devices = Devices(self, desk, self.receiving)
        self.watching = Watching(self, self.surface.watch, desk.watched)
        self.stack_event = StackEvent(self, self.choices)
        self._add_buttons()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.surface)
        self._stack.addWidget(nothing_yet(self.files_wanted.emit))
        self.column.addWidget(self._stack, 1)
        self._timer = QTimer(self, interval=PROGRESS_MS)
        self._timer.timeout.connect(self._show_pace)
        self._connect()
        self._add_commands()

    def _add_buttons(self) -> None:
        calls = {"pause": self.pause, "stop": self.stop, "new": self.new_stack}
        add = self.files_wanted.emit
        self._buttons = StackButtons(self.header, self.devices, **calls, add=add)

    def _connect(self) -> None:
        self.grid.current_changed.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.choices.changed.connect(self._change_stack)
        self.desk.trouble.connect(self._show_trouble)
        self.photo.chosen.connect(self._choose_outline)
        self.photo.moved.connect(self.corrections.move)
        self.photo.drawn.connect(self._add_outline)
        self.photo.refused.connect(self._refuse_outline)
        self.surface.pane.turn_wanted.connect(self.turn)
        self.surface.pane.removal_wanted.connect(self.discard)
        self.corrections.done.connect(self.done)
        self.corrections.said.connect(self.said)
        self.receiving.said.connect(self.said)
        self.receiving.refused.connect(self._refuse)
        self.receiving.received.connect(self.load)

    def _add_commands(self) -> None:
        add, grid, photo = self.add_command, self.grid, self.photo
        add(_("Pause or go on"), "Space", self.pause, on=grid)
        add(_("Read again"), "R", self.read_again, on=grid)
        add(_("Front and back"), "P", self.pair, on=grid)
        add(_("Show front or back"), "B", self.turn_over, on=grid)
        add(_("To the trash"), "Del", self.discard, on=grid)
        add(_("Remove the outline"), "Del", self.discard, on=photo)
        draw = add(_("Add an outline"), "Ctrl+Shift+A", photo.begin_drawing)
        turn = add(_("Turn"), "Ctrl+R", self.turn)
        photo.addActions((draw, turn))  # also while it is enlarged, away from the page
        add(_("Paste"), "Ctrl+V", self.receiving.paste)
        add(_("New stack"), "Ctrl+Shift+N", self.new_stack)
        add(_("Stop"), "", self.stop)
        add(_("Read failed cards again"), "", self.retry)
        add(_("Scanner…"), "Ctrl+Shift+S", self.devices.open_scanner)
        add(_("Camera…"), "Ctrl+Shift+K", self.devices.open_camera)

    # asking and showing

    def load(self) -> None:
        self._stacks.only(self.tasks.ask(self._load_stack, self._with_scan)).then(self._show)

    def _show(self, stack: Stack) -> None:
        self._shown = stack
        self._stack.setCurrentIndex(1 if stack.batch is None else 0)
        self._buttons.show_stack(is_there=stack.batch is not None)
        if stack.batch is None:
            self.choices.show_stack(None, stack.events, stack.today)
            self.receiving.show_stack(stack)
            return
        if not self.receiving.begins_new and not self._unstored:
            self.choices.show_stack(stack.batch, stack.events, stack.today)
        at = stack.batch.started_at
        self.header.subtitle.setText(
            _("stack of {day}, {time}").format(day=day_long(at.astimezone().date()), time=clock(at))
        )
        self._show_cards(stack)
        self.surface.counts.show_counts(stack.counts)
        waiting = stack.counts.get(CardState.WAITING, 0)
        paused = self.desk.reading.is_paused
        comes = self.receiving.is_taking_in
        self._buttons.allow(stop=bool(waiting) or comes, pause=bool(waiting) or paused)
        if waiting and not self._timer.isActive():
            self._timer.start()
        elif not waiting:
            self._timer.stop()
        self._show_pace()
        self.receiving.show_stack(stack)

    def _show_cards(self, stack: Stack) -> None:
        self.grid.show_rows(stack.cards)
        if self._with_scan is not None and self.grid.choose(self._with_scan):
            self.grid.setFocus()
        if self.grid.current is None:
            self.grid.choose_first()
        self._choose(self.grid.current)

    @property
    def batch(self) -> ScanBatch | None:
        """The stack that is shown."""
        return self._shown.batch if self._shown else None

    def _show_pace(self) -> None:
        reading = self.desk.reading
        pace, paused = reading.progress(), reading.is_paused
        self.surface.counts.show_pace(pace.cards_per_minute, pace.seconds_left, paused=paused)
        self.grid.show_in_hand(reading.in_hand)
        self._buttons.show_paused(paused)

    def _choose(self, card: IntakeCard | None) -> None:
        if card is None or self._shown is None:
            return
        self._side = min(self._side, len(card.places) - 1)
        self.surface.pane.show_card(self._shown.cards, card, self._side)

    def _choose_outline(self, outline: Outline) -> None:
        self._side = outline.side
        self.grid.choose(outline.scan_id)
        self._choose(self.grid.current)

    def _show_trouble(self, error: EnishiError) -> None:
        self.problem.say(_("Reading has paused"), str(error))

    def show_subject(self, subject: object) -> None:
        if subject == SCANNER:
            self.devices.open_scanner()
        elif subject == CAMERA:
            self.devices.open_camera()
        elif isinstance(subject, tuple):
            self.take_in([path for path in subject if isinstance(path, Path)])
        elif isinstance(subject, int):
            self._with_scan = ScanId(subject)
            self.load()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files and folders: into today's stack, or a new one."""
        self._with_scan = None
        self.receiving.take_in(paths)

    def _refuse(self, title: str, text: str) -> None:
        self._stack.setCurrentIndex(0)
        self.problem.say_each(title, text.split("\n"))

    # the stack

    def new_stack(self) -> None:
        """The next files begin a new stack with what is chosen here."""
        self.receiving.begins_new = True
        self.said.emit(_("The next files begin a new stack. Choose its event here."))
        self.choices.event_choice.setFocus()

    def _change_stack(self) -> None:
        batch = self.batch
        if batch is not None and not self.receiving.begins_new:
            self._unstored += 1
            pending = self.tasks.run(intake.change_batch, self.choices.applied_to(batch))
            pending.at_last(self._choices_stored)

    def _choices_stored(self) -> None:
        """What is shown from here on has the change in it; an older answer is dropped."""
        self._unstored -= 1
        self.load()

    def pause(self) -> None:
        """Begin no further card, or go on."""
        reading = self.desk.reading
        if reading.is_paused:
            self.problem.hide()
            reading.resume()
        else:
            reading.pause()
        self._show_pace()

    def stop(self) -> None:
        """Give up what was not read yet; undo brings it back."""
        self.receiving.stop()
        if self.batch is not None and (batch_id := self.batch.id) is not None:
            pending = self.tasks.browse(lambda book: book.run(intake.stop_batch, batch_id).value)
            pending.then(self._stopped)  # comes after the file that is being taken in

    def _stopped(self, count: int) -> None:
        if count:
            words = ngettext("{n} card in the trash", "{n} cards in the trash", count)
            self.done.emit(words.format(n=count))

    def retry(self) -> None:
        """Try again what could not be read."""
        batch = self.batch
        if batch is not None and batch.id is not None:
            self.tasks.run(intake.read_failed_again, batch.id)

    def _chosen_open(self) -> tuple[IntakeCard, ...]:
        return tuple(card for card in self.grid.chosen if card.is_open)

    def read_again(self) -> None:
        """Have the chosen cards read once more."""
        if cards := self._chosen_open():
            self.corrections.read_again(cards)

    def discard(self) -> None:
        """Put the chosen cards into the trash."""
        if cards := self._chosen_open():
            self.corrections.discard(cards)

    def turn(self) -> None:
        """Turn the card whose outline is shown."""
        card = self.grid.current
        if card is not None and card.is_open:
            self.corrections.turn(card, self._side)

    def turn_over(self) -> None:
        """Show the picture of the other side."""
        card = self.grid.current
        if card is not None:
            self._side = (self._side + 1) % len(card.places)
            self._choose(card)

    def pair(self) -> None:
        """Make front and back of two cards, or two cards of one with a back."""
        cards = self._chosen_open()
        if len(cards) == 1 and len(cards[0].places) > 1:
            self.corrections.part(cards[0])
        elif len(cards) == 2:
            self.corrections.pair(*cards)
        else:
            self.said.emit(_("Choose two cards: first the front, then the back."))

    def _add_outline(self, quad: Quad) -> None:
        if self.grid.current is not None:
            self.corrections.add(self.grid.current, quad)

    def _refuse_outline(self) -> None:
        self.said.emit(_("An outline needs four corners that go round the card."))
        self._choose(self.grid.current)

    def _open(self, card: IntakeCard) -> None:
        if card.is_open and card.state is not CardState.WAITING:
            self.go.emit(Destination("review", card.scan_id))

    # the frame

    def further_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", _("Review, or enlarge the picture")),
            *outline_keys(),
        )

    def panes(self) -> tuple[QWidget, ...]:
        return (self.grid, self.choices.event_choice, self.photo)
