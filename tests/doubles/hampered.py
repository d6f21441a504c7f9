"""The program in hard surroundings: `python -m tests.doubles.hampered HOW… -- ARGUMENTS`.

What HOW may be:

- `bytes=N`: no file may grow beyond N bytes, as on a full disk.
- `permissions`: permissions of files count for root too, which gives up its right to ignore them.
- `die=N`: the process is killed (SIGKILL) just before its Nth call that may change the disk.
- `count=FILE`: the number of such calls is written to FILE at the end.
- `run=MODULE:FUNCTION`: takes the arguments in the place of the command line.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import resource
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

COMMAND_LINE = "app.cli.main:main"
_PR_CAPBSET_DROP = 24
_IGNORE_PERMISSIONS = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""

_DISK_CALLS = frozenset(
    {"execute", "executemany", "commit", "rollback", "backup", "replace", "rename", "fsync"}
    | {"write", "writelines", "mkdir", "unlink", "rmdir", "chmod", "link", "open", "close"}
)


class _Counter:
    """Counts calls that may change the disk, and kills the process before one of them."""

    def __init__(self, fatal: int) -> None:
        self.calls = 0
        self._fatal = fatal

    def __call__(self, _frame: FrameType, event: str, function: Any) -> None:
        if event == "c_call" and function.__name__ in _DISK_CALLS:
            self.calls += 1
            if self.calls == self._fatal:
                os.kill(os.getpid(), signal.SIGKILL)


def main(arguments: list[str]) -> int:
    """Run the program as told and answer its exit status."""
    cut = arguments.index("--")
    told = dict(word.partition("=")[::2] for word in arguments[:cut])
    if told.pop("permissions", None) is not None and os.geteuid() == 0:
        _give_up_rights(told, arguments[cut:])
    if "bytes" in told:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(told["bytes"]),) * 2)
    module, _, function = told.get("run", COMMAND_LINE).partition(":")
    run = getattr(importlib.import_module(module), function)
    counter = _Counter(int(told.get("die", 0)))
    if "die" in told or "count" in told:
        sys.setprofile(counter)
    status: int = run(arguments[cut + 1 :])
    sys.setprofile(None)
    if "count" in told:
        Path(told["count"]).write_text(str(counter.calls))
    return status


def _give_up_rights(told: dict[str, str], rest: list[str]) -> None:
    """Start anew without them: what is not in the bounding set is lost by `exec`."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in _IGNORE_PERMISSIONS:
        if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "the right to ignore permissions cannot be given up")
    others = [f"{key}={value}" for key, value in told.items()]
    os.execv(sys.executable, [sys.executable, "-m", "tests.doubles.hampered", *others, *rest])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
