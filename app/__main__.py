"""`python -m app`: the command line; without arguments, the window in a process of its own."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

from app.cli.main import main, means_window


def start() -> int:
    """Run what was asked for and answer its exit status."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if means_window(arguments):
        return subprocess.run([sys.executable, "-m", "ui", *arguments], check=False).returncode
    return main(arguments)


if __name__ == "__main__":
    sys.exit(start())
