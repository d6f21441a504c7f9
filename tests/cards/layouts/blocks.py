"""The blocks that arrangements are made of: what each prints, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ocr.model import FieldKind as K
from tests.cards.canvas import Run, Type
from tests.cards.content import Content, western_code
from tests.cards.icons import facsimile, globe, handy, letter, phone
from tests.cards.layouts.options import Options
from tests.cards.layouts.rows import Row, row
from tests.cards.style import Style

ICONS = (phone, facsimile, handy, letter, globe, phone)  # as labels are ordered
Block = Callable[[Content, Style, Options], list[Row]]


def _type(content: Content, style: Style, size: float, **changes: object) -> Type:
    make = style.en if content.language == "en" else style.ja
    return make(size, **changes)


def company(content: Content, style: Style, options: Options) -> list[Row]:
    """The firm's name, and in English below it where the card does so."""
    shown = content.company.upper() if options.capitals else content.company
    rows = [row(_type(content, style, 10, weight="bold", colour=style.deep), (shown, K.COMPANY))]
    if options.english:
        rows.append(row(style.en(6.4), (content.company_en, K.COMPANY)))
    return rows


def company_en(content: Content, style: Style, options: Options) -> list[Row]:
    """A Japanese firm's name in English."""
    return [row(style.en(9, weight="bold", colour=style.deep), (content.company_en, K.COMPANY))]


def business(content: Content, style: Style, options: Options) -> list[Row]:
    """What the firm does, which is no name of it."""
    return [row(_type(content, style, 5.6), content.business or content.slogan)]


def slogan(content: Content, style: Style, options: Options) -> list[Row]:
    """The firm's slogan."""
    return [row(_type(content, style, 6.2, colour=style.deep), content.slogan)]


def group(content: Content, style: Style, options: Options) -> list[Row]:
    """The group to which the firm belongs: a line that is no company of the card's."""
    return [row(style.ja(5.8, colour=style.deep), content.group)]


def brand(content: Content, style: Style, options: Options) -> list[Row]:
    """Company and what it does."""
    return company(content, style, options) + business(content, style, options)


def position(content: Content, style: Style, options: Options) -> list[Row]:
    """Department and titles, each on its line."""
    small = _type(content, style, 6.6)
    rows = [row(small, (content.department, K.DEPARTMENT))]
    if options.english:
        rows.append(row(style.en(5.4), (content.department_en, K.DEPARTMENT)))
    rows += [row(small, (title, K.TITLE)) for title in (content.title, *content.more_titles)]
    if options.english:
        rows.append(row(style.en(5.4), (content.title_en, K.TITLE)))
    if options.qualification == "before":
        rows.append(row(small, (content.qualification, K.TITLE)))
    return rows


def position_row(content: Content, style: Style, options: Options) -> list[Row]:
    """Department and titles on one line."""
    gap = "　" if content.language == "ja" else ", "
    runs: list[Run] = [(content.title, K.TITLE)]
    for title in content.more_titles:
        runs += [(" / " if content.language == "en" else "　兼　", None), (title, K.TITLE)]
    if content.department:
        runs = [(content.department, K.DEPARTMENT), (gap, None), *runs]
    return [row(_type(content, style, 6.6), *runs)]


def name(content: Content, style: Style, options: Options) -> list[Row]:
    """The person's name with its readings."""
    if content.language == "en":
        return _western_name(content, style, options)
    parts = content.name.split()
    big = style.ja(options.size, weight="bold", tracking=0.06)
    above = options.ruby == "above" and bool(content.kana)
    text = (" " if above else options.gap).join(parts)
    notes = [(K.NAME, content.name)] + ([(K.NAME_KANA, content.kana)] if above else [])
    rows = [row(big, text, ruby=content.kana if above else "", notes=tuple(notes), gap=0.1)]
    kana = row(style.ja(5.4, tracking=0.2), (content.kana, K.NAME_KANA))
    if options.ruby == "row-above":
        rows.insert(0, kana)
    if options.ruby == "row-below":
        rows.append(kana)
    latin = content.romaji.upper() if options.romaji == "capitals" else content.romaji
    if options.romaji != "none":
        rows.append(row(style.en(6.8, tracking=0.05), (latin, K.NAME_ROMAJI)))
    return rows


def _western_name(content: Content, style: Style, options: Options) -> list[Row]:
    shown = content.name.upper() if options.capitals else content.name
    runs: list[Run] = [(shown, K.NAME)]
    if options.qualification == "after" and content.qualification:
        runs.append((f", {content.qualification}", None))
    return [row(style.en(options.size * 0.9, weight="bold"), *runs)]


def person(content: Content, style: Style, options: Options) -> list[Row]:
    """Position and name, in the order chosen."""
    if options.position == "before":
        return _person_in_a_row(content, style, options)
    both = [position(content, style, options), name(content, style, options)]
    return [each for rows in (both if options.position == "above" else both[::-1]) for each in rows]


def _person_in_a_row(content: Content, style: Style, options: Options) -> list[Row]:
    title = row(style.ja(6.8), (content.department, K.DEPARTMENT))
    first, *rest = name(content, style, options)
    runs = ((content.title, K.TITLE), ("　　", None), *first.runs)
    return [title, Row(runs, first.style.but(size=11.5), 0.2, notes=first.notes), *rest]


def person_en(content: Content, style: Style, options: Options) -> list[Row]:
    """A Japanese person in English: name, title, department."""
    return [
        row(style.en(11, weight="bold"), (content.romaji, K.NAME_ROMAJI)),
        row(style.en(6.2), (content.title_en, K.TITLE)),
        row(style.en(6.2), (content.department_en, K.DEPARTMENT)),
    ]


def person_abroad(content: Content, style: Style, options: Options) -> list[Row]:
    """The same as a card's only name."""
    first, *rest = person_en(content, style, options)
    return [row(first.style.but(size=options.size * 0.9), (content.romaji, K.NAME)), *rest]


def address(content: Content, style: Style, options: Options) -> list[Row]:
    """The address, with the postal code before a Japanese one."""
    small = _type(content, style, 6.2)
    if content.language == "en":
        return _western_address(content.address, small, options)
    return _office_rows(content.postal, content.address, small, options, content.office)


def _western_address(lines: Sequence[str], small: Type, options: Options) -> list[Row]:
    code = western_code(lines)
    if options.address_rows == 1:
        whole = ", ".join(lines)
        return [row(small, (whole, K.ADDRESS), notes=code)]
    notes = ((K.ADDRESS, " ".join(lines)), *code)
    return [row(small, line, notes=notes if line is lines[0] else ()) for line in lines]


def _office_rows(
    postal: str, lines: Sequence[str], small: Type, options: Options, name: str
) -> list[Row]:
    whole = ((K.ADDRESS, " ".join(lines)),)
    head: list[Run] = [("〒", None), (postal, K.POSTAL)]
    if options.tabs:
        head = [(name + "　" if name else "", None), *head]
    street, building = lines
    if options.address_rows == 1:
        text = (f"  {street}　{building}", None)
        return [row(small, *head, text, notes=whole, tab=options.tabs)]
    blank = [("", None)] if options.tabs else []
    return [
        row(small, *head, (f"  {street}", None), notes=whole, tab=options.tabs),
        row(small, *blank, (building, None), tab=options.tabs),
    ]


def office(content: Content, style: Style, options: Options) -> list[Row]:
    """A second office: its name, address and telephone."""
    if content.second is None:
        return []
    named, small = content.second, style.ja(5.8)
    plain = Options(address_rows=1)
    return [
        row(small.but(weight="bold"), f"《{named.name}》"),
        *_office_rows(named.postal, named.address, small, plain, ""),
        row(small, style.labels[0] or "TEL ", (named.phone, K.PHONE)),
    ]


def first_office(content: Content, style: Style, options: Options) -> list[Row]:
    """The person's own office, named as the second one is."""
    named = row(style.ja(5.8, weight="bold"), f"《{content.office}》")
    return [named, *address(content, style, options)]


def address_en(content: Content, style: Style, options: Options) -> list[Row]:
    """A Japanese address in English."""
    return [
        row(style.en(5.8), (line, None), notes=notes)
        for line, notes in zip(
            content.address_en,
            (((K.ADDRESS, " ".join(content.address_en)),), ((K.POSTAL, content.postal),)),
            strict=True,
        )
    ]


def numbers(content: Content, style: Style, options: Options) -> list[Row]:
    """Telephone, fax, mobile and direct line with their labels."""
    values = {
        "t": (0, content.phone, K.PHONE),
        "f": (1, content.fax, K.FAX),
        "m": (2, content.mobile, K.MOBILE),
        "d": (5, content.direct, K.PHONE),
    }
    lines = [
        _labelled(style, options, *values[each]) for each in options.numbers if values[each][1]
    ]
    if options.pairs and len(lines) > 1 and not (options.tabs or options.icons):
        first, second, *rest = lines
        return [row(first.style, *first.runs, "　　", *second.runs), *rest]
    return lines


def _labelled(style: Style, options: Options, label: int, value: str, kind: K) -> Row:
    if options.icons:
        return row(style.en(6.4), "", (value, kind), tab=True, icon=ICONS[label])
    return row(style.en(6.4), style.labels[label], (value, kind), tab=options.tabs)


def online(content: Content, style: Style, options: Options) -> list[Row]:
    """Mail and web address with their labels."""
    return [
        _labelled(style, options, 3, content.email, K.EMAIL),
        _labelled(style, options, 4, content.url, K.URL),
    ]


def contact(content: Content, style: Style, options: Options) -> list[Row]:
    """Address, numbers, mail and web."""
    blocks = (address, numbers, online)
    return [each for block in blocks for each in block(content, style, options)]


def reach(content: Content, style: Style, options: Options) -> list[Row]:
    """Numbers, mail and web."""
    return numbers(content, style, options) + online(content, style, options)


def contact_en(content: Content, style: Style, options: Options) -> list[Row]:
    """The same of a Japanese person as seen from abroad."""
    abroad = [(0, content.phone, K.PHONE), (2, content.mobile, K.MOBILE)]
    lines = [
        _labelled(style, options, label, _from_abroad(value), kind) for label, value, kind in abroad
    ]
    return address_en(content, style, options) + lines + online(content, style, options)


def _from_abroad(number: str) -> str:
    groups = "".join(c if c.isdigit() else " " for c in number).split()
    country, *rest = groups if number.startswith("+") else ["81", groups[0][1:], *groups[1:]]
    return f"+{country}-" + "-".join(rest)


TEXT_BLOCKS: dict[str, Block] = {
    block.__name__: block
    for block in (
        *(company, company_en, business, slogan, group, brand, position, position_row, name),
        *(person, person_en, person_abroad, address, office, first_office, address_en, numbers),
        *(online, contact, reach, contact_en),
    )
}
