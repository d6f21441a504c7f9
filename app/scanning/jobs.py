"""Which scans wait to be read, and what is stored of the answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.changes import command
from app.domain.card import CardScan, CardSide, Problem, Reading, ScanBatch, ScanState
from app.domain.ids import ScanId
from app.i18n import N_
from app.store import cards, entities
from app.store.database import Snapshot, Transaction
from app.store.images import place_of
from ocr.model import CardReading, ReadResult, SideSource
from ocr.options import ReadOptions
from ocr.worker import READER, Answer, Job

PIPELINE_VERSION = 2
"""Counts the changes to `ocr` after which a card may be read otherwise than before."""


@dataclass(frozen=True, slots=True)
class Request:
    """A scan's wish to be read, made at a certain time; the job has the scan's id."""

    scan_id: ScanId
    requested_at: datetime
    job: Job


def waiting(
    snapshot: Snapshot,
    images_folder: Path,
    options: ReadOptions,
    limit: int,
    without: Collection[ScanId] = (),
    reader: str = READER,
) -> tuple[Request, ...]:
    """Scans that wait to be read, the longest waiting first.

    Args:
        snapshot: where to look.
        images_folder: the folder of originals.
        options: how to read; the language of a scan's batch is added.
        limit: how many at most.
        without: scans that are being read already.
        reader: `module:function` that reads them.
    """
    scans = cards.load(snapshot, cards.waiting_ids(snapshot, limit, without))
    images = cards.images(snapshot, {side.image_sha256 for scan in scans for side in scan.sides})
    batches = entities.select(snapshot, ScanBatch, id={scan.batch_id for scan in scans})
    languages = {batch.id: batch.language for batch in batches}

    def source(side: CardSide) -> SideSource:
        extension = images[side.image_sha256].extension
        path = place_of(images_folder, side.image_sha256, extension)
        return SideSource(path, side.face, side.page, side.outline, side.turn)

    def request(scan: CardScan) -> Request:
        suited = replace(options, language=languages[scan.batch_id])
        job = Job(scan.id, tuple(source(side) for side in scan.sides), suited, reader)
        return Request(scan.id, scan.requested_at, job)

    return tuple(request(scan) for scan in sorted(scans, key=lambda s: (s.requested_at, s.id)))


@command(N_("Read a card"), origin="system")
def store_answer(tx: Transaction, request: Request, answer: Answer) -> tuple[ScanId, ...]:
    """Store what was read, and a sibling scan for each further card in the same image.

    Returns:
        The scans that have a reading now; none if the answer came too late: the scan was
        discarded, filed, read by another process, or asked for anew in the meantime.
    """
    scan = next(iter(cards.load(tx, [request.scan_id])), None)
    if scan is None or scan.state is not ScanState.WAITING:
        return ()
    if scan.requested_at != request.requested_at:
        return ()
    found = tuple(card for card in answer.result.cards if card.sides) if answer.result else ()
    if answer.result is None or not found:
        problem = answer.problem or Problem("no-card", "No card was found in this image.")
        _add_reading(tx, scan, request.job.options.engine.value, 0.0, problem)
        return (scan.id,)
    return _store_cards(tx, scan, answer.result, found)


def _store_cards(
    tx: Transaction, scan: CardScan, result: ReadResult, found: tuple[CardReading, ...]
) -> tuple[ScanId, ...]:
    if not _may_have_siblings(tx, scan):
        found = found[:1]
    siblings = [_add_sibling(tx, scan, card) for card in found[1:]]
    for side in scan.sides:
        cards.set_outline(tx, _placed(side, found[0]))
    for read, card in zip((scan, *siblings), found, strict=True):
        _add_reading(tx, read, result.engine, result.seconds / len(found), card)
    return (scan.id, *(sibling.id for sibling in siblings))


def _may_have_siblings(tx: Transaction, scan: CardScan) -> bool:
    """Whether the pages of a scan were not divided into cards before."""
    pages = {(side.image_sha256, side.page) for side in scan.sides}
    others = cards.scans_of_images(tx, {digest for digest, _ in pages})
    taken = {(s.image_sha256, s.page) for o in others if o.id != scan.id for s in o.sides}
    return all(side.outline is None for side in scan.sides) and not pages & taken


def _add_sibling(tx: Transaction, scan: CardScan, card: CardReading) -> CardScan:
    faces = {side.face for side in card.sides}
    blank = [replace(side, id=None, turn=None) for side in scan.sides if side.face in faces]
    scan_id = cards.add_scan(tx, scan.batch_id, [_placed(side, card) for side in blank])
    return cards.get(tx, scan_id)


def _placed(side: CardSide, card: CardReading) -> CardSide:
    """The side where it was found; what a person said of it stays."""
    found = next((reading for reading in card.sides if reading.face is side.face), None)
    if found is None or side.outline is not None:
        return side
    turn = found.turn if side.turn is None else side.turn
    return replace(side, outline=found.outline, turn=turn)


def _add_reading(
    tx: Transaction, scan: CardScan, engine: str, seconds: float, read: CardReading | Problem
) -> None:
    # A clock that was set back must not leave the scan waiting, to be read for ever.
    read_at = max(tx.now, scan.requested_at)
    reading = Reading(
        scan.id,
        read_at,
        engine,
        PIPELINE_VERSION,
        seconds,
        card=read if isinstance(read, CardReading) else None,
        problem=read if isinstance(read, Problem) else None,
    )
    cards.add_reading(tx, reading)
