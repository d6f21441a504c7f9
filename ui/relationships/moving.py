"""What a move on the board means: the record that is missing, asked for or made; never a stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.domain.history import ExchangeKind, TriageChoice
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services import history
from ui.page import Page
from ui.recording import Recording
from ui.relationships.rows import TableRow
from ui.touching import Touching

_CHOICES = {
    Stage.WANTED: TriageChoice.WANTED,
    Stage.LET_GO: TriageChoice.LET_GO,
    Stage.NUISANCE: TriageChoice.NUISANCE,
}
_TOUCHES = (Stage.FOLLOWED_UP, Stage.ANSWERED)


class Moving(QObject):
    """Asks the question that a move asks, and records exchanges for the page."""

    def __init__(self, page: Page, touching: Touching, recording: Recording) -> None:
        super().__init__(page)
        self._page, self._touching, self._recording = page, touching, recording

    def move(self, row: TableRow, to: Stage) -> None:
        """Somebody's card was put on another stage."""
        if to in _CHOICES and not (to is Stage.WANTED and _beyond(row.stage, to)):
            self._choose(row, to)
        elif to in _TOUCHES and not _beyond(row.stage, to):
            answered = to is Stage.ANSWERED
            self._touching.log(row.contact.id, row.contact.name, answered=answered)
        elif to in (Stage.EXCHANGED, Stage.MATCHED) and not _beyond(row.stage, to):
            kind = ExchangeKind.BUSINESS if to is Stage.MATCHED else ExchangeKind.KNOWLEDGE
            self.record_exchange(row, kind)
        elif to is Stage.TRUSTED:
            self._page.said.emit(
                _("Trust comes by itself: met at two events, gave once and received once.")
            )
        else:
            self._page.said.emit(
                _("A stage follows from what happened. Undo or delete the entry to go back.")
            )

    def record_exchange(self, row: TableRow, kind: ExchangeKind | None = None) -> None:
        """Ask for something given to somebody, or received."""
        self._recording.exchange(row.contact.id, row.contact.name, kind)

    def _choose(self, row: TableRow, to: Stage) -> None:
        said = {
            Stage.WANTED: _("Keeping in touch with {name}"),
            Stage.LET_GO: _("{name} was let go"),
            Stage.NUISANCE: _("{name} is marked as a nuisance"),
        }[to].format(name=row.contact.name)
        self._run(history.choose, row.contact.id, _CHOICES[to], said=said)

    def _run(self, command: Callable[..., object], *arguments: object, said: str) -> None:
        pending = self._page.tasks.run(command, *arguments)
        pending.then(partial(self._done, said))

    def _done(self, said: str, _answer: object) -> None:
        self._page.done.emit(said)


def _beyond(now: Stage, to: Stage) -> bool:
    """Whether a rising stage has been reached already."""
    order = list(Stage)
    return now.is_rising and order.index(now) >= order.index(to)
