"""Japanese cards in vertical writing (tategaki), numbers in kanji."""

from __future__ import annotations

from ocr.model import FieldKind as K
from tests.cards.canvas import Canvas, Type
from tests.cards.content import Content, kanji_digits
from tests.cards.layouts.japanese import TALL, WIDE
from tests.cards.style import Style, online, print_lines


def _name(c: Canvas, x: float, y: float, content: Content, style: Type, kana: Type | None) -> float:
    """Name from (x, y) down, furigana at its right; returns its length."""
    c.note(K.NAME, content.name)
    if kana is not None:
        c.note(K.NAME_KANA, content.kana)
    start = y
    for part, reading in zip(content.name.split(), content.kana.split(), strict=True):
        length = c.column(x, y, part, style)
        if kana is not None:
            room = len(reading) * kana.em * (1 + kana.tracking)
            c.column(x + style.em * 0.72, y + max(0.0, (length - room) / 2), reading, kana)
        y += length + style.em * (0.55 + style.tracking)
    return y - start


def _address(
    c: Canvas, x: float, y: float, content: Content, style: Type, gap: float, together: bool
) -> None:
    """Postal code and address in columns from x leftwards, town and number in one if `together`."""
    c.note(K.ADDRESS, " ".join(content.address_vertical))
    length = c.column(x, y, "〒", style)
    postal = kanji_digits(content.postal)
    c.column_field(x, y + length + style.em * 0.3, K.POSTAL, postal, style)
    town, number, building = content.address_vertical
    if together:
        c.column(x - gap, y, town + number, style)
        c.column(x - 2 * gap, y + style.em * 4, building, style)
        return
    for step, part in enumerate((town, number, building), start=1):
        c.column(x - step * gap, y + style.em * 1.5 * (step - 1), part, style)


def _numbers(c: Canvas, x: float, y: float, content: Content, style: Type, gap: float) -> None:
    for step, (label, kind, value) in enumerate(
        (("電話　", K.PHONE, content.phone), ("携帯　", K.MOBILE, content.mobile))
    ):
        length = c.column(x - step * gap, y, label, style)
        c.column_field(x - step * gap, y + length, kind, kanji_digits(value), style)


def tall(content: Content, style: Style) -> Canvas:
    """The formal card: firm at the right, name in the middle, address at the left."""
    c = Canvas(*TALL, style.paper)
    style.mark(c, 43.5, 7, 6.5, style.deep, style.accent)
    c.column_field(46.7, 16.5, K.COMPANY, content.company, style.ja(10, tracking=0.08))
    c.column_field(37.4, 15.5, K.DEPARTMENT, content.department, style.ja(7, tracking=0.06))
    c.column_field(
        37.4,
        15.5 + 3.0 * len(content.department) + 3,
        K.TITLE,
        content.title,
        style.ja(7, tracking=0.06),
    )
    kana = style.ja(5.2, tracking=0.1, colour=style.deep)
    _name(c, 27.5, 27, content, style.ja(20, tracking=0.24), kana)
    small = style.ja(6.4, tracking=0.02)
    _address(c, 18.2, 19, content, small, 3.5, together=True)
    _numbers(c, 7.8, 24, content, style.ja(6.4), 3.4)
    c.field(27.5, 86.2, K.EMAIL, content.email, style.en(6, colour=style.deep), "m", 45)
    return c


def plain(content: Content, style: Style) -> Canvas:
    """Only firm, title and name large in three columns; contact small and horizontal below."""
    c = Canvas(*TALL, style.paper)
    c.rectangle(5, 70.6, 50, 70.75, style.deep)
    c.column_field(44, 9, K.COMPANY, content.company, style.ja(9.5, tracking=0.12), room=58)
    c.column_field(36.2, 14, K.TITLE, content.title, style.ja(7.5, tracking=0.1))
    _name(c, 24, 20, content, style.ja(21, tracking=0.3), None)
    style.mark(c, 6, 8, 8, style.deep, style.accent)
    c.note(K.ADDRESS, " ".join(content.address))
    c.line(5, 75, [("〒", None), (content.postal, K.POSTAL)], style.ja(5.6))
    c.line(5, 78.2, "　".join(content.address), style.ja(5.6), room=45)
    lines = [[("電話 ", None), (content.phone, K.PHONE)], *online(content, style)]
    print_lines(c, 5, 81.4, lines, style.en(5.8), 3.1, room=45)
    return c


def wide(content: Content, style: Style) -> Canvas:
    """A lying card with columns from the right; e-mail and web horizontal at the foot."""
    c = Canvas(*WIDE, style.paper)
    c.rectangle(88.5, 0, 91, 55, style.deep)
    style.mark(c, 77.6, 5.4, 6.4, style.deep, style.accent)
    c.column_field(80.8, 14.2, K.COMPANY, content.company, style.ja(9.2, tracking=0.04), room=37)
    c.column_field(69, 8, K.DEPARTMENT, content.department, style.ja(6.6, tracking=0.08))
    c.column_field(65, 11, K.TITLE, content.title, style.ja(6.6, tracking=0.08))
    kana = style.ja(5, tracking=0.08, colour=style.deep)
    _name(c, 50, 8.5, content, style.ja(18, tracking=0.18), kana)
    small = style.ja(6.2)
    _address(c, 35, 6.5, content, small, 3.4, together=False)
    _numbers(c, 19.5, 7.5, content, small, 3.5)
    c.field(7, 47.4, K.EMAIL, content.email, style.en(6), room=36)
    c.field(7, 50.6, K.URL, content.url, style.en(6), room=36)
    return c
