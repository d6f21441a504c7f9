"""The page Intake: a stack of cards coming in, each stored before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.card import ScanBatch
from app.errors import EnishiError
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import intake, review
from ui.desk import Desk
from ui.intake.counts import Counts
from ui.intake.grid import Grid
from ui.intake.photo import Photo
from ui.intake.query import CardState, IntakeCard, Stack, load_stack
from ui.intake.stack_choices import StackChoices
from ui.intake.taking_in import TakenInAll, take_in_all
from ui.page import Destination, Page
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.wording import clock, day_long

PROGRESS_MS = 300


class IntakePage(Page):
    """Grid at the left, the stack's choices and the photograph at the right."""

    watches = ("card_scan", "scan_batch", "reading", "event")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Intake"))
        self._shown: Stack | None = None
        self._begin_new = False
        self._pause = Button(_("Pause"), icon=Icon.PAUSE, kind="quiet", clicked=self.pause)
        new = Button(_("New stack"), icon=Icon.NEW_STACK, kind="quiet", clicked=self.new_stack)
        add = Button(_("Add files…"), icon=Icon.ADD, kind="primary", clicked=self.files_wanted.emit)
        for button in (self._pause, new, add):
            self.header.add(button)
        self.problem = Banner("danger")
        self.problem.add_button(Button(_("Understood"), clicked=self.problem.hide))
        self.counts = Counts()
        self.grid = Grid(desk.pictures)
        self.choices = StackChoices()
        self.photo = Photo(desk.pictures)
        self._file = Label("", Role.SMALL, "text2", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._work())
        self._stack.addWidget(self._nothing())
        self.column.addWidget(self._stack, 1)
        self.grid.current_changed.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.choices.changed.connect(self._change_stack)
        desk.trouble.connect(self._show_trouble)
        self._timer = QTimer(self, interval=PROGRESS_MS)
        self._timer.timeout.connect(self._show_pace)
        self._add_commands()

    def _work(self) -> QWidget:
        left = QVBoxLayout()
        left.setContentsMargins(px(24), 0, px(16), px(8))
        left.setSpacing(px(10))
        left.addWidget(self.problem)
        left.addWidget(self.counts)
        left.addWidget(self.grid, 1)
        keys = (("Enter", _("Review")), ("R", _("Read again")), ("Del", _("To the trash")))
        left.addWidget(KeyHints(keys))
        right = QFrame()
        right.setObjectName("form")
        right.setFixedWidth(px(352))
        column = QVBoxLayout(right)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.choices)
        column.addSpacing(px(8))
        column.addWidget(Label(_("Original picture"), Role.HEADING))
        column.addWidget(self.photo)
        column.addWidget(self._file)
        column.addStretch()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(right)
        return whole

    def _nothing(self) -> QWidget:
        choose = Button(
            _("Take in cards…"),
            icon=Icon.ADD,
            kind="primary",
            key="Ctrl+O",
            clicked=self.files_wanted.emit,
        )
        text = _("Drop photos here or choose them below.")
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(px(24), px(8), px(20), px(20))
        box.addWidget(EmptyState(_("No cards yet"), text, choose, dashed=True))
        return whole

    def _add_commands(self) -> None:
        add = self.add_command
        add(_("Pause or go on"), "Space", self.pause, on=self.grid)
        add(_("Read again"), "R", self.read_again, on=self.grid)
        add(_("To the trash"), "Del", self.discard, on=self.grid)
        add(_("New stack"), "Ctrl+Shift+N", self.new_stack)

    # asking and showing

    def load(self) -> None:
        self.tasks.ask(load_stack, self.desk.book).then(self._show)

    def _show(self, stack: Stack) -> None:
        self._shown = stack
        self._stack.setCurrentIndex(1 if stack.batch is None else 0)
        if stack.batch is None:
            self.choices.show_stack(None, stack.events, stack.today)
            return
        if not self._begin_new:
            self.choices.show_stack(stack.batch, stack.events, stack.today)
        at = stack.batch.started_at
        self.header.subtitle.setText(
            _("stack of {day}, {time}").format(day=day_long(at.astimezone().date()), time=clock(at))
        )
        self.grid.show_rows(stack.cards)
        if self.grid.current is None:
            self.grid.choose_first()
        self.counts.show_counts(stack.counts)
        waiting = stack.counts.get(CardState.WAITING, 0)
        self._pause.setEnabled(bool(waiting) or self.desk.reading.is_paused)
        if waiting and not self._timer.isActive():
            self._timer.start()
        elif not waiting:
            self._timer.stop()
        self._show_pace()

    @property
    def batch(self) -> ScanBatch | None:
        """The stack that is shown."""
        return self._shown.batch if self._shown else None

    def _show_pace(self) -> None:
        reading = self.desk.reading
        pace = reading.progress()
        self.counts.show_pace(pace.cards_per_minute, pace.seconds_left, paused=reading.is_paused)
        self._pause.set_text(_("Go on") if reading.is_paused else _("Pause"))
        self._pause.set_icon(Icon.RESUME if reading.is_paused else Icon.PAUSE)

    def _choose(self, card: IntakeCard | None) -> None:
        if card is None or self._shown is None:
            return
        same = [c for c in self._shown.cards if c.digest == card.digest]
        self.photo.show_photo(card.original, [c.outline for c in same], same.index(card))
        count = ngettext("{n} card", "{n} cards", len(same)).format(n=len(same))
        self._file.setText(f"{card.file_name}　{count}")

    def _show_trouble(self, error: EnishiError) -> None:
        self.problem.say(_("Reading has paused"), str(error))

    # commands

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, tuple):
            self.take_in([path for path in subject if isinstance(path, Path)])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files and folders: into today's stack, or a new one."""
        stack = self._shown
        batch = stack.batch if stack else None
        is_open = (
            stack is not None
            and batch is not None
            and batch.started_at.astimezone().date() == stack.today
            and not self._begin_new
        )
        choices = None if batch is None and stack is None else self.choices.applied_to(batch)
        if is_open and batch is not None and batch.id is not None:
            work = partial(take_in_all, tuple(paths), batch.id, choices)
        else:
            work = partial(take_in_all, tuple(paths), None, choices if self._begin_new else None)
        self._begin_new = False
        self.said.emit(_("Taking in…"))
        self.tasks.work(work).then(self._taken_in)

    def _taken_in(self, outcome: TakenInAll) -> None:
        parts = [
            ngettext("{n} picture taken in.", "{n} pictures taken in.", outcome.new).format(
                n=outcome.new
            )
        ]
        if outcome.known:
            parts.append(
                ngettext("{n} was known already.", "{n} were known already.", outcome.known).format(
                    n=outcome.known
                )
            )
        self.said.emit(" ".join(parts))
        if outcome.failed:
            title = ngettext(
                "{n} file was not taken in", "{n} files were not taken in", len(outcome.failed)
            ).format(n=len(outcome.failed))
            self._stack.setCurrentIndex(0)
            self.problem.say(title, "\n".join(outcome.failed[:4]))
        self.load()

    def new_stack(self) -> None:
        """The next files begin a new stack with what is chosen here."""
        self._begin_new = True
        self.said.emit(_("The next files begin a new stack. Choose its event here."))
        self.choices.event_choice.setFocus()

    def _change_stack(self) -> None:
        batch = self.batch
        if batch is not None and not self._begin_new:
            self.tasks.run(intake.change_batch, self.choices.applied_to(batch))

    def pause(self) -> None:
        """Begin no further card, or go on."""
        reading = self.desk.reading
        if reading.is_paused:
            self.problem.hide()
            reading.resume()
        else:
            reading.pause()
        self._show_pace()

    def read_again(self) -> None:
        """Have the chosen card read once more."""
        card = self.grid.current
        if card is not None and card.state is not CardState.FILED:
            self.tasks.run(intake.read_again, card.scan_id).then(self._reading_again)

    def _reading_again(self, _none: None) -> None:
        self.said.emit(_("The card is being read again."))

    def discard(self) -> None:
        """Put the chosen card into the trash."""
        card = self.grid.current
        if card is not None and card.state is not CardState.FILED:
            said = _("In the trash: {name}").format(name=card.name)
            self.tasks.run(review.reject, card.scan_id).then(lambda _none: self.done.emit(said))

    def _open(self, card: IntakeCard) -> None:
        if card.state in (CardState.SURE, CardState.LOOK, CardState.FAILED):
            self.go.emit(Destination("review", card.scan_id))

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        return (self.grid, self.choices.event_choice)
