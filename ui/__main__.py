"""`enishi`: without a command the window, else the command line, which never loads Qt."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path


def main() -> int:
    """Run the program; its exit status."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    folder, files = window_arguments(arguments)
    if files is None:
        from app.cli.main import main as cli_main

        return cli_main(arguments)
    from ui.main import run

    return run(folder, files)


def window_arguments(arguments: Sequence[str]) -> tuple[Path | None, list[Path] | None]:
    """The card book's folder and the files to take in, where the window is meant.

    That is: nothing but `--data DIR` and files that exist. Otherwise the files are None.
    """
    folder: Path | None = None
    rest = list(arguments)
    if len(rest) >= 2 and rest[0] == "--data":
        folder, rest = Path(rest[1]), rest[2:]
    files = [Path(name) for name in rest]
    return folder, files if all(path.exists() for path in files) else None


if __name__ == "__main__":
    sys.exit(main())
