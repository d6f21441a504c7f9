"""What lies in a folder and those below it, without what is hidden."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import PurePath


def _always() -> bool:
    return True


def walk(
    folder: PurePath,
    goes_on: Callable[[], bool] = _always,
    refused: Callable[[OSError], object] | None = None,
) -> Iterator[tuple[str, list[str]]]:
    """Each folder with the names of its files, both by name.

    Other systems leave hidden files beside every picture, which are none.

    Args:
        folder: where to begin.
        goes_on: asked for each folder; once it says no, nothing more is looked for.
        refused: is told of folders that cannot be opened.
    """
    for place, below, names in os.walk(folder, onerror=refused):
        if not goes_on():
            return
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield place, sorted(name for name in names if not name.startswith("."))


def ending(name: str) -> str:
    """The ending of a file's name, such as `.jpg`; cheaper than a path for each of many."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122
