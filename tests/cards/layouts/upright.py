"""The blocks of vertical writing: columns from the right, numbers in kanji."""

from __future__ import annotations

from ocr.model import FieldKind as K
from tests.cards.canvas import Run
from tests.cards.content import Content, kanji_digits
from tests.cards.layouts.blocks import Block
from tests.cards.layouts.options import Options
from tests.cards.layouts.rows import Row, row
from tests.cards.style import Style


def company_column(content: Content, style: Style, options: Options) -> list[Row]:
    """The firm's name."""
    return [row(style.ja(9.5, weight="bold", tracking=0.06), (content.company, K.COMPANY))]


def position_columns(content: Content, style: Style, options: Options) -> list[Row]:
    """Department and titles, each a little lower than the one before."""
    columns = [(content.department, K.DEPARTMENT)]
    columns += [(title, K.TITLE) for title in (content.title, *content.more_titles)]
    if options.qualification == "before":
        columns.append((content.qualification, K.TITLE))
    return [
        row(style.ja(6.8, tracking=0.04), column, gap=1.2 * step)
        for step, column in enumerate(column for column in columns if column[0])
    ]


def name_column(content: Content, style: Style, options: Options) -> list[Row]:
    """The name, with furigana at its right where the card has any."""
    ruby = options.ruby != "none" and bool(content.kana)
    notes = [(K.NAME, content.name)] + ([(K.NAME_KANA, content.kana)] if ruby else [])
    runs: list[Run | str] = []
    for part in content.name.split():
        runs += [options.gap or " ", part] if runs else [part]
    big = style.ja(options.size * 1.2, weight="bold", tracking=0.12)
    return [row(big, *runs, ruby=content.kana if ruby else "", notes=tuple(notes), gap=0.3)]


def address_columns(content: Content, style: Style, options: Options) -> list[Row]:
    """Postal code, town with number, and building."""
    small, (town, number, building) = style.ja(6.2), content.address_vertical
    whole = ((K.ADDRESS, " ".join(content.address_vertical)),)
    postal: list[Run] = [("〒", None), (kanji_digits(content.postal), K.POSTAL)]
    if options.address_rows == 1:
        return [row(small, *postal, f"　{town}{number}", notes=whole), row(small, building, gap=5)]
    return [
        row(small, *postal, notes=whole),
        row(small, town + number, gap=1),
        row(small, building, gap=5),
    ]


def number_columns(content: Content, style: Style, options: Options) -> list[Row]:
    """Telephone and mobile in kanji."""
    values = (("電話　", K.PHONE, content.phone), ("携帯　", K.MOBILE, content.mobile))
    return [
        row(style.ja(6.0), label, (kanji_digits(_grouped(value)), kind), gap=1)
        for label, kind, value in values
    ]


def contact_columns(content: Content, style: Style, options: Options) -> list[Row]:
    """Address and numbers."""
    return address_columns(content, style, options) + number_columns(content, style, options)


def _grouped(number: str) -> str:
    groups = "".join(c if c.isdigit() else " " for c in number).split()
    return "-".join([f"0{groups[1]}", *groups[2:]] if number.startswith("+") else groups)


COLUMN_BLOCKS: dict[str, Block] = {
    block.__name__: block
    for block in (
        *(company_column, position_columns, name_column, address_columns, number_columns),
        contact_columns,
    )
}
