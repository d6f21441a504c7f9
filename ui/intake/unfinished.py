"""What was dropped and is not all taken in yet: where the program ends before, the next goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSettings


class Unfinished:
    """Files and folders of one card book, kept on the machine; any thread may note or ask."""

    _of_this_process: ClassVar[set[Path]] = set()

    def __init__(self, root: Path) -> None:
        self._key = "unfinished/" + str(root.resolve()).replace("/", "|").replace("\\", "|")

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is still to be taken in."""
        value = _settings().value(self._key, [])
        kept = value if isinstance(value, list) else [value]
        return tuple(Path(name) for name in kept if isinstance(name, str) and name)

    @property
    def left_over(self) -> tuple[Path, ...]:
        """What an earlier process began and did not finish."""
        return tuple(path for path in self.paths if path not in self._of_this_process)

    def begin(self, paths: Sequence[Path]) -> None:
        """These are being taken in."""
        self._of_this_process.update(paths)
        self._keep(dict.fromkeys((*self.paths, *paths)))

    def end(self, paths: Sequence[Path]) -> None:
        """These are taken in, or it was said what is the matter with them."""
        self._keep(path for path in self.paths if path not in paths)

    def _keep(self, paths: Iterable[Path]) -> None:
        settings = _settings()
        if names := [str(path) for path in paths]:
            settings.setValue(self._key, names)
        else:
            settings.remove(self._key)
        settings.sync()


def _settings() -> QSettings:
    return QSettings("Enishi", "Enishi")
