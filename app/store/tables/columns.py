"""Kinds of columns that turn stored text into domain values, and what every table is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from peewee import AutoField, Model, TextField

from app.domain.moments import Moment, format_moment, parse_moment
from ocr.geometry import Quad


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
