"""Scans with their sides and readings, the images they came from, and drafts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from app.domain.card import CardScan, CardSide, Reading
from app.domain.ids import BatchId, ContactId, ReadingId, ScanId, SideId
from app.errors import NotFound
from app.i18n import N_
from app.store import tables
from app.store.database import Snapshot, Transaction
from app.store.parsed_readings import ParsedReadings, newest_readings
from app.store.rows import among

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An original image file in the card book."""

    sha256: str
    extension: str
    file_name: str
    size: int


def add_image(tx: Transaction, image: StoredImage) -> None:
    """Note an original whose file is in place."""
    tx.insert(tables.Image, **asdict(image))


def images(_: Snapshot, digests: Collection[str] | None = None) -> dict[str, StoredImage]:
    """Stored images by digest; all of them for None."""
    query = tables.Image.select()
    if digests is not None:
        query = query.where(tables.Image.sha256.in_(list(digests)))
    return {
        row.sha256: StoredImage(row.sha256, row.extension, row.file_name, row.size) for row in query
    }


def add_scan(tx: Transaction, batch_id: BatchId, sides: Sequence[CardSide]) -> ScanId:
    """Store a new scan that waits to be read."""
    scan_id = tx.insert(tables.CardScan, batch_id=batch_id, requested_at=tx.now)
    for side in sides:
        add_side(tx, ScanId(scan_id), side)
    return ScanId(scan_id)


def add_side(tx: Transaction, scan_id: ScanId, side: CardSide) -> None:
    """Give a scan a further side."""
    tx.insert(
        tables.CardSide,
        scan_id=scan_id,
        face=side.face,
        image_sha256=side.image_sha256,
        page=side.page,
        outline=side.outline,
        turn=side.turn,
    )


def set_outline(tx: Transaction, side: CardSide) -> None:
    """Store where in its image a side lies."""
    assert side.id is not None, "only a stored side has an outline to set"
    tx.update(tables.CardSide, side.id, outline=side.outline, turn=side.turn)


def remove_side(tx: Transaction, side: CardSide) -> None:
    """Take a side off its scan."""
    assert side.id is not None, "only a stored side can be removed"
    tx.delete(tables.CardSide, side.id)


def file_scan(tx: Transaction, scan_id: ScanId, contact_id: ContactId | None) -> None:
    """Say whose card a scan is."""
    tx.update(tables.CardScan, scan_id, contact_id=contact_id)


def discard_scan(tx: Transaction, scan_id: ScanId, at: datetime | None) -> None:
    """Put a scan into the trash, or take it out."""
    tx.update(tables.CardScan, scan_id, deleted_at=at)


def request_reading(tx: Transaction, scan_id: ScanId) -> None:
    """Ask for a scan to be read (again)."""
    tx.update(tables.CardScan, scan_id, requested_at=tx.now)


def add_reading(tx: Transaction, reading: Reading) -> ReadingId:
    """Store what was read; nothing is ever overwritten."""
    card = reading.card.to_json() if reading.card else None
    problem = asdict(reading.problem) if reading.problem else None
    row_id = tx.insert(
        tables.Reading,
        scan_id=reading.scan_id,
        read_at=reading.read_at,
        engine=reading.engine,
        pipeline_version=reading.pipeline_version,
        seconds=reading.seconds,
        card=_to_json(card),
        problem=_to_json(problem),
    )
    return ReadingId(row_id)


def get(snapshot: Snapshot, scan_id: ScanId) -> CardScan:
    """The scan with this id; NotFound if there is none."""
    found = load(snapshot, [scan_id])
    if not found:
        raise NotFound(N_("There is no card {id}."), id=scan_id)
    return found[0]


def load(
    _: Snapshot, ids: Collection[ScanId], parsed: ParsedReadings | None = None
) -> tuple[CardScan, ...]:
    """Whole scans with their newest reading, in the order of their ids."""
    return _load(tables.CardScan.id.in_(list(ids)), parsed)


def open_scans(_: Snapshot, parsed: ParsedReadings | None = None) -> tuple[CardScan, ...]:
    """All scans that are neither filed nor discarded."""
    return _load(_is_open(), parsed)


def discarded_scans(_: Snapshot) -> tuple[CardScan, ...]:
    """The scans in the trash."""
    return _load(tables.CardScan.deleted_at.is_null(False))


def waiting_ids(_: Snapshot, limit: int, without: Collection[ScanId] = ()) -> tuple[ScanId, ...]:
    """The scans that wait to be read, the longest waiting first."""
    scan = tables.CardScan
    query = scan.select(scan.id).where(_is_waiting() & scan.id.not_in(list(without)))
    rows = query.order_by(scan.requested_at, scan.id).limit(limit).tuples()
    return tuple(ScanId(row[0]) for row in rows)


def count_waiting(_: Snapshot) -> int:
    """How many scans wait to be read."""
    count: int = tables.CardScan.select().where(_is_waiting()).count()
    return count


def scans_of_batch(
    _: Snapshot, batch_id: BatchId, parsed: ParsedReadings | None = None
) -> tuple[CardScan, ...]:
    """The scans of one intake, discarded ones included."""
    return _load(tables.CardScan.batch_id == batch_id, parsed)


def last_front(_: Snapshot, batch_id: BatchId) -> ScanId | None:
    """The scan that a batch's next picture is the back of, where fronts and backs alternate.

    It is the last one that is still there, if it has one side; what is in the trash gets no back.
    """
    scan, side = tables.CardScan, tables.CardSide
    is_there = (scan.batch_id == batch_id) & scan.deleted_at.is_null()
    last = scan.select(scan.id).where(is_there).order_by(scan.id.desc()).first()
    if last is None or side.select().where(side.scan_id == last.id).count() > 1:
        return None
    return ScanId(last.id)


def scans_of_contacts(_: Snapshot, contacts: Collection[ContactId]) -> tuple[CardScan, ...]:
    """The cards filed under these contacts, oldest first."""
    scan = tables.CardScan
    return _load(among(scan.contact_id, contacts) & scan.deleted_at.is_null())


def times_taken_in(_: Snapshot) -> list[tuple[ContactId, datetime]]:
    """When each card that is filed under a contact was taken in, by contact, oldest first."""
    scan = tables.CardScan
    filed = scan.contact_id.is_null(False) & scan.deleted_at.is_null()
    query = scan.select(scan.contact_id, scan.requested_at).where(filed)
    return list(query.order_by(scan.contact_id, scan.requested_at).tuples())


def scans_of_images(_: Snapshot, digests: Collection[str]) -> tuple[CardScan, ...]:
    """The scans, discarded ones included, that have a side in one of these images."""
    side = tables.CardSide
    ids = side.select(side.scan_id).where(side.image_sha256.in_(list(digests)))
    return _load(tables.CardScan.id.in_(ids))


def newest_batch(_: Snapshot) -> BatchId | None:
    """The newest intake."""
    row = tables.ScanBatch.select().order_by(tables.ScanBatch.id.desc()).first()
    return None if row is None else BatchId(row.id)


def save_draft(_: Transaction, kind: str, subject: int, content: str, at: datetime) -> None:
    """Keep what is being typed; drafts bypass the journal."""
    tables.Draft.insert(
        kind=kind, subject=subject, content=content, saved_at=at
    ).on_conflict_replace().execute()


def draft(_: Snapshot, kind: str, subject: int) -> str | None:
    """What was typed and not yet accepted."""
    row = tables.Draft.get_or_none(kind=kind, subject=subject)
    return None if row is None else str(row.content)


def drop_draft(_: Transaction, kind: str, subject: int) -> None:
    """Forget a draft: it was accepted or given up."""
    tables.Draft.delete().where(
        (tables.Draft.kind == kind) & (tables.Draft.subject == subject)
    ).execute()


def _load(condition: Any, parsed: ParsedReadings | None = None) -> tuple[CardScan, ...]:
    scans = list(tables.CardScan.select().where(condition).order_by(tables.CardScan.id).dicts())
    ids = [row["id"] for row in scans]
    sides, readings = _sides(ids), newest_readings(ids, parsed or ParsedReadings())
    names = _file_names(side.image_sha256 for several in sides.values() for side in several)
    return tuple(
        CardScan(
            ScanId(row["id"]),
            BatchId(row["batch_id"]),
            row["requested_at"],
            tuple(sides[row["id"]]),
            names[sides[row["id"]][0].image_sha256],
            row["contact_id"],
            row["deleted_at"],
            readings.get(row["id"]),
        )
        for row in scans
    )


def _is_waiting() -> Any:
    """`CardScan.state` is waiting, as SQL."""
    scan, reading = tables.CardScan, tables.Reading
    newest = (
        reading.select(reading.read_at)
        .where(reading.scan_id == scan.id)
        .order_by(reading.id.desc())
        .limit(1)
    )
    unread = fn.COALESCE(newest, "") < scan.requested_at
    return _is_open() & unread


def _is_open() -> Any:
    scan = tables.CardScan
    return scan.contact_id.is_null() & scan.deleted_at.is_null()


def _sides(scans: Sequence[int]) -> defaultdict[int, list[CardSide]]:
    """Sides by scan, the front first."""
    side = tables.CardSide
    sides: defaultdict[int, list[CardSide]] = defaultdict(list)
    query = side.select().where(side.scan_id.in_(scans)).order_by(side.face.desc())
    for row in query:
        sides[row.scan_id].append(
            CardSide(row.face, row.image_sha256, row.page, row.outline, row.turn, SideId(row.id))
        )
    return sides


def _file_names(digests: Iterable[str]) -> dict[str, str]:
    image = tables.Image
    query = image.select(image.sha256, image.file_name).where(image.sha256.in_(list(digests)))
    return dict(query.tuples())


def _to_json(document: Values | None) -> str | None:
    return None if document is None else json.dumps(document, ensure_ascii=False)
