"""What a column of a CSV file can mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from app.domain.contact import MethodKind, MethodType


class Field(StrEnum):
    """What a column holds."""

    NAME = auto()
    FAMILY = auto()
    GIVEN = auto()
    MIDDLE = auto()
    FAMILY_KANA = auto()
    GIVEN_KANA = auto()
    KANA = auto()
    PREFIX = auto()
    SUFFIX = auto()
    COMPANY = auto()
    DEPARTMENT = auto()
    POSITION = auto()
    METHOD = auto()
    LABEL = auto()
    ADDRESS = auto()
    POSTCODE = auto()
    COUNTRY = auto()
    PREFECTURE = auto()
    CITY = auto()
    STREET = auto()
    BUILDING = auto()
    TAGS = auto()
    NOTE = auto()
    IGNORED = auto()


ADDRESS_FIELDS = frozenset(
    (
        Field.ADDRESS,
        Field.POSTCODE,
        Field.COUNTRY,
        Field.PREFECTURE,
        Field.CITY,
        Field.STREET,
        Field.BUILDING,
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of a column.

    Attributes:
        kind: of a method or its label.
        use: what a method is for, where the heading says so.
        group: which columns belong together: those of one address, or a method and its label.
    """

    field: Field
    kind: MethodKind | None = None
    use: MethodType | None = None
    group: str = ""

    @property
    def code(self) -> str:
        """The meaning as a word that `column_of_code` understands, to be kept in a setting."""
        return "/".join((self.field, self.kind or "", self.use or "", self.group))


def column_of_code(code: str) -> Column | None:
    """The column with this code; None for the note, or a code of no column."""
    try:
        field, kind, use, group = code.split("/")
        return Column(
            Field(field),
            MethodKind(kind) if kind else None,
            MethodType(use) if use else None,
            group,
        )
    except ValueError:
        return None


Columns = dict[str, Column]
