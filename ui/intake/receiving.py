"""Files and pictures on their way into a stack, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.cardbook import CardBook
from app.domain.card import ScanBatch
from app.domain.ids import BatchId
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.intake.pasting import files_in, picture_in, take_in_picture
from ui.intake.query import Stack
from ui.intake.stack_choices import StackChoices
from ui.intake.taking_in import TakenInAll, take_in_all
from ui.tasks import Tasks

Work = Callable[[BatchId | None, ScanBatch | None, CardBook], TakenInAll]


class Receiving(QObject):
    """Today's stack takes what comes, unless a new one was asked for."""

    said = Signal(str)
    refused = Signal(str, str)  # a title, and what happened to which file
    received = Signal()

    def __init__(self, tasks: Tasks, choices: StackChoices) -> None:
        super().__init__()
        self._tasks, self._choices = tasks, choices
        self._stack: Stack | None = None
        self._early: list[Work] = []
        self.begins_new = False

    def show_stack(self, stack: Stack) -> None:
        """Say which stack is there; what came before that was known goes into it now."""
        self._stack = stack
        early, self._early = self._early, []
        for work in early:
            self._take(work)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files and folders."""
        self._take(partial(take_in_all, tuple(paths)))

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

    def _take(self, work: Work) -> None:
        if self._stack is None:
            self._early.append(work)
            return
        batch = self._stack.batch
        choices = self._choices.applied_to(batch)
        if batch is not None and self._is_open(batch, self._stack.today):
            pending = self._tasks.work(partial(work, batch.id, choices))
        else:
            fresh = choices if self.begins_new or batch is None else None
            pending = self._tasks.work(partial(work, None, fresh))
        self.begins_new = False
        self.said.emit(_("Taking in…"))
        pending.then(self._taken_in)

    def _is_open(self, batch: ScanBatch, today: date) -> bool:
        """Whether more may be added to a stack: it is today's, and no other was asked for."""
        return batch.started_at.astimezone().date() == today and not self.begins_new

    def _taken_in(self, outcome: TakenInAll) -> None:
        new, known, failed = outcome.new, outcome.known, len(outcome.failed)
        words = ngettext("{n} picture taken in.", "{n} pictures taken in.", new).format(n=new)
        if known:
            more = ngettext("{n} was known already.", "{n} were known already.", known)
            words = f"{words} {more.format(n=known)}"
        self.said.emit(words)
        if failed:
            title = ngettext("{n} file was not taken in", "{n} files were not taken in", failed)
            self.refused.emit(title.format(n=failed), "\n".join(outcome.failed[:4]))
        self.received.emit()
