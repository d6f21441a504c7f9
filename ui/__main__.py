"""`enishi`: without a command the window, else the command line, which never loads Qt."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


def main() -> int:
    """Run the program; its exit status."""
    if getattr(sys, "frozen", False):  # a worker of the built program comes in here, too
        import multiprocessing

        multiprocessing.freeze_support()
    wanted = window_arguments(sys.argv[1:])
    if wanted is None:
        from app.cli.main import main as cli_main

        return cli_main(sys.argv[1:])
    # Nothing that is loaded now goes away again; `GarbageCollector` takes over with the window.
    gc.disable()
    _import_qt()
    from ui.main import run

    return run(wanted.data, wanted.lang, wanted.files)


def _import_qt() -> None:
    from ui.bindings import load

    load()


class Wanted(NamedTuple):
    """A window: on which card book, in which language, and what it is to take in."""

    data: Path | None
    lang: str | None
    files: list[Path]


def window_arguments(arguments: Sequence[str]) -> Wanted | None:
    """What window is meant; None where it is none, or something that only `argparse` understands.

    It is meant where there are only common options, or files as a desktop hands them over:
    with an ending or within a folder, so that none is taken for a command.
    """
    options: dict[str, str | None] = {"--data": None, "--lang": None}
    files: list[Path] = []
    words = iter(arguments)
    for word in words:
        name, has_value, value = word.partition("=")
        if name in options:
            options[name] = value if has_value else next(words, "")
        else:
            files.append(Path(word))
    folder, language = options.values()
    are_files = all(path.exists() and (path.suffix or len(path.parts) > 1) for path in files)
    if not are_files or folder == "" or language not in (None, "ja", "en"):
        return None
    return Wanted(Path(folder) if folder else None, language, files)


if __name__ == "__main__":
    sys.exit(main())
