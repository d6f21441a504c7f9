"""What is put right in a stack: outlines, fronts and backs, cards read again or thrown out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.changes import command
from app.domain.ids import ScanId
from app.i18n import N_, ngettext
from app.i18n import gettext as _
from app.services import intake, outlines, review
from ocr.geometry import Quad
from ui.intake.outline_shapes import Outline
from ui.intake.query import IntakeCard
from ui.tasks import Tasks


class Corrections(QObject):
    """Runs the commands; each is one step that can be undone."""

    done = Signal(str)
    said = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks

    def move(self, outline: Outline) -> None:
        """An outline lies elsewhere; its card is read anew."""
        args = (outline.scan_id, outline.quad, outline.side)
        self._follow(self._tasks.run(outlines.move_outline, *args))

    def add(self, beside: IntakeCard, quad: Quad) -> None:
        """A further card lies in the picture."""
        self._follow(self._tasks.run(outlines.add_outline, beside.scan_id, quad))

    def turn(self, card: IntakeCard, side: int) -> None:
        """A card stands a quarter further clockwise."""
        self._follow(self._tasks.run(outlines.turn_card, card.scan_id, 1, side))

    def _follow(self, pending: Any) -> None:
        pending.then(lambda _answer: self.done.emit(_("The card is being read again.")))

    def pair(self, front: IntakeCard, back: IntakeCard) -> None:
        """Two pictures are front and back of one card."""
        said = _("Front and back: {name}").format(name=front.name)
        pending = self._tasks.run(intake.pair, front.scan_id, back.scan_id)
        pending.then(lambda _none: self.done.emit(said))

    def part(self, card: IntakeCard) -> None:
        """Front and back belong to two cards."""
        said = _("Two cards of one: {name}").format(name=card.name)
        pending = self._tasks.run(outlines.part, card.scan_id)
        pending.then(lambda _scan: self.done.emit(said))

    def read_again(self, cards: Sequence[IntakeCard]) -> None:
        """Have cards read once more."""
        ids = tuple(card.scan_id for card in cards)
        words = ngettext("{n} card is read again.", "{n} cards are read again.", len(ids))
        pending = self._tasks.run(read_all_again, ids)
        pending.then(partial(self._say, words.format(n=len(ids))))

    def _say(self, sentence: str, _none: None) -> None:
        self.said.emit(sentence)

    def discard(self, cards: Sequence[IntakeCard]) -> None:
        """Put cards into the trash."""
        if len(cards) == 1:
            said = _("In the trash: {name}").format(name=cards[0].name)
        else:
            words = ngettext("{n} card in the trash", "{n} cards in the trash", len(cards))
            said = words.format(n=len(cards))
        pending = self._tasks.run(discard_all, tuple(card.scan_id for card in cards))
        pending.then(lambda _none: self.done.emit(said))


@command(N_("Read again"))
def read_all_again(tx: Any, scans: tuple[ScanId, ...]) -> None:
    """Ask for several scans to be read once more, in one step."""
    for scan_id in scans:
        intake.read_again(tx, scan_id)


@command(N_("Reject cards"))
def discard_all(tx: Any, scans: tuple[ScanId, ...]) -> None:
    """Put several scans into the trash, in one step."""
    for scan_id in scans:
        review.reject(tx, scan_id)
