"""Where cards lie in their pictures, as a person says it; the reading follows."""

from __future__ import annotations

from dataclasses import replace

from app.changes import command
from app.domain.card import CardScan, CardSide, ScanState
from app.domain.ids import ScanId
from app.errors import UserInputError
from app.i18n import N_
from app.store import cards
from app.store.database import Transaction
from ocr.geometry import Quad
from ocr.model import Face


@command(N_("Change an outline"))
def move_outline(tx: Transaction, scan_id: ScanId, outline: Quad, side: int = 0) -> None:
    """Say where a side of a card lies in its picture; it is read anew, which way up is open again.

    Args:
        tx: the open transaction.
        scan_id: an open scan.
        outline: the corners in pixels of the upright picture, clockwise.
        side: 0 for the front, 1 for the back.
    """
    scan = _open(tx, scan_id)
    cards.set_outline(tx, replace(scan.sides[side], outline=outline, turn=None))
    cards.request_reading(tx, scan_id)


@command(N_("Turn a card"))
def turn_card(tx: Transaction, scan_id: ScanId, quarters: int, side: int = 0) -> None:
    """Say that a side of a card is upright once it is turned clockwise by so many quarters."""
    scan = _open(tx, scan_id)
    now = scan.sides[side].turn or 0
    card = scan.reading.card if scan.reading else None
    if card is not None and side < len(card.sides):
        now = card.sides[side].turn
    cards.set_outline(tx, replace(scan.sides[side], turn=(now - 90 * quarters) % 360))
    cards.request_reading(tx, scan_id)


@command(N_("Add an outline"))
def add_outline(tx: Transaction, beside: ScanId, outline: Quad) -> ScanId:
    """A further card in the picture of a scan's front."""
    scan = cards.get(tx, beside)
    front = scan.sides[0]
    side = CardSide(Face.FRONT, front.image_sha256, front.page, outline)
    return cards.add_scan(tx, scan.batch_id, [side])


@command(N_("Part front and back"))
def part(tx: Transaction, scan_id: ScanId) -> ScanId:
    """Make two cards of one whose back belongs to another card.

    Raises:
        UserInputError: it has no back.
    """
    scan = _open(tx, scan_id)
    if len(scan.sides) < 2:
        raise UserInputError(N_("Card {id} has no back."), id=scan_id)
    back = scan.sides[1]
    cards.remove_side(tx, back)
    cards.request_reading(tx, scan_id)
    return cards.add_scan(tx, scan.batch_id, [replace(back, face=Face.FRONT, id=None)])


@command(N_("Read a card"), origin="system")
def follow_outlines(tx: Transaction) -> int:
    """Have the open cards read anew that lie elsewhere than where they were read.

    That is so after a change of an outline was undone. Answers how many there are.
    """
    apart = [scan for scan in cards.open_scans(tx) if _is_apart(scan)]
    for scan in apart:
        cards.request_reading(tx, scan.id)
    return len(apart)


def _is_apart(scan: CardScan) -> bool:
    card = scan.reading.card if scan.reading else None
    if card is None or scan.state is not ScanState.TO_REVIEW:
        return False
    if len(card.sides) != len(scan.sides):
        return True
    pairs = zip(scan.sides, card.sides, strict=True)
    return any(
        (side.turn is not None and side.turn != read.turn) or not _same(side.outline, read.outline)
        for side, read in pairs
    )


def _same(stored: Quad | None, read: Quad | None) -> bool:
    """Whether both are one outline, whichever corner comes first; what is unknown agrees."""
    if stored is None or read is None:
        return True
    corners = [{(round(p.x), round(p.y)) for p in quad} for quad in (stored, read)]
    return corners[0] == corners[1]


def _open(tx: Transaction, scan_id: ScanId) -> CardScan:
    scan = cards.get(tx, scan_id)
    if scan.contact_id is not None:
        raise UserInputError(N_("Card {id} has been accepted before."), id=scan_id)
    return scan
