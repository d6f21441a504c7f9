import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.virtual_display import DISPLAYS, display_of_worker, virtual_displays

OPEN_A_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
print(application.platformName(), window.isVisible())
"""


@pytest.mark.parametrize(
    ("worker", "display"), [("", ":7"), ("gw0", ":7"), ("gw1", ":9"), ("gw2", ":7")]
)
def test_workers_take_turns(worker: str, display: str) -> None:
    assert display_of_worker([":7", ":9"], worker) == display


def test_windows_open_on_each_display_and_no_server_stays() -> None:
    with virtual_displays(2) as display:
        names = display.get(DISPLAYS, "").split()  # none where there is always a desktop
        for name in names:
            environment = os.environ | display | {"DISPLAY": name}
            assert shown(environment) == "xcb True\n"

    assert len(set(names)) == len(names)
    assert not any(Path(f"/tmp/.X11-unix/X{name[1:]}").exists() for name in names)


def shown(environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", OPEN_A_WINDOW]
    return subprocess.run(command, env=environment, capture_output=True, text=True).stdout
