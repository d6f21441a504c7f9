"""What speaks against addresses, numbers, mail and web addresses, however well they were read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocr.model import FieldKind
from ocr.parse import lexicon
from ocr.parse.around import ENOUGH, Card, goes_on
from ocr.parse.evidence import Candidate, Span
from ocr.parse.labels import is_near_label, labels_before, labels_between
from ocr.parse.latin_address import ends_address, has_street
from ocr.parse.offices import is_seat
from ocr.parse.phone import area_digits, is_of_no_plan, is_only_mobile
from ocr.parse.vouch import NUMBERS
from ocr.parse.vouch_words import values
from ocr.text import is_japanese

_DASHED = re.compile(r"\s[-–—•·|]\s(?!\d)")
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s:]))([A-Za-z0-9][\w.-]*)\s$")
_WORD_BEHIND = re.compile(r"\s([A-Za-z0-9][\w-]*)(?=\s|$)")
_ENDS_STREET = re.compile(r"(?:[\d〇一二三四五六七八九十]|[A-Z]|F|階|号室?|号?[棟館]|番地?|[)）])$")


def doubts_of_address(one: Candidate, card: Card) -> Iterator[str]:
    """Whether an address goes on in another line, begins within its own, or has a mark within."""
    if is_japanese(one.value):
        building = lexicon.words("building_words")
        if not _ENDS_STREET.search(one.value) and not one.value.endswith(building):
            yield "cut_short"
        several = bool(card.spans(FieldKind.ADDRESS, but=one)) and len(one.spans) > 1
        if several and is_seat(one.spans[-1].text):
            yield "part_of_lines"  # which heads the other address
    else:
        if _DASHED.search(one.value) or (_is_uneven(one) and not _is_street_and_place(one)):
            yield "joint"
        bare = one.value
        for code in values(card.fields, FieldKind.POSTAL):
            bare = bare.replace(code, "")
        # A house has a number.
        if not re.search(r"\d", bare) or any(_begins_within(s, card) for s in one.spans):
            yield "cut_short"
    around = card.left if is_japanese(one.value) else card.open
    if any(goes_on(p, one) for p in around):
        yield "part_of_lines"


def _is_uneven(one: Candidate) -> bool:
    """Whether a line of an address ends without the comma that would part it from the next."""
    return any(span.text[-1] != "," for span in one.spans[:-1])


def _is_street_and_place(one: Candidate) -> bool:
    """Whether two lines are a street with its number and the place with its code.

    Of 137 such addresses that two readers read alike one was given with a comma between them.
    """
    if len(one.spans) != 2:
        return False
    street, place = (span.text for span in one.spans)
    numbered = re.search(r"\d", street) is not None and has_street(street)
    return numbered and ends_address(place) and re.search(r"\d", place) is not None


def _begins_within(span: Span, card: Card) -> bool:
    """Whether letters that nothing explains stand before an address in its line."""
    ends = (s.end for c in card.fields for s in c.spans if s.row is span.row)
    start = max((end for end in ends if end <= span.start), default=0)
    before = span.row.text[start : span.start]
    label = labels_before(before, 0, len(before))
    head = before[: label[0].start] if label else before
    return re.search(r"[A-Za-z]{2}", head) is not None


def doubts_of_email(mail: Candidate, card: Card) -> Iterator[str]:
    """Whether a mailbox is masked, or begins with the word before it."""
    if "*" in mail.value:
        yield "torn"  # masked
    for span in mail.spans[:1]:
        found = _WORD_BEFORE.search(span.row.text[: span.start])
        if found and _is_left_alone(found[1], span, card):
            yield "torn"


def doubts_of_url(url: Candidate, card: Card) -> Iterator[str]:
    """Whether a path goes on in the word behind it."""
    for span in url.spans[-1:]:
        found = _WORD_BEHIND.match(span.row.text, span.end)
        path = "/" in url.value.partition("://")[2] or "/" in url.value.partition("://")[0]
        if found and path and _is_left_alone(found[1], span, card):
            yield "torn"


def _is_left_alone(word: str, beside: Span, card: Card) -> bool:
    """Whether a word beside an address is no label, no address and of no other field."""
    if word.casefold().strip(".") in lexicon.labels() or "." in word.strip("."):
        return False
    well = (c for c in card.fields if c.confidence >= ENOUGH)
    spans = (s for c in well for s in c.spans if s.row is beside.row)
    return not any(word in s.text and s != beside for s in spans)


def doubts_of_number(number: Candidate, card: Card) -> Iterator[str]:
    """Whether but a picture tells a number's kind, or one label two kinds."""
    if _is_bare(number, card):
        others = [o for o in card.fields if o is not number and not is_only_mobile(o.value)]
        mobile = number.kind is FieldKind.MOBILE
        if mobile and is_only_mobile(number.value):
            return
        if mobile or is_of_no_plan(number.value) or any(_is_bare(o, card) for o in others):
            yield "untold"
    shared = (t for t in card.spans(FieldKind.PHONE, but=number) if t in number.spans)
    if number.kind is FieldKind.FAX and any(shared):
        yield "shared_label"  # TEL/FAX: whether it is told twice is a matter of taste


def _is_announced(number: Candidate) -> bool:
    """Whether a word before a telephone number says whose it is: taproom (906) 555-0100."""
    span = number.spans[0]
    word = re.search(r"([A-Za-z]{4,})\W{1,3}$", span.row.text[: span.start])
    near = word and is_near_label(word[1], FieldKind.FAX, FieldKind.MOBILE)
    return number.kind is FieldKind.PHONE and word is not None and not near


def _is_bare(number: Candidate, card: Card) -> bool:
    """Whether no letters announce a number that is not of Japan."""
    if number.kind not in NUMBERS or not number.spans:
        return False
    abroad = values(card.fields, *NUMBERS)
    abroad = [v for v in abroad if v.startswith("+") and not v.startswith("+81")]
    home = not abroad and number.value.lstrip("(").startswith(("0", "+81"))
    if home and (card.in_japan or lexicon.area_prefectures(area_digits(number.value))):
        return False
    span = number.spans[0]
    before, behind = span.row.text[: span.start], span.row.text[span.end :]
    announced = labels_before(before, 0, len(before)) or _is_announced(number)
    return not announced and not any(labels_between(behind, 0, min(len(behind), 14)))
