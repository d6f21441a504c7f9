"""Files and pictures on their way into a stack, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from app.cardbook import CardBook
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.intake.pasting import files_in, picture_in, take_in_picture, take_in_shot
from ui.intake.query import Stack
from ui.intake.stack_choices import StackChoices
from ui.intake.taking_in import Into, TakenInAll, take_in_all, take_in_sheet
from ui.intake.unfinished import Unfinished
from ui.tasks import Pending, Tasks

Work = Callable[[Into, CardBook], TakenInAll]


class Receiving(QObject):
    """Today's stack takes what comes, unless a new one was asked for with what is chosen."""

    said = Signal(str)
    refused = Signal(str, str)  # a title, and what happened to which file
    received = Signal()
    shot_stored = Signal(object)  # TakenInAll of one picture of the camera

    def __init__(self, tasks: Tasks, choices: StackChoices, root: Path) -> None:
        super().__init__()
        self._tasks, self._choices = tasks, choices
        self._unfinished = Unfinished(root)
        self._stack: Stack | None = None
        self._turn = 0  # what began before another turn is given up
        self._under_way = 0
        self.begins_new = False

    def show_stack(self, stack: Stack) -> None:
        """Say which stack is there."""
        self._stack = stack

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files and folders, on the thread that looks through folders.

        What else is done meanwhile is stored between two files.
        """
        turn, unfinished = self._turn, self._unfinished
        unfinished.begin(paths)

        def goes_on() -> bool:
            return not self._tasks.is_closed and self._turn == turn

        def work(book: CardBook) -> TakenInAll:
            outcome = take_in_all(paths, into, book, goes_on)
            if outcome.stopped:
                outcome.later = _("What is still to come is tried again at Enishi's next start.")
            elif not (outcome.is_cut_off and self._tasks.is_closed):
                unfinished.end(paths)
            return outcome

        into = self._into()
        self._under_way += 1
        self._tasks.browse(work).then(self._taken_in).at_last(self._ended)
        self.received.emit()
        self.said.emit(_("Taking in…"))

    def _ended(self) -> None:
        self._under_way -= 1
        self.received.emit()

    @property
    def is_taking_in(self) -> bool:
        """Whether files are on their way."""
        return self._under_way > 0

    def stop(self) -> None:
        """Take in no more of the files that are on their way; what came stays."""
        self._turn += 1

    def paste(self) -> None:
        """Take in what was copied: files, or a picture."""
        data = QGuiApplication.clipboard().mimeData()
        files, picture = files_in(data), picture_in(data)
        if files:
            self.take_in(files)
        elif picture is not None:
            self._take(partial(take_in_picture, picture))
        else:
            self.said.emit(_("There is no picture in the clipboard."))

    def take_in_sheet(self, sheet: tuple[Path, ...]) -> None:
        """Take in a card from the scanner: its front, and its back if both sides were scanned."""
        self._take(partial(take_in_sheet, sheet))

    def take_in_shot(self, picture: QImage) -> None:
        """Take in a picture of the camera, which itself shows what became of it."""
        self._store(partial(take_in_shot, picture)).then(self._shot_taken_in)

    def _shot_taken_in(self, outcome: TakenInAll) -> None:
        self.shot_stored.emit(outcome)
        self._say_refused(outcome)
        self.received.emit()

    def _take(self, work: Work) -> None:
        self._store(work).then(self._taken_in)
        self.said.emit(_("Taking in…"))

    def _store(self, work: Work) -> Pending[TakenInAll]:
        return self._tasks.work(partial(work, self._into()))

    def _into(self) -> Into:
        batch = self._stack.batch if self._stack else None
        is_first = self._stack is not None and batch is None
        chosen = self._choices.applied_to(batch) if self.begins_new or is_first else None
        into, self.begins_new = Into(self.begins_new, chosen), False
        return into

    def _taken_in(self, outcome: TakenInAll) -> None:
        new, known = outcome.new, outcome.known
        words = ngettext("{n} picture taken in.", "{n} pictures taken in.", new).format(n=new)
        if known:
            more = ngettext("{n} was known already.", "{n} were known already.", known)
            words = f"{words} {more.format(n=known)}"
        if trashed := outcome.in_trash:
            more = ngettext("{n} is in the trash.", "{n} are in the trash.", trashed)
            words = f"{words} {more.format(n=trashed)}"
        self.said.emit(words)
        self._say_refused(outcome)
        self.received.emit()

    def _say_refused(self, outcome: TakenInAll) -> None:
        if outcome.stopped:
            sentences = filter(None, (outcome.stopped, outcome.later, *outcome.failed))
            self.refused.emit(_("Taking in has stopped"), "\n".join(sentences))
            return
        if failed := len(outcome.failed):
            title = ngettext("{n} file was not taken in", "{n} files were not taken in", failed)
            self.refused.emit(title.format(n=failed), "\n".join(outcome.failed))
