"""English cards, and cards with both languages."""

from __future__ import annotations

from ocr.model import FieldKind as K
from tests.cards.canvas import Canvas, fitted, text_width
from tests.cards.content import Content
from tests.cards.layouts.japanese import WIDE
from tests.cards.style import (
    Style,
    note_western_address,
    numbers,
    online,
    print_address,
    print_lines,
    print_spaced_name,
    print_western_address,
)


def minimal(content: Content, style: Style) -> Canvas:
    """Much white: name at the top left, contact at the bottom left, mark at the right."""
    c = Canvas(*WIDE, style.paper)
    c.field(8, 13.4, K.NAME, content.name, style.en(13.5, weight="bold"))
    c.field(8, 18.2, K.TITLE, content.title, style.en(7.4, colour=style.deep))
    c.field(8, 21.8, K.DEPARTMENT, content.department, style.en(7.4))
    style.mark(c, 70, 7.6, 13, style.deep, style.accent)
    latin = style.en(6.8)
    y = print_western_address(c, 8, 35.2, content.address, latin, 3.6)
    print_lines(c, 8, y + 0.8, numbers(content, style, "tm"), latin, 3.6)
    c.field(
        83, 35.2, K.COMPANY, content.company, style.en(8, weight="bold", colour=style.deep), "r"
    )
    c.field(83, 43.2, K.EMAIL, content.email, latin, "r", 44)
    c.field(83, 46.8, K.URL, content.url, latin, "r", 44)
    return c


def formal(content: Content, style: Style) -> Canvas:
    """Centred capitals with a monogram in a ring."""
    c = Canvas(*WIDE, style.paper)
    middle = WIDE[0] / 2
    c.ring(middle, 10.6, 5.2, 0.25, style.deep)
    c.line(middle, 12.9, content.initial, style.en(17, colour=style.deep), "m")
    c.field(
        middle,
        20.6,
        K.COMPANY,
        content.company,
        fitted(content.company, style.en(8.4, tracking=0.16, colour=style.deep), 76),
        "m",
    )
    name = style.en(15.5)
    credentials = f", {content.qualification}" if content.qualification else ""
    c.line(middle, 30.6, [(content.name, K.NAME), (credentials, None)], name, "m", 80)
    c.field(middle, 35.2, K.TITLE, content.title, style.en(8, tracking=0.06), "m")
    c.rectangle(middle - 5, 38.2, middle + 5, 38.32, style.deep)
    latin = style.en(7.4)
    note_western_address(c, content.address)
    c.line(middle, 42.8, ", ".join(content.address[:1]) + "  " + content.address[1], latin, "m")
    tel, fax = numbers(content, style, "tf")
    c.line(middle, 46.4, [*tel, ("   ", None), *fax], latin, "m")
    c.line(
        middle, 50, [(content.email, K.EMAIL), ("   ", None), (content.url, K.URL)], latin, "m", 80
    )
    return c


def split(content: Content, style: Style) -> Canvas:
    """The right two fifths in colour with mark and firm in white."""
    c = Canvas(*WIDE, style.paper)
    c.rectangle(56, 0, 91, 55, style.deep)
    style.mark(c, 65.5, 13, 16, "#ffffff", style.accent)
    c.field(
        73.5, 38, K.COMPANY, content.company, style.en(8, weight="bold", colour="#ffffff"), "m", 28
    )
    c.line(
        73.5, 42, content.slogan, fitted(content.slogan, style.en(5.6, colour="#ffffff"), 30), "m"
    )
    c.field(7, 14, K.NAME, content.name, fitted(content.name, style.en(13, weight="bold"), 46))
    c.field(7, 18.6, K.TITLE, content.title, style.en(7, colour=style.deep))
    c.field(7, 22, K.DEPARTMENT, content.department, style.en(7))
    latin = style.en(6.6)
    y = print_lines(
        c, 7, 32, [*numbers(content, style, "tm"), *online(content, style)], latin, 3.6, room=46
    )
    print_western_address(c, 7, y + 1, content.address, latin, 3.4)
    return c


def dark(content: Content, style: Style) -> Canvas:
    """Light type on a nearly black card, for either language."""
    c = Canvas(*WIDE, "#17191d")
    gold, white, grey = "#cfa85a", "#f2efe8", "#b9b6ae"
    ja, en = style.ja, style.en
    style.mark(c, 8, 7.6, 9, gold, white)
    if content.language == "ja":
        c.field(20, 13.4, K.COMPANY, content.company, ja(9.6, colour=gold, tracking=0.06))
        c.field(8, 26, K.TITLE, content.title, ja(6.6, colour=grey))
        width = print_spaced_name(c, 8, 33.6, content.name, ja(16, colour=white, tracking=0.14))
        c.field(11 + width, 33.6, K.NAME_ROMAJI, content.romaji, en(6.4, colour=gold))
        c.rectangle(8, 37, 83, 37.12, gold)
        y = print_address(c, 8, 41.6, content, ja(6.2, colour=grey), 3.4, room=46)
    else:
        c.field(20, 13.6, K.COMPANY, content.company, en(9.6, colour=gold, tracking=0.04))
        c.field(8, 28, K.NAME, content.name, en(15, colour=white))
        c.field(8, 33, K.TITLE, content.title, en(7, colour=gold))
        c.rectangle(8, 37, 83, 37.12, gold)
        y = print_western_address(c, 8, 41.6, content.address, en(6.6, colour=grey), 3.4)
    latin = en(6.4, colour=grey)
    print_lines(c, 83, 41.6, numbers(content, style, "tm"), latin, 3.4, "r", 27)
    c.field(83, y, K.EMAIL, content.email, latin, "r", 40)
    c.field(8, y, K.URL, content.url, latin, room=32)
    return c


def bilingual(content: Content, style: Style) -> Canvas:
    """Japanese in the upper half, the same in English in the lower half."""
    c = Canvas(*WIDE, style.paper)
    c.rectangle(0, 0, 2.4, 55, style.deep)
    style.mark(c, 8, 6, 8.4, style.deep, style.accent)
    c.field(18.6, 9.6, K.COMPANY, content.company, style.ja(9.4, weight="bold"))
    c.field(18.6, 13.4, K.COMPANY, content.company_en, style.en(6.4, colour=style.deep))
    position = f"{content.department}　{content.title}"
    gap = "　" if content.department else ""
    c.line(
        8,
        21,
        [(content.department, K.DEPARTMENT), (gap, None), (content.title, K.TITLE)],
        style.ja(6.4),
    )
    room = 12 + text_width(position, style.ja(6.4))
    print_spaced_name(c, 8, 28.6, content.name, style.ja(15.5, weight="bold", tracking=0.1))
    c.field(
        max(room, 52), 24.4, K.NAME_ROMAJI, content.romaji, style.en(9.4, weight="bold"), room=32
    )
    c.line(
        max(room, 52),
        28.4,
        [
            (content.title_en, K.TITLE),
            (", " if gap else "", None),
            (content.department_en, K.DEPARTMENT),
        ],
        style.en(6),
        room=32,
    )
    c.rectangle(8, 32, 84, 32.15, style.accent)
    y = print_address(c, 8, 36.6, content, style.ja(5.8), 3.1, room=39)
    print_western_address(c, 8, y + 0.4, content.address_en, style.en(5.6), 2.9, room=39)
    latin = style.en(6)
    print_lines(c, 84, 36.6, numbers(content, style, "tm"), latin, 3.2, "r", 35)
    print_lines(c, 84, 43, online(content, style), latin, 3.2, "r", 35)
    return c


def english_side(content: Content, style: Style) -> Canvas:
    """The English back of a Japanese person's card."""
    c = Canvas(*WIDE, style.paper)
    style.mark(c, 7, 6.2, 7.5, style.deep, style.accent)
    c.field(
        16.8, 11.4, K.COMPANY, content.company_en, style.en(10, weight="bold", colour=style.deep)
    )
    c.field(30, 23.6, K.NAME, content.romaji, style.en(13, weight="bold"))
    c.field(30, 28, K.TITLE, content.title_en, style.en(7))
    c.field(30, 31.2, K.DEPARTMENT, content.department_en, style.en(7))
    c.rectangle(7, 34.4, 84, 34.55, style.accent)
    latin = style.en(6.4)
    c.note(K.POSTAL, content.postal)
    y = print_western_address(c, 30, 38.6, content.address_en, latin, 3.3, room=54)
    tel, mobile = (
        [(label, None), ("+81-" + value[1:], kind)]
        for label, value, kind in (
            (style.labels[0], content.phone, K.PHONE),
            (style.labels[2], content.mobile, K.MOBILE),
        )
    )
    mail, url = online(content, style)
    lines = [[*tel, ("    ", None), *mobile], [*mail, ("    ", None), *url]]
    print_lines(c, 30, y + 0.3, lines, latin, 3.4, room=54)
    return c
