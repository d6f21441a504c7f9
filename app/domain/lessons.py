"""What a correction teaches: which reading was put right, and into what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.known import KIND_OF, KnownKind, Printed, key_of
from app.domain.sighting import own_length
from ocr.model import CardReading
from ocr.text import edit_distance

Lesson = tuple[KnownKind, str, str]
"""Its kind, what was read, and what was meant."""

_TAUGHT = (KnownKind.NAME, KnownKind.DOMAIN, KnownKind.ADDRESS)


def lessons(read: Printed, shown: Printed, meant: Printed) -> tuple[Lesson, ...]:
    """What a person put right.

    Args:
        read: what stood in the reading.
        shown: what the person saw: the proposal, or the contact as it was before.
        meant: what the person made of it.

    A value that is nothing like what was read (another office, a new employer) teaches nothing:
    it was changed, not put right.
    """
    return tuple(
        (kind, misread, value)
        for kind in _TAUGHT
        for value in _new(kind, meant, (read, shown))
        if (misread := _misread(kind, value, _new(kind, read, (meant,)))) is not None
    )


def unsure_kinds(card: CardReading) -> frozenset[KnownKind]:
    """The kinds of which a card tells nothing as long as nobody has looked at it."""
    return frozenset(KIND_OF[f.kind] for f in card.fields if f.kind in KIND_OF and not f.sure)


def changed_kinds(before: Printed, after: Printed) -> frozenset[KnownKind]:
    """The kinds in which a contact says something new about its company."""
    return frozenset(kind for kind in KnownKind if set(_new(kind, after, (before,))))


def is_other_company(before: Printed, after: Printed) -> bool:
    """Whether a changed name is so unlike the former one that it is another company's."""
    names = tuple(_new(KnownKind.NAME, after, (before,)))
    return any(_misread(KnownKind.NAME, name, before.of(KnownKind.NAME)) is None for name in names)


def _new(kind: KnownKind, printed: Printed, known: Iterable[Printed]) -> Iterator[str]:
    keys = {key_of(kind, value) for p in known for value in p.of(kind)}
    return (value for value in printed.of(kind) if key_of(kind, value) not in keys)


def _misread(kind: KnownKind, meant: str, readings: Iterable[str]) -> str | None:
    """The reading that most likely is this value misread."""
    far = {
        reading: edit_distance(key_of(kind, reading), key_of(kind, meant)) for reading in readings
    }
    best = min(far, key=lambda reading: far[reading], default=None)
    return best if best is not None and far[best] <= _most(kind, meant) else None


def _most(kind: KnownKind, meant: str) -> int:
    """How many letters of a value may be misread: a third of its own."""
    return max(2, own_length(kind, meant) // 3)
