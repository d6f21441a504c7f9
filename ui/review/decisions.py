"""What becomes of the card in front of a person: filed, merged, rejected, read anew."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.contact import ContactDetails
from app.domain.ids import ContactId, ScanId
from app.i18n import gettext as _
from app.services import intake, outlines, review
from ocr.model import FieldKind
from ui.review.commands import accept_card, accept_same_person
from ui.review.query import ReviewItem
from ui.tasks import Pending, Tasks


class Decisions(QObject):
    """Runs the commands and says what was done; each is one step that can be undone."""

    done = Signal(str)
    said = Signal(str)
    read_anew = Signal(object)  # ScanId
    refused = Signal(object)  # ScanId of a card that could not be decided on

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._undecided: set[ScanId] = set()

    def accept(self, item: ReviewItem, details: ContactDetails, industry: str | None) -> None:
        """File the card as a new person's."""
        said = _("Accepted: {name}").format(name=details.name.printed)
        pending = self._tasks.run(accept_card, item.scan.id, details, industry)
        self._await(pending, item.scan.id, said)

    def merge(
        self,
        item: ReviewItem,
        details: ContactDetails,
        industry: str | None,
        same_as: ContactId,
        keep_known: frozenset[FieldKind],
    ) -> None:
        """File the card as the newer one of a known person."""
        said = _("Merged 2 cards of {name}").format(name=details.name.printed)
        pending = self._tasks.run(
            accept_same_person, item.scan.id, details, industry, same_as, keep_known
        )
        self._await(pending, item.scan.id, said)

    def reject(self, item: ReviewItem) -> None:
        """Put the card into the trash."""
        said = _("Rejected: {name}").format(name=item.scan.file_name)
        self._await(self._tasks.run(review.reject, item.scan.id), item.scan.id, said)

    def _await(self, pending: Pending[Any], scan_id: ScanId, said: str) -> None:
        """Say what was done; where it was not, by whatever reason, the card is still to decide."""
        self._undecided.add(scan_id)
        pending.then(partial(self._decided, scan_id, said))
        pending.at_last(partial(self._look_again, scan_id))

    def _decided(self, scan_id: ScanId, said: str, _answer: object) -> None:
        self._undecided.discard(scan_id)
        self.done.emit(said)

    def _look_again(self, scan_id: ScanId) -> None:
        if scan_id in self._undecided:
            self._undecided.discard(scan_id)
            self.refused.emit(scan_id)

    def read_again(self, item: ReviewItem) -> None:
        """Have the card read once more."""
        pending = self._tasks.run(intake.read_again, item.scan.id)
        pending.then(partial(self._reading, item.scan.id))

    def turn(self, item: ReviewItem, side: int) -> None:
        """Turn the card a quarter clockwise, and have it read that way up."""
        pending = self._tasks.run(outlines.turn_card, item.scan.id, 1, side)
        pending.then(partial(self._reading, item.scan.id))

    def _reading(self, scan_id: ScanId, _none: None) -> None:
        self.read_anew.emit(scan_id)
        self.said.emit(_("The card is being read again."))
