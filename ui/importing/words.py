"""What may be chosen about the people of a file, and how columns and encodings are called."""

from __future__ import annotations

from app.domain.contact import MethodKind, MethodType
from app.formats.csv_columns import Column, Field
from app.i18n import gettext as _
from app.services.import_findings import Choice, Kind
from app.services.words import method_word

CHOICES: dict[Kind, tuple[Choice, ...]] = {
    Kind.NEW: (Choice.ADD, Choice.SKIP),
    Kind.FULLER: (Choice.JOIN, Choice.REPLACE, Choice.ADD, Choice.SKIP),
    Kind.CONFLICT: (Choice.JOIN, Choice.REPLACE, Choice.ADD, Choice.SKIP),
    Kind.MAYBE: (Choice.ADD, Choice.JOIN, Choice.REPLACE, Choice.SKIP),
    Kind.UNCHANGED: (Choice.SKIP,),
}
"""What makes sense for each kind; the first is what is done unless something else is chosen."""

_SINGLE = (
    Field.NAME, Field.FAMILY, Field.GIVEN, Field.KANA, Field.FAMILY_KANA, Field.GIVEN_KANA,
    Field.COMPANY, Field.DEPARTMENT, Field.POSITION,
)  # fmt: skip
_PLACES = (
    Field.ADDRESS, Field.POSTCODE, Field.PREFECTURE, Field.CITY, Field.STREET, Field.BUILDING,
    Field.COUNTRY,
)  # fmt: skip


def choice_word(choice: Choice) -> str:
    """What will be done, in a word or two."""
    return {
        Choice.ADD: _("Add as new"),
        Choice.JOIN: _("Fill up, keep mine"),
        Choice.REPLACE: _("Let the file win"),
        Choice.SKIP: _("Leave out"),
    }[choice]


def offered_columns() -> tuple[Column | None, ...]:
    """What a column may be said to mean; None: into the note, under its heading."""
    home = (MethodKind.PHONE, MethodKind.MOBILE, MethodKind.EMAIL)
    methods = [Column(Field.METHOD, kind, MethodType.WORK) for kind in MethodKind]
    methods += [Column(Field.METHOD, kind, MethodType.HOME) for kind in home]
    rest = (Field.TAGS, Field.PREFIX, Field.MIDDLE, Field.SUFFIX, Field.NOTE, Field.IGNORED)
    places = [Column(field, group=place) for place in ("work", "home") for field in _PLACES]
    return (None, *map(Column, _SINGLE), *methods, *places, *map(Column, rest))


def column_word(column: Column | None) -> str:
    """What a column means."""
    if column is None:
        return _("into the note")
    is_method = column.field in (Field.METHOD, Field.LABEL) and column.kind is not None
    word = method_word(column.kind) if is_method and column.kind else _field_word(column.field)
    if place := _place_word(column):
        word = place.format(what=word)
    return _("{what}: label").format(what=word) if column.field is Field.LABEL else word


def _place_word(column: Column) -> str | None:
    words: dict[str, str] = {
        MethodType.HOME: _("{what} (home)"),
        MethodType.MAIN: _("{what} (main)"),
        MethodType.OTHER: _("{what} (other)"),
    }
    return words.get(column.use or column.group)


def _field_word(field: Field) -> str:
    return {
        Field.NAME: _("Name"),
        Field.FAMILY: _("Family name"),
        Field.GIVEN: _("Given name"),
        Field.MIDDLE: _("Middle name"),
        Field.FAMILY_KANA: _("Kana of the family name"),
        Field.GIVEN_KANA: _("Kana of the given name"),
        Field.KANA: _("Kana reading"),
        Field.PREFIX: _("Before the name"),
        Field.SUFFIX: _("After the name"),
        Field.COMPANY: _("Company"),
        Field.DEPARTMENT: _("Department"),
        Field.POSITION: _("Position"),
        Field.METHOD: _("Phone"),
        Field.LABEL: _("Label"),
        Field.ADDRESS: _("Address"),
        Field.POSTCODE: _("Postcode"),
        Field.COUNTRY: _("Country"),
        Field.PREFECTURE: _("Prefecture or state"),
        Field.CITY: _("City"),
        Field.STREET: _("Street and number"),
        Field.BUILDING: _("Building"),
        Field.TAGS: _("Tags"),
        Field.NOTE: _("Note"),
        Field.IGNORED: _("left out"),
    }[field]


def encodings(current: str) -> tuple[tuple[str, str], ...]:
    """The encodings to choose from, with the one in use."""
    known = {
        "utf-8": "UTF-8",
        "cp932": "Shift_JIS (Windows)",
        "euc_jp": "EUC-JP",
        "iso2022_jp_ext": "ISO-2022-JP (JIS)",
        "utf-16": "UTF-16",
        "cp1252": "Windows-1252",
    }
    return tuple(({current: current} | known).items())


def conflict_word(what: str) -> str:
    """What is told differently, by its name in `Conflict`."""
    return {
        "name": _("Name"),
        "kana": _("Kana reading"),
        "company": _("Company"),
        "department": _("Department"),
        "title": _("Position"),
    }[what]


def reason_word(reason: str) -> str:
    """What is the same, by its name in `PreviewEntry`."""
    return {
        "uid": _("UID"),
        "email": _("E-mail"),
        "mobile": _("Mobile"),
        "phone": _("Phone"),
        "name": _("Name"),
        "kana": _("Kana reading"),
        "company": _("Company"),
    }[reason]
