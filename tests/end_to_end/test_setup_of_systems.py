"""What the start script installs, or says has to be installed, on each kind of system."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.small_checkout import new_checkout, path_with, start


@pytest.mark.parametrize(
    ("sudo", "to_get_it"),
    [({}, "su -c 'dpkg "), ({"sudo": "exit 1"}, "sudo sh -c 'dpkg ")],
)
def test_without_the_right_to_install(tmp_path: Path, sudo: dict[str, str], to_get_it: str) -> None:
    root = new_checkout(tmp_path / "my cards")
    path = path_with(tmp_path / "bin", apt_get="echo installed", id="echo 1000", **sudo)

    done = start(root, "read", "card.jpg", PATH=path)

    assert (done.returncode, done.stdout) == (3, "")
    assert "missing:" in done.stderr and " tesseract-ocr " in done.stderr
    assert to_get_it in done.stderr
    assert not (root / ".venv").exists()


def test_administrator_is_told_before_system_packages_are_installed(tmp_path: Path) -> None:
    root = new_checkout(tmp_path / "my cards")
    path = path_with(tmp_path / "bin", apt_get='echo "apt-get $@"; exit 100', id="echo 0")

    done = start(root, "test", PATH=path)

    lines = done.stderr.splitlines()
    assert lines[0].startswith("enishi: installing these system packages:")
    assert {"tesseract-ocr-jpn", "xvfb"} <= set(lines[0].split())
    assert "apt-get update" in lines
    assert (done.returncode, done.stdout) == (3, "")


def test_fedora_gets_its_own_packages(tmp_path: Path) -> None:
    root = new_checkout(tmp_path / "my cards")
    path = path_with(tmp_path / "bin", dnf='echo "dnf $@"; exit 1', id="echo 0")

    done = start(root, "read", "card.jpg", PATH=path)

    (command,) = (line for line in done.stderr.splitlines() if line.startswith("dnf "))
    assert command.startswith("dnf install -y ")
    assert {"tesseract", "tesseract-langpack-jpn_vert"} <= set(command.split())
    assert (done.returncode, done.stdout) == (3, "")


def test_fedora_without_the_right_to_install_names_the_command(tmp_path: Path) -> None:
    root = new_checkout(tmp_path / "my cards")
    path = path_with(tmp_path / "bin", dnf="echo installed", id="echo 1000")

    done = start(root, "read", "card.jpg", PATH=path)

    assert done.returncode == 3
    assert "su -c 'dnf install -y " in done.stderr and "tesseract-langpack-jpn" in done.stderr
    assert "installed" not in done.stderr.split()


def test_homebrew_installs_without_an_administrator(tmp_path: Path) -> None:
    root = new_checkout(tmp_path / "my cards")
    brew = 'echo "brew $@"; exit 1'
    path = path_with(tmp_path / "bin", brew=brew, uname="echo Darwin", id="echo 501")

    done = start(root, "read", "card.jpg", PATH=path)

    assert "brew install tesseract tesseract-lang" in done.stderr
    assert (done.returncode, done.stdout) == (3, "")


@pytest.mark.parametrize(
    ("system", "means"),
    [
        ("Darwin", "install Homebrew and start Enishi again"),
        ("MINGW64_NT-10.0", "winget install --interactive UB-Mannheim.TesseractOCR"),
        ("Linux", "by this system's own means"),
    ],
)
def test_without_a_package_manager_a_sentence_says_what_to_do(
    tmp_path: Path, system: str, means: str
) -> None:
    root = new_checkout(tmp_path / "my cards")
    path = path_with(tmp_path / "bin", uname=f"echo {system}", id="echo 1000")

    done = start(root, "read", "card.jpg", PATH=path)

    assert done.returncode == 3
    assert "missing: " in done.stderr and means in done.stderr
    assert not (root / ".venv").exists()
