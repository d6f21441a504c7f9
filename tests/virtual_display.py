"""Virtual displays, so that windows open as on a desk and without one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

DISPLAYS = "ENISHI_TEST_DISPLAYS"
_XVFB = ("Xvfb", "-screen", "0", "1600x1200x24", "-dpi", "96", "-nolisten", "tcp", "-noreset")


class DisplayMissing(Exception):
    """No virtual display can be had; the message says how to get one."""


@contextmanager
def virtual_displays(count: int) -> Iterator[dict[str, str]]:
    """Start `count` displays and give the variables that lead Qt to them; stop them afterwards.

    Only X11 systems need one: macOS and Windows always have a desktop, and get no variables.
    """
    with ExitStack() as stack:
        if sys.platform in ("darwin", "win32"):
            yield {}
        else:
            yield _variables([stack.enter_context(_xvfb()) for _ in range(count)])


def display_of_worker(displays: Sequence[str], worker: str) -> str:
    """The display for one of pytest's processes: `gw0`, `gw1` … take turns, so that windows of
    two never fight for the focus; the main process has no number and takes the first."""
    number = int(worker.removeprefix("gw") or 0)
    return displays[number % len(displays)]


def _variables(displays: Sequence[str]) -> dict[str, str]:
    return {
        "DISPLAY": displays[0],
        DISPLAYS: " ".join(displays),
        "QT_QPA_PLATFORM": "xcb",
        "WAYLAND_DISPLAY": "",
    }


@contextmanager
def _xvfb() -> Iterator[str]:
    if not shutil.which("Xvfb"):
        raise DisplayMissing("Xvfb is missing. To get it: apt-get install xvfb")
    answer, sent = os.pipe()
    server = subprocess.Popen(
        [*_XVFB, "-displayfd", str(sent)], pass_fds=[sent], stderr=subprocess.DEVNULL
    )
    os.close(sent)
    try:
        with os.fdopen(answer) as file:
            number = file.readline().strip()
        if not number:
            raise DisplayMissing("Xvfb did not start. To see why: Xvfb -displayfd 1")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
