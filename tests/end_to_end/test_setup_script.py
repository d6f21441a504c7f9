"""The set-up and start script, with a small program and one locked package in place of ours."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.end_to_end.small_checkout import answer, lock, new_checkout, start, variables


class Finished(NamedTuple):
    checkout: Path
    first_start: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    root = new_checkout(tmp_path_factory.mktemp("first") / "my cards")
    first_start = start(root, "read", "a b.jpg", "--json")
    answer(start(root, "test"))
    return Finished(root, first_start)


@pytest.fixture
def ready(finished: Finished, tmp_path: Path) -> Path:
    """A checkout that was set up elsewhere and then moved here."""
    return shutil.copytree(finished.checkout, tmp_path / "moved cards", symlinks=True)


def test_first_start_keeps_standard_output_for_the_program(finished: Finished) -> None:
    assert answer(finished.first_start)["arguments"] == ["read", "a b.jpg", "--json"]
    assert "installing the locked Python packages" in finished.first_start.stderr


def test_next_start_says_and_fetches_nothing(ready: Path) -> None:
    shutil.rmtree(ready / "wheels")

    done = start(ready, "contacts")

    assert answer(done)["module"] == "app.__main__"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "module", "passed_on"),
    [
        ((), "ui.__main__", []),
        (("test", "-k", "a name"), "tests.__main__", ["-k", "a name"]),
        (("demo",), "app.__main__", ["demo"]),
        (("contacts", "", "*"), "app.__main__", ["contacts", "", "*"]),
    ],
)
def test_way_in(ready: Path, arguments: tuple[str, ...], module: str, passed_on: list[str]) -> None:
    told = answer(start(ready, *arguments, QT_QPA_PLATFORM="offscreen"))

    assert (told["module"], told["arguments"]) == (module, passed_on)


def test_callers_folder_stays_and_lends_no_module(ready: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "app").mkdir(parents=True)
    (elsewhere / "app" / "__main__.py").write_text("raise SystemExit('not mine')")

    told = answer(start(ready, "read", "card.jpg", cwd=elsewhere))

    assert told["cwd"] == str(elsewhere)


def test_started_by_a_link(ready: Path, tmp_path: Path) -> None:
    link = tmp_path / "bin" / "enishi"
    link.parent.mkdir()
    link.symlink_to(os.path.relpath(ready / "enishi", link.parent))

    done = subprocess.run([link, "doctor"], env=variables(ready, {}), capture_output=True)

    assert json.loads(done.stdout)["module"] == "app.__main__"


def test_exit_status_is_the_programs(ready: Path) -> None:
    assert start(ready, "scan", EXIT="4").returncode == 4


def test_program_takes_the_scripts_place(ready: Path) -> None:
    process = subprocess.Popen(
        [ready / "enishi", "demo"], env=variables(ready, {}), stdout=subprocess.PIPE, text=True
    )
    output, _ = process.communicate(timeout=60)

    assert json.loads(output)["pid"] == process.pid


def test_changed_lock_is_followed(ready: Path) -> None:
    lock(ready, "2.0")

    assert answer(start(ready, "demo"))["probe"] == "2.0"
    assert answer(start(ready, "test"))["probe"] == "2.0"


def test_package_with_another_digest_is_refused_until_the_right_one_comes(ready: Path) -> None:
    lock(ready, "2.0")
    wheel = next((ready / "wheels").glob("*-2.0-*"))
    right = wheel.read_bytes()
    wheel.write_bytes(right + b"changed on the way")

    refused = start(ready, "demo")
    wheel.write_bytes(right)

    assert (refused.returncode, refused.stdout) == (3, "")
    assert "start again" in refused.stderr.lower()
    assert answer(start(ready, "demo"))["probe"] == "2.0"


def test_half_done_environment_is_made_anew(ready: Path) -> None:
    (ready / ".venv" / "requirements.lock").unlink()
    (ready / ".venv" / "unfinished").touch()
    shutil.rmtree(next((ready / ".venv").glob("lib/python*/site-packages/pip")))

    assert answer(start(ready, "demo"))["probe"] == "1.0"
    assert not (ready / ".venv" / "unfinished").exists()


def test_lost_interpreter_is_replaced(ready: Path) -> None:
    python = ready / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")

    assert answer(start(ready, "demo"))["probe"] == "1.0"


def test_two_first_starts_at_once_set_up_once(tmp_path: Path) -> None:
    root = new_checkout(tmp_path / "my cards")
    both = [
        subprocess.Popen(
            [root / "enishi", "demo"], env=variables(root, {}), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]  # fmt: skip
    told = [process.communicate(timeout=120) for process in both]

    assert [json.loads(output)["probe"] for output, _ in told] == ["1.0", "1.0"]
    assert "".join(errors for _, errors in told).count("installing the locked") == 1


def test_named_python_is_used_instead(ready: Path, tmp_path: Path) -> None:
    named = tmp_path / "my python"
    named.symlink_to(sys.executable)

    done = start(ready, "demo", ENISHI_PYTHON=str(named))

    assert "installing the locked Python packages" in done.stderr
    assert start(ready, "demo", ENISHI_PYTHON=str(named)).stderr == ""
    assert start(ready, "demo").stderr == ""


def test_old_python_is_named(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    done = start(new_checkout(tmp_path / "my cards"), "demo", ENISHI_PYTHON=str(old))

    assert done.returncode == 3
    assert "Python 3.11 or newer" in done.stderr and str(old) in done.stderr


def test_window_without_a_display_is_refused_before_anything_is_set_up(tmp_path: Path) -> None:
    root = new_checkout(tmp_path / "my cards")

    done = start(root, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")

    assert done.returncode == 3
    assert "no display" in done.stderr
    assert not (root / ".venv").exists()
