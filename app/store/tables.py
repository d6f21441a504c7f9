"""Peewee models of the tables in use; every other module of the store speaks through them.

Columns keep the names and types of `schema.py` (a test compares both). Fields turn stored text
into domain values: moments, days, enums, tuples.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from peewee import AutoField, BooleanField, FloatField, IntegerField, Model, TextField

from app.domain import card, company, contact, event, history, known_rows
from app.domain.moments import Moment, format_moment, parse_moment
from ocr.geometry import Quad
from ocr.model import Face


class MomentField(TextField):
    """A day or an aware time."""

    def db_value(self, value: Moment | None) -> str | None:
        """ISO 8601 text."""
        return None if value is None else format_moment(value)

    def python_value(self, value: str | None) -> Moment | None:
        """The moment that the text names."""
        return None if value is None else parse_moment(value)


class TimeField(TextField):
    """An aware time, stored in UTC with a fixed width so that text order is time order."""

    def db_value(self, value: datetime | None) -> str | None:
        """ISO 8601 text in UTC with microseconds."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def python_value(self, value: str | None) -> datetime | None:
        """The time that the text names."""
        return None if value is None else datetime.fromisoformat(value)


class DayField(TextField):
    """A calendar day."""

    def db_value(self, value: date | None) -> str | None:
        """ISO 8601 text."""
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """The day that the text names."""
        return None if value is None else date.fromisoformat(value)


class EnumField(TextField):
    """A member of a StrEnum."""

    def __init__(self, kind: type[StrEnum], **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def python_value(self, value: str | None) -> StrEnum | None:
        """The member with this value."""
        return None if value is None else self.kind(value)


class TupleField(TextField):
    """A tuple of strings, stored as a JSON list."""

    def db_value(self, value: tuple[str, ...] | None) -> str:
        """JSON text."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def python_value(self, value: str | None) -> tuple[str, ...]:
        """The tuple that the JSON text holds."""
        return tuple(json.loads(value)) if value else ()


class QuadField(TextField):
    """Four corners, stored as a JSON list."""

    def db_value(self, value: Quad | None) -> str | None:
        """JSON text."""
        return None if value is None else json.dumps(value.as_lists())

    def python_value(self, value: str | None) -> Quad | None:
        """The quad that the JSON text holds."""
        return None if value is None else Quad.of(json.loads(value))


class Table(Model):
    """A table of the card book; bound to a database when a book is opened."""

    id = AutoField()

    class Meta:
        legacy_table_names = False


class Company(Table):
    name = TextField()
    name_key = TextField()
    kana = TextField(null=True)
    industry = TextField(null=True)
    industry_reason = EnumField(company.IndustryReason, null=True)
    corporate_number = TextField(null=True)
    domains = TupleField()


class Contact(Table):
    uid = TextField()
    printed = TextField()
    family = TextField(null=True)
    given = TextField(null=True)
    family_kana = TextField(null=True)
    given_kana = TextField(null=True)
    family_romaji = TextField(null=True)
    given_romaji = TextField(null=True)
    credentials = TextField(null=True)
    note = TextField()
    extra = TupleField()
    source = EnumField(contact.Source)
    promotion = EnumField(contact.Promotion)
    mark = TextField(null=True)
    created_at = TimeField()
    updated_at = TimeField()
    deleted_at = TimeField(null=True)
    merged_into = IntegerField(null=True)


class Affiliation(Table):
    contact_id = IntegerField()
    company_id = IntegerField(null=True)
    company_printed = TextField(null=True)
    department = TextField(null=True)
    position = TextField(null=True)
    since = DayField(null=True)
    until = DayField(null=True)
    is_primary = BooleanField()
    scan_id = IntegerField(null=True)
    sort = IntegerField()


class ContactMethod(Table):
    contact_id = IntegerField()
    kind = EnumField(contact.MethodKind)
    value = TextField()
    normalised = TextField(null=True)
    type = EnumField(contact.MethodType)
    is_primary = BooleanField()
    affiliation_id = IntegerField(null=True)
    sort = IntegerField()


class PostalAddress(Table):
    contact_id = IntegerField()
    printed = TextField()
    postcode = TextField(null=True)
    country = TextField(null=True)
    prefecture = TextField(null=True)
    city = TextField(null=True)
    street = TextField(null=True)
    building = TextField(null=True)
    affiliation_id = IntegerField(null=True)
    sort = IntegerField()


class Tag(Table):
    name = TextField()
    name_key = TextField()


class ContactTag(Table):
    contact_id = IntegerField()
    tag_id = IntegerField()
    sort = IntegerField()


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


class Goal(Table):
    text = TextField()
    until = DayField(null=True)


class Budget(Table):
    month = DayField()
    money = IntegerField(null=True)
    money_currency = TextField(null=True)
    hours = FloatField(null=True)


class Event(Table):
    name = TextField()
    starts_at = MomentField()
    ends_at = TimeField(null=True)
    place = TextField(null=True)
    kind = EnumField(event.EventKind)
    series = TextField(null=True)
    organiser = TextField(null=True)
    purpose = TextField(null=True)
    target = IntegerField(null=True)
    wanted_industries = TupleField()
    goal_id = IntegerField(null=True)
    bring = TextField(null=True)
    fee = IntegerField()
    fee_currency = TextField()
    travel = IntegerField()
    travel_currency = TextField()
    hours = FloatField(null=True)
    found_through = EnumField(event.FoundThrough, null=True)
    recommended_by = IntegerField(null=True)
    verdict = EnumField(event.Verdict, null=True)
    again = BooleanField(null=True)
    learned = TextField(null=True)
    deleted_at = TimeField(null=True)


class Encounter(Table):
    contact_id = IntegerField()
    met_at = MomentField()
    event_id = IntegerField(null=True)
    place = TextField(null=True)
    introduced_by = IntegerField(null=True)
    note = TextField(null=True)


class Triage(Table):
    contact_id = IntegerField()
    choice = EnumField(history.TriageChoice)
    on = DayField()
    event_id = IntegerField(null=True)
    bring = TextField(null=True)


class FollowUp(Table):
    contact_id = IntegerField()
    due_on = DayField(null=True)
    done_at = MomentField(null=True)
    channel = EnumField(history.Channel, null=True)
    encounter_id = IntegerField(null=True)
    snoozed_until = DayField(null=True)
    repeat = EnumField(history.Repeat, null=True)
    offer_id = IntegerField(null=True)
    brought = TextField(null=True)
    answered_at = MomentField(null=True)
    reaction = TextField(null=True)


class Exchange(Table):
    contact_id = IntegerField()
    on = DayField()
    direction = EnumField(history.Direction)
    kind = EnumField(history.ExchangeKind)
    state = EnumField(history.ExchangeState)
    due_on = DayField(null=True)
    amount = IntegerField(null=True)
    amount_currency = TextField(null=True)
    is_estimate = BooleanField()
    hours = FloatField(null=True)
    event_id = IntegerField(null=True)
    offer_id = IntegerField(null=True)
    led_by = IntegerField(null=True)
    thanked_on = DayField(null=True)
    note = TextField(null=True)


class Introduction(Table):
    on = DayField()
    person = IntegerField()
    introducer = IntegerField(null=True)
    other = IntegerField(null=True)
    both_asked = BooleanField()
    outcome = EnumField(history.IntroductionOutcome)
    note = TextField(null=True)


class Nuisance(Table):
    kind = EnumField(history.NuisanceKind)
    level = EnumField(history.NuisanceLevel)
    noted_on = DayField()
    contact_id = IntegerField(null=True)
    event_id = IntegerField(null=True)
    organiser = TextField(null=True)
    note = TextField(null=True)


class Offer(Table):
    title = TextField()
    kind = TextField(null=True)
    industries = TupleField()
    tags = TupleField()
    link = TextField(null=True)
    closed_on = DayField(null=True)


class OfferTold(Table):
    offer_id = IntegerField()
    contact_id = IntegerField()
    on = DayField()
    reaction = TextField(null=True)


class Need(Table):
    text = TextField()
    on = DayField()
    contact_id = IntegerField(null=True)
    kind = TextField(null=True)
    industries = TupleField()
    met_on = DayField(null=True)


class Dismissal(Table):
    pair = TextField()
    on = DayField()


class Correction(Table):
    company_id = IntegerField()
    kind = EnumField(known_rows.KnownKind)
    read = TextField()
    meant = TextField()
    learned_on = DayField()
    scan_id = IntegerField(null=True)


class Forgotten(Table):
    company_id = IntegerField()
    contact_id = IntegerField()
    kind = EnumField(known_rows.KnownKind)


class Setting(Table):
    key = TextField()
    value = TextField()


class Published(Table):
    book_url = TextField()
    uid = TextField()
    href = TextField()
    etag = TextField(null=True)
    digest = TextField()


class SavedSearch(Table):
    name = TextField()
    query = TextField()
    view = TextField(null=True)


class Attachment(Table):
    contact_id = IntegerField()
    sha256 = TextField()
    file_name = TextField()
    size = IntegerField()
    added_at = TimeField(null=True)
    deleted_at = TimeField(null=True)


class SavedFilter(Table):
    name = TextField()
    conditions = TextField()


class Settlement(Table):
    exchange_id = IntegerField()
    on = DayField()
    amount = IntegerField(null=True)
    amount_currency = TextField(null=True)
    note = TextField(null=True)


class Decision(Table):
    event_id = IntegerField()
    goes = BooleanField()
    on = DayField()
    reason = TextField(null=True)


class Template(Table):
    name = TextField()
    language = TextField()
    subject = TextField()
    body = TextField()


class Step(Table):
    at = TimeField()
    label = TextField()
    origin = TextField()
    process = TextField()
    undone_by = IntegerField(null=True)


class Change(Table):
    step_id = IntegerField()
    table_name = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)


ALL: tuple[type[Table], ...] = tuple(Table.__subclasses__())
BY_NAME: dict[str, type[Table]] = {table._meta.table_name: table for table in ALL}
