"""Pictures taken in, the cards in them, and what was read."""

from __future__ import annotations

from peewee import FloatField, IntegerField, TextField

from app.domain import card
from app.store.tables.columns import DayField, EnumField, QuadField, Table, TimeField, TupleField
from ocr.model import Face


class ScanBatch(Table):
    started_at = TimeField()
    event_id = IntegerField(null=True)
    tags = TupleField()
    language = TextField(null=True)
    pairing = EnumField(card.Pairing)
    met_on = DayField(null=True)


class Image(Table):
    sha256 = TextField()
    extension = TextField()
    file_name = TextField()
    size = IntegerField()


class CardScan(Table):
    batch_id = IntegerField()
    requested_at = TimeField()
    contact_id = IntegerField(null=True)
    deleted_at = TimeField(null=True)


class CardSide(Table):
    scan_id = IntegerField()
    face = EnumField(Face)
    image_sha256 = TextField()
    page = IntegerField()
    outline = QuadField(null=True)
    turn = IntegerField(null=True)


class Reading(Table):
    scan_id = IntegerField()
    read_at = TimeField()
    engine = TextField()
    pipeline_version = IntegerField()
    seconds = FloatField()
    card = TextField(null=True)
    problem = TextField(null=True)


class Draft(Table):
    kind = TextField()
    subject = IntegerField()
    content = TextField()
    saved_at = TimeField()
