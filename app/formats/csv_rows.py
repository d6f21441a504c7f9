"""One contact as the cells of a row, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.domain.contact import (
    Affiliation,
    ContactDetails,
    ContactMethod,
    MethodKind,
    MethodType,
    PersonName,
    PostalAddress,
)
from app.domain.industry import industry_named
from app.domain.typed import person_name, postal_address
from app.formats.addresses import address_from_parts, address_parts
from app.formats.csv_columns import ADDRESS_FIELDS, Column, Columns, Field
from app.formats.csv_notes import Told, line_of, lines_of, method_line, told_by
from app.formats.kana import katakana
from app.formats.records import ExportPerson, ParsedCard
from app.formats.vcard_names import composed_name
from ocr.parse.name_fits import split_as_read
from ocr.parse.person_name import name_likeness

_PARTS = (
    Field.BUILDING,
    Field.STREET,
    Field.CITY,
    Field.PREFECTURE,
    Field.POSTCODE,
    Field.COUNTRY,
)
_LIKELY = 0.5
"""A whole name without a space is parted from this likeness to a person's name on."""

_PHONES = {"mobile": MethodKind.MOBILE, "fax": MethodKind.FAX}


def cells_of(person: ExportPerson, columns: Columns) -> list[str]:
    """The contact's cells in the order of the columns; what has no column goes into the note."""
    details = person.contact.details
    cells = _simple(person)
    has_labels = any(c.field is Field.LABEL for c in columns.values())
    tags = [*filter(None, [person.industry]), *details.tags]
    # Google's own way to put several values into one cell; Outlook's is the semicolon.
    cells[Column(Field.TAGS)] = (" ::: " if has_labels else ";").join(tags)
    left = _place_methods(details.methods, columns, cells)
    left += _place_addresses(details.addresses, columns, cells)
    fields = {column.field for column in columns.values()}
    has_tags, has_kana = Field.TAGS in fields, Field.FAMILY_KANA in fields
    left += lines_of(person, has_tags=has_tags, has_kana=has_kana)
    note = Column(Field.NOTE)
    cells[note] = "\n".join(filter(None, [details.note, *left, person.met]))
    taken: dict[Column, int] = {}
    row = []
    for column in columns.values():
        values = cells.get(column, "")
        number = taken.get(column, 0)
        taken[column] = number + 1
        row.append(values if isinstance(values, str) else "".join(values[number : number + 1]))
    return row


def _simple(person: ExportPerson) -> dict[Column, str | list[str]]:
    details = person.contact.details
    name, work = details.name, details.current
    known = name.family or name.given
    return {
        Column(Field.NAME): name.printed,
        Column(Field.FAMILY): (name.family or "") if known else name.printed,
        Column(Field.GIVEN): name.given or "",
        Column(Field.FAMILY_KANA): name.family_kana or "",
        Column(Field.GIVEN_KANA): name.given_kana or "",
        Column(Field.SUFFIX): name.credentials or "",
        Column(Field.COMPANY): (work and work.company) or "",
        Column(Field.DEPARTMENT): (work and work.department) or "",
        Column(Field.POSITION): (work and work.position) or "",
    }


def _place_methods(
    methods: Sequence[ContactMethod], columns: Columns, cells: dict[Column, str | list[str]]
) -> list[str]:
    """Fill the method columns, primary first; the lines of what found no column."""
    free = [c for c in columns.values() if c.field is Field.METHOD]
    left = []
    for method in sorted(methods, key=lambda m: not m.is_primary):
        phone = MethodKind.PHONE if method.kind in _PHONES.values() else method.kind
        fits = [c for c in free if c.kind is method.kind and c.use is method.type]
        fits += [c for c in free if c.kind is method.kind and c.use is not None]
        fits += [c for c in free if c.use is None and c.kind is phone]
        if not fits:
            left.append(method_line(method))
            continue
        column = fits[0]
        free.remove(column)
        placed = cells.setdefault(column, [])
        if isinstance(placed, list):
            placed.append(method.value)
        cells[Column(Field.LABEL, column.kind, None, column.group)] = _label(method)
    return left


def _label(method: ContactMethod) -> str:
    kind = method.kind.value.title() if method.kind in _PHONES.values() else ""
    use = "" if kind and method.type is MethodType.WORK else method.type.value.title()
    return " ".join(filter(None, ["*" if method.is_primary else "", use, kind]))


def _place_addresses(
    addresses: Sequence[PostalAddress], columns: Columns, cells: dict[Column, str | list[str]]
) -> list[str]:
    groups = dict.fromkeys(c.group for c in columns.values() if c.field is Field.POSTCODE)
    for group, address in zip(groups, addresses, strict=False):
        cells[Column(Field.ADDRESS, group=group)] = address.printed
        for field, part in zip(_PARTS, address_parts(address)[1:], strict=True):
            cells[Column(field, group=group)] = part
    return [line_of("address", address.printed) for address in addresses[len(groups) :]]


def person_of(
    row: Iterable[tuple[Column, str]], left: Iterable[str], line: int
) -> ParsedCard | None:
    """The person of a row's cells; None if there is nothing to call anybody by.

    Args:
        row: the cells that have a text, with what their columns mean.
        left: lines for the note, from columns that nobody knows.
        line: where the row begins in the file.
    """
    row = list(row)
    cells = dict(reversed(row))
    found = {c.field: text for c, text in cells.items()}
    told = told_by("\n".join(filter(None, [found.get(Field.NOTE), *left])))
    methods = [
        _method(c, value, cells, is_first=not place)
        for c, text in row
        if c.field is Field.METHOD
        for place, value in enumerate(_values(text))
    ]
    methods += told.methods
    if (name := _name(found, told, methods)) is None:
        return None
    work = (found.get(Field.COMPANY), found.get(Field.DEPARTMENT), found.get(Field.POSITION))
    first = (Affiliation(*work, is_primary=True),) if any(work) else ()
    tags = [*_tags(found.get(Field.TAGS, "")), *told.tags]
    industry = told.industry or next((tag for tag in tags if industry_named(tag)), None)
    if industry in tags:
        tags.remove(industry)
    details = ContactDetails(
        name,
        (*first, *told.works),
        tuple(methods),
        (*_addresses(row, cells), *told.addresses),
        tuple(tags),
        told.note,
    )
    return ParsedCard(None, details, details.tags, line=line, industry=industry)


def _name(
    found: dict[Field, str], told: Told, methods: Sequence[ContactMethod]
) -> PersonName | None:
    family, given = found.get(Field.FAMILY, ""), found.get(Field.GIVEN, "")
    given = " ".join(filter(None, (given, found.get(Field.MIDDLE))))
    printed = found.get(Field.NAME) or composed_name(family, given) or found.get(Field.COMPANY)
    printed = printed or next((m.value for m in methods), None)
    if not printed:
        return None
    if family == printed and not given:
        family = ""
    elif Field.NAME in found and not (family or given):
        family, given = _halves(printed, told.kana or found.get(Field.KANA, ""))
    credentials = " ".join(filter(None, map(found.get, (Field.PREFIX, Field.SUFFIX))))
    last, comma, first = told.romaji.partition(",")
    romaji = (last.strip(), first.strip()) if comma else ("", last.strip())
    parts = (family, given, *_kana(found, told), *romaji, credentials)
    return PersonName(printed, *(part or None for part in parts))


def _halves(printed: str, kana: str) -> tuple[str, str]:
    """Family and given name of a whole one, where they are told apart as on a card."""
    if len(printed.split()) == 1:
        if name_likeness(printed) < _LIKELY:
            return "", ""  # a shop or a society
        printed = split_as_read(printed, kana) or printed
    name = person_name(printed)
    return (name.family or "", name.given) if name.given else ("", "")


def _tags(text: str) -> Iterator[str]:
    """Google marks groups of its own with a star."""
    for tag in text.replace(":::", ";").split(";"):
        if tag.strip() and not tag.strip().startswith("* "):
            yield tag.strip()


def _kana(found: dict[Field, str], told: Told) -> tuple[str, str]:
    """The reading from a column for each half, or from one for both."""
    family, given = found.get(Field.FAMILY_KANA, ""), found.get(Field.GIVEN_KANA, "")
    if not (family or given):
        whole = found.get(Field.KANA) or told.kana
        family, _, given = whole.replace("\u3000", " ").partition(" ")
    return katakana(family) or "", katakana(given) or ""


def _values(text: str) -> Iterator[str]:
    """Google writes several values of one label into one cell."""
    return (value.strip() for value in text.split(" ::: ") if value.strip())


def _method(
    column: Column, text: str, cells: dict[Column, str], *, is_first: bool
) -> ContactMethod:
    label = cells.get(Column(Field.LABEL, column.kind, None, column.group), "").casefold()
    kind = column.kind or MethodKind.PHONE
    if kind is MethodKind.PHONE and column.use is None:
        kind = next((k for word, k in _PHONES.items() if word in label), kind)
    uses = (u for u in MethodType if u.value in label)
    use = column.use or next(uses, MethodType.WORK)
    return ContactMethod(kind, text, type=use, is_primary=is_first and label.startswith("*"))


def _addresses(
    row: Iterable[tuple[Column, str]], cells: dict[Column, str]
) -> tuple[PostalAddress, ...]:
    groups = {c.group for c, _ in row if c.field in ADDRESS_FIELDS}
    work_first = sorted(groups, key=lambda group: (group != "work", group))
    made = (_address(cells, group) for group in work_first)
    return tuple(address for address in made if address)


def _address(cells: dict[Column, str], group: str) -> PostalAddress | None:
    building, street, *places = (cells.get(Column(field, group=group), "") for field in _PARTS)
    city, region, *_ = places
    printed = cells.get(Column(Field.ADDRESS, group=group), "")
    if printed and not street and any(p not in printed for p in (region, city, building)):
        # 住所 is what is left beside columns of its own for 都道府県 or 建物名
        street = printed.removeprefix(region).removeprefix(city).removesuffix(building).strip()
        printed = ""
    if printed and not (street or city or region or building):
        return postal_address(printed, places[2] or None)
    return address_from_parts(["", building, street, *places], printed)
