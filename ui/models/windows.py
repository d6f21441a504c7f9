"""A list model of any length: it knows which rows there are, and holds those in view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QObject, Qt, Signal

from ui.models.rows import Index, RowModel

WINDOW = 32
"""Rows asked for at a time: a screen of them, since the first ones are waited for at each key."""
KEPT = 64
"""Windows in memory: some screens of rows around those in view."""

NO_PLACES: Mapping[int, int] = {}

T = TypeVar("T")


def place_of(keys: Sequence[int], key: int) -> int:
    """Where a key stands, gone through once; -1 if it is not there."""
    try:
        return keys.index(key)
    except ValueError:
        return -1


class WindowedRows(Sequence[T], Generic[T]):
    """As many rows as there are keys; a row that is not there yet is a blank one and asked for."""

    def __init__(
        self,
        keys: Sequence[int],
        blank: Callable[[int], T],
        missing: Callable[[int], object],
    ) -> None:
        self.keys = keys
        self._blank, self._missing = blank, missing
        self._windows: OrderedDict[int, Sequence[T]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        number, place = divmod(at if at >= 0 else at + len(self), WINDOW)
        if number in self._windows:
            return self._windows[number][place]
        self._missing(number)
        return self._blank(self.keys[at])

    def __iter__(self) -> Iterator[T]:
        return (self[at] for at in range(len(self)))

    def keys_of(self, number: int) -> Sequence[int]:
        """The keys of the rows of a window."""
        return self.keys[number * WINDOW : (number + 1) * WINDOW]

    def fill(self, number: int, rows: Sequence[T]) -> None:
        """Take in the rows of a window; the one longest unused goes."""
        self._windows[number] = rows
        while len(self._windows) > KEPT:
            self._windows.popitem(last=False)

    def is_there(self, at: int) -> bool:
        """Whether a row is in memory."""
        return at // WINDOW in self._windows

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(map(len, self._windows.values()))


class WindowModel(RowModel[T]):
    """Rows by their keys, fetched by windows of 32 when they come into view."""

    wanted = Signal(int)  # a window to fetch

    def __init__(
        self,
        spoken: Callable[[T], str],
        key: Callable[[T], Hashable],
        blank: Callable[[int], T],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(spoken, key, parent=parent)
        self._blank = blank
        self._asked: set[int] = set()
        self._places = NO_PLACES
        self.windows = self._holder(())
        self.rows = self.windows

    def show_keys(
        self,
        keys: Sequence[int],
        number: int = 0,
        rows: Sequence[T] = (),
        places: Mapping[int, int] = NO_PLACES,
    ) -> None:
        """Swap all rows; those of one window are there at once, and places that are known."""
        self.beginResetModel()
        self._asked.clear()
        self._places = places
        self.windows = self._holder(keys)
        if rows:
            self.windows.fill(number, rows)
        self.rows = self.windows
        self.endResetModel()

    def fill(self, keys: Sequence[int], number: int, rows: Sequence[T]) -> None:
        """Take in a window that was asked for; one of another list is dropped."""
        if keys is not self.windows.keys:
            return
        self._asked.discard(number)
        self.windows.fill(number, rows)
        first = number * WINDOW
        self.dataChanged.emit(
            self.index(first),
            self.index(first + len(rows) - 1),
            [Qt.ItemDataRole.DisplayRole],
        )

    def key_at(self, row: int) -> Hashable | None:
        keys = self.windows.keys
        return keys[row] if 0 <= row < len(keys) else None

    def find(self, key: Hashable) -> int:
        if not isinstance(key, int):
            return -1
        known = self._places.get(key)
        return place_of(self.windows.keys, key) if known is None else known

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be dragged out; none is asked for by this."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def _holder(self, keys: Sequence[int]) -> WindowedRows[T]:
        return WindowedRows(keys, self._blank, self._miss)

    def _miss(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            self.wanted.emit(number)
