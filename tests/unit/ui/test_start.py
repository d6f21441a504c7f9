"""Starting: what is imported, what a second start does, what a bug looks like."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ui.__main__ import window_arguments
from ui.dialogs.crash import crash_dialog
from ui.single_instance import InstanceServer, hand_over


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    run = subprocess.run(  # a fresh interpreter is what is measured
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.split())


def test_the_window_is_imported_without_pixels() -> None:
    loaded = loaded_after("import ui.main")
    assert "PySide6.QtWidgets" in loaded
    assert not loaded & {"cv2", "numpy", "pytesseract", "onnxruntime"}
    assert "ui.contacts" not in loaded


def test_cameras_are_driven_only_once_one_is_opened() -> None:
    loaded = loaded_after("import ui.main, ui.intake.page")
    assert "ui.intake.camera_panel" in loaded
    assert not loaded & {"PySide6.QtMultimedia", "ui.intake.camera", "cv2", "numpy"}


def test_the_command_line_is_reached_without_qt() -> None:
    loaded = loaded_after("import ui.__main__; import app.cli")
    assert not {name for name in loaded if name.startswith("PySide6")}


def test_a_second_start_hands_its_files_over(qtbot: QtBot, tmp_path: Path) -> None:
    assert not hand_over(tmp_path, [])
    server = InstanceServer(tmp_path)
    card = tmp_path / "名刺 1.jpg"
    program = (
        "import sys; from pathlib import Path; from ui.single_instance import hand_over;"
        "sys.exit(0 if hand_over(Path(sys.argv[1]), [Path(sys.argv[2])]) else 1)"
    )
    with qtbot.waitSignal(server.started_again, timeout=20_000) as caught:
        second = subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(card)])
    assert second.wait(20) == 0
    assert caught.args == [[card.resolve()]]


def test_a_crash_shows_what_to_copy_and_goes_on(qtbot: QtBot) -> None:
    dialog = crash_dialog("Traceback\nZeroDivisionError: division by zero")
    qtbot.addWidget(dialog)
    assert "division by zero" in dialog.informativeText()
    assert isinstance(dialog, QMessageBox)
    names = {b.text() for b in dialog.findChildren(QPushButton)}
    assert {"Copy the report", "Go on"} <= names


def test_only_options_and_files_open_the_window(tmp_path: Path) -> None:
    card = tmp_path / "card.jpg"
    card.touch()
    assert window_arguments([]) is not None
    wanted = window_arguments(["--lang", "en", "--data", str(tmp_path), str(card)])
    assert wanted is not None
    assert (wanted.lang, wanted.data, wanted.files) == ("en", tmp_path, [card])
    for command in (["contacts"], ["scan", str(card)], ["--help"], ["missing.jpg"]):
        assert window_arguments(command) is None
