"""What a command changed, who wants to know, and the mark that names a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Concatenate, Literal, ParamSpec, TypeVar

from app.frozen import frozen

_P = ParamSpec("_P")
_T = TypeVar("_T")
_R = TypeVar("_R")

Origin = Literal["user", "system", "undo"]

ALL_ABOVE = 1000
"""More rows of a kind than this are reported as "all"."""
_NO_ROWS: Mapping[str, frozenset[int] | None] = MappingProxyType({})


@frozen
class Changes:
    """Kinds of things that changed, each with its ids, or None for "possibly all of them".

    Kinds are table names; a changed row of a table that belongs to a contact, event, company or
    scan also names that owner (`contact`, `event`, `company`, `card_scan`).
    """

    rows: Mapping[str, frozenset[int] | None] = _NO_ROWS

    def touches(self, *kinds: str) -> bool:
        """Whether anything of one of these kinds changed."""
        return any(kind in self.rows for kind in kinds)

    def ids(self, kind: str) -> frozenset[int] | None:
        """The changed ids of a kind; None when it may be all of them."""
        return self.rows.get(kind, frozenset())

    def __bool__(self) -> bool:
        return bool(self.rows)

    @staticmethod
    def of(pairs: Iterable[tuple[str, int]]) -> Changes:
        """Changes from (kind, id) pairs."""
        ids: dict[str, set[int]] = {}
        for kind, row_id in pairs:
            known = ids.setdefault(kind, set())
            if len(known) <= ALL_ABOVE:  # more is "all" anyway
                known.add(row_id)
        return Changes.of_sets(ids)

    @staticmethod
    def of_sets(ids: Mapping[str, AbstractSet[int]]) -> Changes:
        """Changes from sets of ids by kind."""
        return Changes({k: frozenset(v) if len(v) <= ALL_ABOVE else None for k, v in ids.items()})


class ChangeBus:
    """Tells every subscriber of each change, in the thread that made it."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Changes], None]] = []

    def subscribe(
        self, subscriber: Callable[[Changes], None], *, first: bool = False
    ) -> Callable[[], None]:
        """Call `subscriber` after each change, before all others for `first`.

        The answer ends the subscription.
        """
        self._subscribers.insert(0 if first else len(self._subscribers), subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def publish(self, changes: Changes) -> None:
        """Tell all subscribers, unless nothing changed."""
        if changes:
            for subscriber in tuple(self._subscribers):
                subscriber(changes)


@frozen
class CommandInfo:
    """A command's name in the undo menu, and whose step it is: only a user's is undone."""

    label: str
    origin: Origin


def command(
    label: str, *, origin: Origin = "user"
) -> Callable[[Callable[Concatenate[_T, _P], _R]], Callable[Concatenate[_T, _P], _R]]:
    """Mark a function whose first argument is an open Transaction as a command.

    Args:
        label: gettext id that names the step in the undo menu and the history.
        origin: `system` for steps of the program itself (intake, readings), which are not on the
            undo stack; `undo` for undo and redo.
    """

    def mark(function: Callable[Concatenate[_T, _P], _R]) -> Callable[Concatenate[_T, _P], _R]:
        function.__dict__["command_info"] = CommandInfo(label, origin)
        return function

    return mark


def command_info(function: Callable[..., object]) -> CommandInfo:
    """The mark that `command` left; TypeError for a function that is no command."""
    info = function.__dict__.get("command_info")
    if not isinstance(info, CommandInfo):
        raise TypeError(f"{function!r} is not a command")
    return info
