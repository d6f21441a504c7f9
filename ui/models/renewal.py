"""How rows become other rows by single steps, so that a view keeps what it shows in place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple


class Renewal(NamedTuple):
    """Runs of places.

    Attributes:
        gone: among the old rows, from the last to the first: they are taken out in this order.
        come: among the new rows, from the first to the last, as they are put in.
    """

    gone: tuple[range, ...]
    come: tuple[range, ...]


def renewal(old: Sequence[Hashable], new: Sequence[Hashable]) -> Renewal | None:
    """What leads from some keys to others; None where those that stay change their order."""
    before, after = frozenset(old), frozenset(new)
    if [key for key in old if key in after] != [key for key in new if key in before]:
        return None
    gone = _runs(at for at, key in enumerate(old) if key not in after)
    come = _runs(at for at, key in enumerate(new) if key not in before)
    return Renewal(tuple(reversed(gone)), tuple(come))


def _runs(places: Iterable[int]) -> list[range]:
    runs: list[range] = []
    for at in places:
        if runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs
