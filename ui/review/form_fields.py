"""Which fields a card's form has, and how they are laid out in lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ocr.model import FieldKind
from ui.review.field import Field
from ui.review.field_line import FieldLine
from ui.review.query import ReviewItem
from ui.wording import field_word

ORDER = (
    *(FieldKind.NAME, FieldKind.NAME_KANA, FieldKind.NAME_ROMAJI),
    *(FieldKind.COMPANY, FieldKind.DEPARTMENT, FieldKind.TITLE),
    *(FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX, FieldKind.EMAIL, FieldKind.URL),
    *(FieldKind.POSTAL, FieldKind.ADDRESS),
)
"""As people look for them; `details_of` joins them by kind, so that the order is free."""

ONLY_IF_READ = frozenset({FieldKind.NAME_ROMAJI, FieldKind.FAX})
POSTAL_WIDTH = 112


def lines_of(item: ReviewItem, typed: Collection[str]) -> tuple[FieldLine, ...]:
    """The lines of a form, with a field for each value that was read or typed before."""
    fields = {field.key: field for field in _fields(item, typed)}
    lines = []
    for key, field in fields.items():
        number = key.rpartition("-")[2]
        address = fields.get(f"{FieldKind.ADDRESS}-{number}")
        if field.kind is FieldKind.POSTAL and address is not None:
            lines.append(FieldLine(address.label, (field, address), POSTAL_WIDTH))
        elif field.kind is not FieldKind.ADDRESS or f"{FieldKind.POSTAL}-{number}" not in fields:
            lines.append(FieldLine(field.label, (field,)))
    return tuple(lines)


def _fields(item: ReviewItem, typed: Collection[str]) -> Iterator[Field]:
    card = item.proposal.reading
    for kind in ORDER:
        readings = [f for f in card.fields if f.kind is kind] if card else []
        for number, reading in enumerate(readings):
            texts = _texts(kind, reading.value, item, number)
            yield Field(f"{kind}-{number}", field_word(kind), texts, reading)
        missing = [key for key in typed if key.rpartition("-")[0] == kind]
        if kind not in ONLY_IF_READ:
            missing.append(f"{kind}-0")
        for key in dict.fromkeys(missing):
            if int(key.rpartition("-")[2]) >= len(readings):
                yield Field(key, field_word(kind), _empty(kind), None)


def _empty(kind: FieldKind) -> tuple[str, ...]:
    return ("", "") if kind in (FieldKind.NAME, FieldKind.NAME_KANA) else ("",)


def _texts(kind: FieldKind, value: str, item: ReviewItem, number: int) -> tuple[str, ...]:
    """Names are split into family and given where the proposal could tell them apart."""
    details = item.proposal.details
    if number or details is None or kind not in (FieldKind.NAME, FieldKind.NAME_KANA):
        return (value,)
    name = details.name
    kana = kind is FieldKind.NAME_KANA
    parts = (name.family_kana, name.given_kana) if kana else (name.family, name.given)
    return (parts[0] or value, parts[1] or "")
