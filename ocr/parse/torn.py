"""Mail addresses that a card or an engine tears: over two lines, or by spaces between letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse import lexicon
from ocr.parse.evidence import Candidate, Row, Span, reading_penalties
from ocr.parse.online import find_emails, find_urls, has_known_end
from ocr.text import halfwidth

_HEAD = re.compile(r"[A-Za-z0-9][\w.+-]*(?:@[A-Za-z0-9.-]*)?$")
_TAIL = re.compile(r"(?:@?[A-Za-z0-9.-]+\.[A-Za-z]{2,})(?=\s|$)|[A-Za-z]{2,}(?=\s|$)")
_WEB = re.compile(
    r"(?<![\w.])(?P<head>(?:https?://)?www\.[A-Za-z0-9-]+)\s"
    r"(?P<label>[A-Za-z0-9-]+)\.[A-Za-z0-9.-]*[a-z](?![\w@])"
)
_SPACED_HOST = re.compile(
    r"(?<![\w.])[A-Za-z0-9][\w.+-]*@(?P<head>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)\s"
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![\w@])"
)
_TORN_LOCAL = re.compile(
    r"(?i:\be-?mail|\bmail)\s?:\s?(?P<whole>[A-Za-z0-9][\w.+-]*\s[\w.+-]+@[\w-]+(?:\s?\.\s?[\w-]+)+)$"
)
"""All words behind a label and a colon are the address: E-mail:m-sawaj iri@…"""
_WEB_HEAD = re.compile(r"(?<![\w.@])(?:https?://|www\.)[A-Za-z0-9.-]*[-.]$")
_WEB_TAIL = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w~%./?=&#+-]*)?(?=\s|$)")
_JOINED = Penalty("corrected", 0.4, 2.0)


def whole_again(rows: Sequence[Row], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with torn addresses put together in place of their halves."""
    joined = [mail for one in rows for mail in _torn(one, rows, found)]
    joined += [web for row in rows for web in _torn_web(row)]
    joined += [web for row in rows for web in _broken_web(row, rows)]
    joined += [mail for row in rows for mail in (*_torn_host(row), *_torn_local(row))]
    spans = [span for mail in joined for span in mail.spans]
    kept = [c for c in found if not any(a.overlaps(b) for a in c.spans for b in spans)]
    return kept + joined


def _torn(row: Row, rows: Sequence[Row], found: Sequence[Candidate]) -> Iterator[Candidate]:
    if any(c.kind is FieldKind.EMAIL and s.row is row for c in found for s in c.spans):
        return
    text = halfwidth(row.text)
    head = _HEAD.search(text)
    below = _below(row, rows)
    tail = _TAIL.match(halfwidth(below.text)) if below else None
    if head and below and tail and head.group().count("@") + tail.group().count("@") == 1:
        whole = head.group() + tail.group()
        mails = find_emails(whole)
        if len(mails) == 1 and (mails[0].start, mails[0].end) == (0, len(whole)):
            spans = (Span(row, *head.span()), Span(below, *tail.span()))
            yield _candidate(mails[0].value, spans)
            return
    yield from _spaced(row, text)


def _torn_host(row: Row) -> Iterator[Candidate]:
    """A mail address with a space in its host: tanaka@aomine.exam ple.co.jp."""
    text = halfwidth(row.text)
    for match in _SPACED_HOST.finditer(text):
        whole = "".join(match.group().split())
        mails = find_emails(whole)
        if has_known_end(match["head"]) or not has_known_end(whole) or len(mails) != 1:
            continue
        if (mails[0].start, mails[0].end) == (0, len(whole)):
            yield _candidate(mails[0].value, (Span(row, *match.span()),))


def _torn_local(row: Row) -> Iterator[Candidate]:
    """A mail address with a space in its mailbox, behind a label: E-mail: tana ka@."""
    match = _TORN_LOCAL.search(halfwidth(row.text))
    whole = "".join(match["whole"].split()) if match else ""
    mails = find_emails(whole)
    if match and len(mails) == 1 and (mails[0].start, mails[0].end) == (0, len(whole)):
        yield _candidate(mails[0].value, (Span(row, *match.span("whole")),))


def _torn_web(row: Row) -> Iterator[Candidate]:
    """A web address with a space in its host: www.aomine systems.example."""
    text = halfwidth(row.text)
    for match in _WEB.finditer(text):
        whole = "".join(match.group().split())
        found = find_urls(whole)
        torn = not has_known_end(match["head"]) and not has_known_end(f".{match['label']}")
        if torn and len(found) == 1 and (found[0].start, found[0].end) == (0, len(whole)):
            made = _candidate(found[0].value, (Span(row, *match.span()),))
            yield replace(made, kind=FieldKind.URL)


def _broken_web(row: Row, rows: Sequence[Row]) -> Iterator[Candidate]:
    """A web address that breaks in its host and goes on in the line below: www.aomine-."""
    head = _WEB_HEAD.search(halfwidth(row.text))
    below = _below(row, rows) if head else None
    tail = _WEB_TAIL.match(halfwidth(below.text)) if below else None
    if head and below and tail:
        whole = head.group() + tail.group()
        found = find_urls(whole)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(whole)):
            made = _candidate(found[0].value, (Span(row, *head.span()), Span(below, *tail.span())))
            yield replace(made, kind=FieldKind.URL)


def _below(row: Row, rows: Sequence[Row]) -> Row | None:
    """The line of like type right below a row, beginning no further left than half a card."""
    size = row.type_size
    near = [
        other
        for other in rows
        if other.side == row.side
        and not other.vertical
        and 0.5 * size < other.box.centre.y - row.box.centre.y < 2.5 * size
        and max(size, other.type_size) < 1.4 * min(size, other.type_size)
        and min(row.box.right, other.box.right) > max(row.box.left, other.box.left)
    ]
    return min(near, key=lambda other: other.box.centre.y, default=None)


def _spaced(row: Row, text: str) -> Iterator[Candidate]:
    """An address with spaces between its letters: t a n a k a @ e x a m p l e . c o . j p."""
    places = [i for i, letter in enumerate(text) if letter != " "]
    close = "".join(text[i] for i in places)
    loose = sum(len(word) == 1 for word in text.split()) > 6
    if not loose and "@" not in text:
        return
    for kind, search in ((FieldKind.EMAIL, find_emails), (FieldKind.URL, find_urls)):
        for one in search(close):
            span = Span(row, places[one.start], places[one.end - 1] + 1)
            if kind is FieldKind.EMAIL and not loose and _is_account(text):
                continue
            if kind is FieldKind.EMAIL or (loose and one.value.startswith(("www.", "http"))):
                made = _candidate(one.value, (span,))
                yield replace(made, kind=kind)
                return


def _is_account(text: str) -> bool:
    """Whether a line is an account's name behind that of its network: ig @example.studio."""
    named = re.match(r"([A-Za-z]+)\s?[:：]?\s@", text)
    return named is not None and lexicon.labels().get(named[1].lower(), FieldKind.EMAIL) is None


def _candidate(value: str, spans: tuple[Span, ...]) -> Candidate:
    evidence = (*reading_penalties(spans), _JOINED)
    return Candidate(FieldKind.EMAIL, value, spans, evidence, face=spans[0].row.face)
