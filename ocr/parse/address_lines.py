"""How the lines of an address stand to each other, and which lines above a Latin one head it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr.parse.company import is_institution, legal_form
from ocr.parse.evidence import Span
from ocr.parse.latin_address import ends_address, has_street, is_building_line, is_place_line
from ocr.parse.latin_name import is_known_name
from ocr.parse.position import english_role
from ocr.parse.postal import address_likeness
from ocr.text import is_japanese

_BANK = re.compile(r"(?:North|South|East|West|Left|Right)\sBank")
"""A quarter at a river, and no bank."""


def led_in(spans: list[Span], free: Sequence[Span]) -> list[Span]:
    """The rows with those above that head a Latin address: a building, a quarter, a room."""
    while not is_japanese(spans[0].text) and len(spans) < 6:
        spare = [s for s in free if s not in spans]
        above = [s for s in spare if _heads(s, spans[0])]
        if above:
            spans = [min(above, key=lambda s: gap(s, spans[0])), *spans]
            continue
        # A quarter between the street and the town: 76/78 Upper Ground, South Bank, London.
        pairs = [
            (top, mid)
            for mid in spare
            if _is_quarter(mid, spans[0])
            for top in spare
            if _heads(top, mid)
        ]
        if has_street(spans[0].text) or not pairs:
            break
        spans = [*pairs[0], *spans]
    return spans


def _is_quarter(span: Span, below: Span) -> bool:
    """Whether a line right above one of an address, set like it, may name a part of the town."""
    text = span.text
    if is_japanese(text) or not is_place_line(text) or len(text.split()) > 3:
        return False
    bank = _BANK.fullmatch(text) is not None
    if is_known_name(text) or legal_form(text) or english_role(text):
        return False
    if is_institution(text) and not bank:
        return False
    size = below.row.type_size
    alike = max(span.row.type_size, size) < 1.2 * min(span.row.type_size, size)
    left = abs(span.quad.box.left - below.quad.box.left) < 0.5 * size
    return alike and left and follows(span, below) and gap(span, below) < 1.8 * size


def _heads(span: Span, first: Span) -> bool:
    """Whether a line right above another, alike in left edge and type, may head its address."""
    size = first.row.type_size
    if not follows(span, first) or gap(span, first) > 1.8 * size or first.row.vertical:
        return False
    if abs(span.quad.box.left - first.quad.box.left) > size or ends_address(span.text):
        return False
    known = is_known_name(span.text) and not is_building_line(span.text)
    known = known and not (has_street(span.text) and "," in span.text)
    if legal_form(span.text) or known:
        return False
    if english_role(span.text) and not has_street(span.text):
        return False
    if is_institution(span.text.rstrip(",")):
        return False
    alike = max(span.row.type_size, size) < 1.3 * min(span.row.type_size, size)
    numbered = re.search(r"\d", span.text) is not None and address_likeness(span.text) >= 0.35
    named = has_street(span.text) and not has_street(first.text)
    headed = numbered or named or is_building_line(span.text)
    return alike and not is_japanese(span.text) and headed


def follows(last: Span, span: Span) -> bool:
    """Whether a span is the next line of text after another: near, alike in size, overlapping."""
    if last.row is span.row or last.row.side != span.row.side:
        return False
    a, b = last.row, span.row
    if a.vertical != b.vertical or max(a.type_size, b.type_size) > 1.5 * min(
        a.type_size, b.type_size
    ):
        return False
    first, second = a.box, span.quad.box
    if a.vertical:
        shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    else:
        shared = min(first.right, second.right) - max(first.left, second.left)
    return shared > 0 and 0.2 * a.type_size < gap(last, span) < 2.8 * a.type_size


def gap(last: Span, span: Span) -> float:
    """From the middle of a line to the middle of the next."""
    first, second = last.quad.box.centre, span.quad.box.centre
    return first.x - second.x if last.row.vertical else second.y - first.y
