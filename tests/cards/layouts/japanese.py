"""Japanese cards in horizontal writing."""

from __future__ import annotations

from ocr.model import FieldKind as K
from tests.cards.canvas import Canvas, fitted, text_width
from tests.cards.content import Content
from tests.cards.style import (
    Style,
    numbers,
    online,
    print_address,
    print_lines,
    print_name_with_furigana,
    print_spaced_name,
)

WIDE = (91.0, 55.0)
TALL = (55.0, 91.0)


def classic(content: Content, style: Style) -> Canvas:
    """Mark and firm at the top left, name in the middle, contact at the foot."""
    c = Canvas(*WIDE, style.paper)
    style.mark(c, 7, 6.2, 7.5, style.deep, style.accent)
    c.field(
        16.8, 11.2, K.COMPANY, content.company, style.ja(10.5, weight="bold", colour=style.deep)
    )
    c.line(16.9, 14.4, content.business, style.ja(5.2, tracking=0.04))
    c.field(30, 22.4, K.DEPARTMENT, content.department, style.ja(6.8), room=13)
    c.field(30, 26, K.TITLE, content.title, style.ja(6.8), room=13)
    print_spaced_name(c, 44, 26, content.name, style.ja(15.5, weight="bold", tracking=0.12))
    c.field(44.2, 29.6, K.NAME_ROMAJI, content.romaji, style.en(6.2, tracking=0.08))
    c.rectangle(7, 31.9, 84, 32.05, style.accent)
    y = print_address(c, 30, 36.6, content, style.ja(6.2), 3.4, room=54)
    tel, fax, mobile = numbers(content, style)
    mail, url = online(content, style)
    lines = [[*tel, ("　　", None), *fax], [*mobile, ("　　", None), *url], mail]
    print_lines(c, 30, y + 0.2, lines, style.en(6.4), 3.4, room=54)
    return c


def centred(content: Content, style: Style) -> Canvas:
    """Everything on the middle axis, between two fine lines."""
    c = Canvas(*WIDE, style.paper)
    middle = WIDE[0] / 2
    firm = style.ja(10, tracking=0.16)
    width = text_width(content.company, firm)
    style.mark(c, middle - width / 2 - 8, 6.5, 5.6, style.deep, style.accent)
    c.field(middle + 1, 11, K.COMPANY, content.company, firm, "m")
    position = style.ja(6.6, tracking=0.1)
    c.field(middle, 20.6, K.TITLE, content.qualification, position.but(colour=style.deep), "m")
    print_spaced_name(c, middle, 28, content.name, style.ja(17, tracking=0.2), "m")
    c.field(middle, 32, K.NAME_KANA, content.kana, style.ja(5.2, tracking=0.25), "m")
    c.rectangle(middle - 14, 35.2, middle + 14, 35.32, style.deep)
    small = style.ja(6.4)
    c.note(K.ADDRESS, " ".join(content.address))
    c.line(
        middle,
        40.2,
        [("〒", None), (content.postal, K.POSTAL), ("　" + "　".join(content.address), None)],
        small,
        "m",
        80,
    )
    tel, fax = numbers(content, style, "tf")
    c.line(middle, 44.2, [*tel, ("　　", None), *fax], small, "m")
    mail, url = online(content, style)
    c.line(middle, 48.2, [*mail, ("　　", None), *url], small, "m", 80)
    return c


def side_band(content: Content, style: Style) -> Canvas:
    """A coloured band at the left holds mark and firm in white."""
    c = Canvas(*WIDE, style.paper)
    c.rectangle(0, 0, 26, 55, style.deep)
    c.rectangle(26, 0, 26.8, 55, style.accent)
    style.mark(c, 7.5, 9, 11, "#ffffff", style.accent)
    for row, piece in enumerate(content.slogan.replace("。", "").split("、")):
        c.line(13, 30 + row * 3.6, piece, fitted(piece, style.ja(6, colour="#ffffff"), 22), "m")
    c.field(13, 49.5, K.URL, content.url, style.en(5.6, colour="#ffffff"), "m", 20)
    c.field(
        32,
        10.5,
        K.COMPANY,
        content.company,
        style.ja(9.5, weight="bold", colour=style.deep),
        room=54,
    )
    c.field(32, 18.6, K.DEPARTMENT, content.department, style.ja(6.6))
    gap = 1.5 if content.department else 0.0
    beside = 32 + gap + text_width(content.department, style.ja(6.6))
    c.field(beside, 18.6, K.TITLE, content.title, style.ja(6.6))
    width = print_spaced_name(c, 32, 26.4, content.name, style.ja(16, weight="bold", tracking=0.1))
    c.field(
        34.5 + width,
        26.4,
        K.NAME_ROMAJI,
        content.romaji,
        style.en(6.2, colour=style.deep),
        room=52 - width,
    )
    y = print_address(c, 32, 35.2, content, style.ja(6.3), 3.5)
    lines = [*numbers(content, style, "tm"), online(content, style)[0]]
    print_lines(c, 32, y + 0.6, lines, style.en(6.6), 3.5, room=54)
    return c


def top_band(content: Content, style: Style) -> Canvas:
    """A coloured band across the top with the firm in white; contact in two columns."""
    c = Canvas(*WIDE, style.paper)
    c.rectangle(0, 0, 91, 15, style.deep)
    c.polygon([(64, 15), (74, 0), (91, 0), (91, 15)], style.accent)
    style.mark(c, 6, 3.6, 7.8, "#ffffff", style.accent)
    c.field(
        16, 9.9, K.COMPANY, content.company, style.ja(11, weight="bold", colour="#ffffff"), room=49
    )
    c.field(7, 21.8, K.DEPARTMENT, content.department, style.ja(6.6))
    c.field(7, 25.2, K.TITLE, content.title, style.ja(6.6))
    print_name_with_furigana(
        c, 36, 26.4, content, style.ja(17, weight="bold", tracking=0.06), style.deep
    )
    c.rectangle(7, 31.2, 84, 31.45, style.accent)
    c.line(7, 36.2, "本社", style.ja(5.8, weight="bold", colour=style.deep))
    print_address(c, 14, 36.2, content, style.ja(6.2), 3.5)
    tel, fax, mobile = numbers(content, style)
    mail, url = online(content, style)
    lines = [[*tel, ("　　", None), *fax], [*mobile, ("　　", None), *url], mail]
    print_lines(c, 14, 44, lines, style.en(6.5), 3.5, room=70)
    return c


def columns(content: Content, style: Style) -> Canvas:
    """Name at the left, contact at the right of a fine upright line."""
    c = Canvas(*WIDE, style.paper)
    style.mark(c, 8, 8, 9, style.deep, style.accent)
    c.field(8, 25, K.TITLE, content.title, style.ja(6.4, colour=style.deep))
    print_spaced_name(c, 8, 32.6, content.name, style.ja(14.5, tracking=0.1), room=33)
    c.field(8, 36.6, K.NAME_ROMAJI, content.romaji.upper(), style.en(5.6, tracking=0.14))
    c.rectangle(43.2, 8, 43.35, 47, style.accent)
    c.field(47, 11.4, K.COMPANY, content.company, style.ja(8.6, weight="bold"), room=38)
    c.field(47, 15.4, K.DEPARTMENT, content.department, style.ja(6))
    small, latin = style.ja(6), style.en(6.2)
    c.note(K.ADDRESS, " ".join(content.address))
    c.line(47, 24.4, [("〒", None), (content.postal, K.POSTAL)], small)
    c.line(47, 27.8, content.address[0], fitted(content.address[0], small, 39))
    c.line(47, 31.2, content.address[1], small)
    y = print_lines(c, 47, 36, numbers(content, style, "tm"), latin, 3.4, room=38)
    print_lines(c, 47, y + 0.8, online(content, style), latin, 3.4, room=38)
    c.line(8, 46.8, content.slogan, fitted(content.slogan, style.ja(5.4, colour=style.deep), 32))
    return c


def right_set(content: Content, style: Style) -> Canvas:
    """Contact set flush right at the foot, a bar of colour along the bottom edge."""
    c = Canvas(*WIDE, style.paper)
    c.rectangle(0, 52.6, 91, 55, style.deep)
    c.rectangle(0, 52.6, 22, 55, style.accent)
    c.field(
        8,
        12.4,
        K.COMPANY,
        content.company,
        style.ja(11.5, weight="bold", colour=style.deep),
        room=62,
    )
    c.line(8, 16.2, content.slogan, style.ja(5.8, tracking=0.06))
    style.mark(c, 74, 6, 9, style.deep, style.accent)
    c.field(8, 25.4, K.TITLE, content.title, style.ja(6.8))
    print_name_with_furigana(c, 8, 35, content, style.ja(17, tracking=0.06), style.deep)
    small, latin = style.ja(6), style.en(6.2)
    c.note(K.ADDRESS, "".join(content.address[:1]) + " " + content.address[1])
    c.line(84, 34.4, [("〒", None), (content.postal, K.POSTAL)], small, "r")
    c.line(84, 37.6, "　".join(content.address), fitted("　".join(content.address), small, 42), "r")
    tel, mobile = numbers(content, style, "tm")
    print_lines(c, 84, 41.4, [tel, mobile], latin, 3.1, "r")
    print_lines(c, 84, 47.6, online(content, style), latin, 3.1, "r", 40)
    return c


def with_code(content: Content, style: Style) -> Canvas:
    """Room for a QR code at the lower right; `tests.cards.code` puts it there."""
    c = Canvas(*WIDE, style.paper)
    c.rectangle(0, 0, 91, 1.8, style.deep)
    style.mark(c, 8, 7, 8, style.deep, style.accent)
    c.field(18.5, 11, K.COMPANY, content.company, style.ja(10, weight="bold"), room=64)
    c.field(18.5, 14.6, K.DEPARTMENT, content.department, style.ja(6))
    c.field(8, 24, K.TITLE, content.title, style.ja(6.6, colour=style.deep))
    width = print_spaced_name(c, 8, 31.6, content.name, style.ja(16, weight="bold", tracking=0.1))
    c.field(10.5 + width, 31.6, K.NAME_ROMAJI, content.romaji, style.en(6.2))
    y = print_address(c, 8, 37.4, content, style.ja(6), 3.3, room=55)
    tel, mobile = numbers(content, style, "tm")
    print_lines(c, 8, y + 0.2, [[*tel, ("　　", None), *mobile]], style.en(6.2), 3.2, room=55)
    print_lines(c, 8, y + 3.4, online(content, style), style.en(6.2), 3.2, room=55)
    return c


def portrait(content: Content, style: Style) -> Canvas:
    """A tall card, the upper third in colour."""
    c = Canvas(*TALL, style.paper)
    c.rectangle(0, 0, 55, 30, style.deep)
    c.polygon([(0, 30), (55, 22), (55, 30)], style.paper)
    style.mark(c, 21.5, 5.5, 12, "#ffffff", style.accent)
    white = style.en(5.6, colour="#ffffff", tracking=0.12)
    c.field(27.5, 22.4, K.COMPANY, content.company_en, white, "m", 46)
    c.field(
        27.5,
        36.6,
        K.COMPANY,
        content.company,
        fitted(content.company, style.ja(8.6, weight="bold", colour=style.deep), 46),
        "m",
    )
    c.field(27.5, 44, K.TITLE, f"{content.title}", style.ja(6.4), "m")
    print_spaced_name(
        c, 27.5, 51.8, content.name, style.ja(15.5, weight="bold", tracking=0.14), "m"
    )
    c.field(27.5, 55.8, K.NAME_ROMAJI, content.romaji, style.en(6.2, tracking=0.06), "m")
    c.rectangle(23.5, 59.4, 31.5, 59.8, style.accent)
    small, latin = style.ja(5.8), style.en(6.2)
    c.note(K.ADDRESS, " ".join(content.address))
    c.line(27.5, 65.4, [("〒", None), (content.postal, K.POSTAL)], small, "m")
    c.line(27.5, 68.8, content.address[0], fitted(content.address[0], small, 47), "m")
    c.line(27.5, 72.2, content.address[1], small, "m")
    lines = [*numbers(content, style, "tm"), *online(content, style)]
    print_lines(c, 27.5, 76.6, lines, latin, 3.4, "m", 47)
    return c
