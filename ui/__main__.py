"""`enishi`: without arguments the window, else the command line, which never loads Qt."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the program; its exit status."""
    multiprocessing.freeze_support()
    if len(sys.argv) > 1:
        from app.cli.main import main as cli_main

        return cli_main(sys.argv[1:])
    from ui.main import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
