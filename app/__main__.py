"""`python -m app`: the command line; without arguments, the window in a process of its own."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

from app.cli.main import main


def start() -> int:
    """Run what was asked for and answer its exit status."""
    multiprocessing.freeze_support()
    if len(sys.argv) == 1:
        return subprocess.run([sys.executable, "-m", "ui"], check=False).returncode
    return main()


if __name__ == "__main__":
    sys.exit(start())
