"""A person at the program's window: real keys and clicks on a display of the test's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.doubles.drag_source import DROPPED, LEFT, SIZE, TITLE, TOP
from tests.doubles.processes import eventually
from tests.doubles.program import environment
from tests.virtual_display import virtual_displays

PATIENCE = 30.0
"""Seconds for what takes a moment; far more than it needs, for machines with other work."""


class Seat:
    """One display, one keyboard, one mouse.

    There is no window manager: a window that is to have the keyboard is given it.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._programs: list[subprocess.Popen[bytes]] = []

    def start(self, data: Path, *files: Path) -> subprocess.Popen[bytes]:
        """Start the window's program."""
        program = subprocess.Popen(
            [sys.executable, "-m", "ui", "--data", str(data), "--lang", "en", *map(str, files)],
            env=environment(self._variables),
        )
        self._programs.append(program)
        return program

    def focus(self, title: str) -> None:
        """Wait for a window whose title has these words, and give it the keyboard."""
        assert eventually(lambda: bool(self.windows(title)), PATIENCE), f"no window “{title}”"
        self._xdotool("windowfocus", "--sync", self.windows(title)[-1])

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title has these words."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `ctrl+Return`."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type ASCII text."""
        self._xdotool("type", "--delay", "5", "--", text)

    def drop(self, path: Path) -> None:
        """Drag a file or folder from another program's window onto the middle of the first one."""
        command = [sys.executable, "-m", "tests.doubles.drag_source", str(path)]
        source = subprocess.Popen(command, env=environment(self._variables))
        self._programs.append(source)
        assert eventually(lambda: bool(self.windows(TITLE)), PATIENCE)

        def is_taken() -> bool:
            self.drag((LEFT + SIZE // 2, TOP + SIZE // 2), (600, 420))
            return eventually(lambda: bool(self.windows(DROPPED)), 2.0)

        assert eventually(is_taken, PATIENCE)

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in steps as a hand does, rest there a moment, and let go."""
        steps = 12
        for at in range(steps + 1):
            x, y = (round(a + (b - a) * at / steps) for a, b in zip(begin, end, strict=True))
            press = () if at else ("mousedown", "1")
            self._xdotool("mousemove", str(x), str(y), *press, "sleep", "0.02")
        self._xdotool("sleep", "0.3", "mouseup", "1")

    def click_down_to(self, page: str) -> None:
        """Click down the navigation at the window's left, row by row, until a page is open."""
        for down in range(60, 500, 18):
            window = self.windows("Enishi$")[-1]
            self._xdotool("mousemove", "--window", window, "100", str(down), "click", "1")
            if eventually(lambda: bool(self.windows(f"{page} – Enishi")), 0.3):
                return
        raise AssertionError(f"no click leads to {page}")

    def leave(self) -> None:
        """End what still runs."""
        for program in self._programs:
            if program.poll() is None:
                program.kill()
            program.wait()

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=environment(self._variables),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,  # a search that finds nothing says so by its exit status
        )
        return done.stdout


@contextmanager
def seat(folder: Path) -> Iterator[Seat]:
    """A display with nothing on it, and settings of its own in `folder`."""
    with virtual_displays(1) as display:
        own = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        plain = {"QT_QPA_PLATFORMTHEME": "", "XDG_CURRENT_DESKTOP": "", "QT_IM_MODULE": ""}
        made = Seat(display | own | plain)
        try:
            yield made
        finally:
            made.leave()
