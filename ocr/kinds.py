"""The words of a reading: kinds of fields, faces of a card, levels of trust."""

from __future__ import annotations

from enum import StrEnum


class FieldKind(StrEnum):
    """The kinds of fields on a card, named as on the command line."""

    NAME = "name"
    NAME_KANA = "name_kana"
    NAME_ROMAJI = "name_romaji"
    COMPANY = "company"
    DEPARTMENT = "department"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    URL = "url"
    POSTAL = "postal"
    ADDRESS = "address"


class Level(StrEnum):
    """How far a reading may be trusted; `strong` is the promise that no second look is needed."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    STRONG = "strong"


class Face(StrEnum):
    """The two faces of a card."""

    FRONT = "front"
    BACK = "back"
