"""Notifications by the tray of a desktop: shown as plain text, and a click comes back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.doubles.processes import eventually
from tests.doubles.program import environment
from tests.doubles.seat import PATIENCE
from tests.doubles.tray import LEFT, SIDE, TOP
from tests.virtual_display import virtual_displays

ICON = (LEFT + SIDE // 3, TOP + SIDE // 3)
NOTE = (LEFT + 60, TOP + 62)


@contextmanager
def running(module: str, display: dict[str, str], said: str) -> Iterator[subprocess.Popen[str]]:
    """A program of the desktop from its first line, `said`, until it is no longer needed."""
    plain = {"QT_QPA_PLATFORMTHEME": "", "XDG_CURRENT_DESKTOP": "", "DBUS_SESSION_BUS_ADDRESS": ""}
    program = subprocess.Popen(
        [sys.executable, "-m", module],
        env=environment(display | plain),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None and program.stdout.readline() == said
        yield program
    finally:
        program.kill()
        program.communicate()


@pytest.mark.parametrize("place", [ICON, NOTE])
def test_a_note_is_shown_and_a_click_on_it_or_on_the_icon_comes_back(
    place: tuple[int, int],
) -> None:
    with (
        virtual_displays(1) as display,
        running("tests.doubles.tray", display, "ready\n"),
        running("tests.doubles.notifier", display, "shown True\n") as program,
    ):
        assert program.stdout is not None

        def is_clicked() -> bool:
            x, y = map(str, place)
            click = ("xdotool", "mousemove", x, y, "click", "1")
            subprocess.run(click, env=environment(display), timeout=PATIENCE, check=True)
            return eventually(lambda: program.poll() is not None, 1.0)

        assert eventually(is_clicked, PATIENCE)
        assert program.stdout.read().startswith("clicked today\n")
