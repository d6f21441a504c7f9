"""`enishi`: without a command the window, else the command line, which never loads Qt."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path


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


def window_arguments(arguments: Sequence[str]) -> Namespace | None:
    """Folder, language and files to take in, where the window is meant; else None.

    It is meant where there are only common options, or files as a desktop hands them over:
    with an ending or within a folder, so that none is taken for a command.
    """
    parser = ArgumentParser(add_help=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang", choices=("ja", "en"))
    parser.add_argument("files", nargs="*", type=Path)
    wanted, unknown = parser.parse_known_args(arguments)
    are_files = all(path.exists() and (path.suffix or len(path.parts) > 1) for path in wanted.files)
    return wanted if are_files and not unknown else None


if __name__ == "__main__":
    sys.exit(main())
