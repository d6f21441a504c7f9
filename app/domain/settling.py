"""One field beside a value that is known: confirmed, put right, filled in, or only offered."""

from __future__ import annotations

from dataclasses import replace

from ocr.model import Alternative, FieldKind, FieldReading, Level, Penalty
from ocr.parse.checks import CHECK, host_of
from ocr.parse.resolve import graded_anew
from ocr.text import squeeze

_PASSED, _FAILED = Penalty(CHECK, 0.0, 4.0), Penalty(CHECK, 1.0, 4.0)
_ANSWERED = ("corrected", "grammar", "likeness", "readers", "second_reading", "type_size")
"""Doubts whether a value is one at all, and read right: answered once all of it is known."""
_LOOK = 0.85
"""Where a person should look, a confidence is no higher."""
_RULED_OUT = 0.1


def confirmed(field: FieldReading) -> FieldReading:
    """The field after a check was passed: its value, of an address the host, is known."""
    if field.sure:
        return field
    rivals = tuple(a for a in field.alternatives if _rest(field, a.value) != _rest(field))
    others = tuple(a for a in field.alternatives if a not in rivals)
    # What stands before or after a host is known to no one: there both readers must agree.
    settled = not rivals and (bool(others) or not is_address(field.kind))
    graded = graded_anew(
        replace(field, alternatives=rivals),
        _PASSED,
        without=_ANSWERED if settled else ("corrected",),
    )
    return _also(graded, *(a.value for a in others))


def corrected(field: FieldReading, value: str, *, taught: bool) -> FieldReading:
    """The field with a known value in place of a misread one, which stays as an alternative.

    Args:
        field: what was read.
        value: what is known.
        taught: whether a person put this very misreading right before.
    """
    spellings = (field.value, *(a.value for a in field.alternatives))
    others = [s for s in spellings if squeeze(s) != squeeze(value)]
    backed = taught or len(others) < len(spellings)
    alternatives = tuple(Alternative(s, 0.0) for s in others)
    unsure = Level.LOW if field.sure else field.level
    graded = confirmed(replace(field, value=value, alternatives=alternatives, level=unsure))
    return graded if backed and not field.sure else to_look_at(graded)


def offered(field: FieldReading, value: str) -> FieldReading:
    """The field as it was read, with a known value as an alternative; it asks for a look."""
    doubted = graded_anew(replace(field, alternatives=()), _FAILED)
    known = Alternative(value, doubted.confidence)
    return replace(doubted, alternatives=(known, *field.alternatives))


def filled_in(kind: FieldKind, value: str, beside: FieldReading) -> FieldReading:
    """A field that was not read, known from the one beside it and as sure as that."""
    return FieldReading(kind, value, beside.confidence, beside.level, beside.face)


def to_look_at(field: FieldReading) -> FieldReading:
    """The field, but not sure."""
    level = Level.MEDIUM if field.sure else field.level
    return replace(field, level=level, confidence=min(field.confidence, _LOOK))


def is_address(kind: FieldKind) -> bool:
    """Whether only the host of such a value belongs to the company."""
    return kind in (FieldKind.EMAIL, FieldKind.URL)


def with_host(value: str, host: str) -> str:
    """A mail or web address at another host."""
    at = value.lower().index(host_of(value))
    return value[:at] + host + value[at + len(host_of(value)) :]


def _rest(field: FieldReading, value: str | None = None) -> str:
    """What of a value is not the company's: before or after the host, of others nothing."""
    text = field.value if value is None else value
    if not is_address(field.kind):
        return ""
    if field.kind is FieldKind.EMAIL:
        return squeeze(text.rpartition("@")[0])
    return squeeze(text).partition(host_of(text))[2].rstrip("/")


def _also(field: FieldReading, *values: str) -> FieldReading:
    ruled_out = tuple(Alternative(v, _RULED_OUT) for v in values)
    return replace(field, alternatives=(*field.alternatives, *ruled_out))
