"""The set-up and start script, with a small program and one locked package in place of ours."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "enishi"
TOOLS = ("sh", "readlink", "uname", "cat", "cmp", "grep", "sort", "tr", "rm", "mkdir")
PROGRAM = """
import importlib.metadata, json, os, sys
print(json.dumps({
    "module": __spec__.name, "pid": os.getpid(), "cwd": os.getcwd(), "arguments": sys.argv[1:],
    "probe": importlib.metadata.version("enishi-probe"),
}))
sys.exit(int(os.environ.get("EXIT", "0")))
"""


def make_wheel(folder: Path, version: str) -> str:
    """A package without content; returns its line for a lock file."""
    name = f"enishi_probe-{version}"
    info = f"{name}.dist-info"
    folder.mkdir(exist_ok=True)
    wheel = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{info}/METADATA", f"Name: enishi-probe\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"enishi-probe=={version} --hash=sha256:{digest}\n"


def lock(checkout: Path, version: str) -> None:
    line = make_wheel(checkout / "wheels", version)
    for name in ("requirements.lock", "requirements-test.lock"):
        (checkout / name).write_text(line)


def variables(checkout: Path, extra: dict[str, str]) -> dict[str, str]:
    """The real environment, where pip knows the checkout's own wheels and no network."""
    pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": (checkout / "wheels").as_uri()}
    return {**os.environ, **pip, "PIP_CONFIG_FILE": os.devnull, **extra}


def start(
    checkout: Path, *arguments: str, cwd: Path | None = None, **extra: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "enishi", *arguments], cwd=cwd or checkout, env=variables(checkout, extra),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def answer(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def path_with(folder: Path, **stubs: str) -> str:
    """A PATH that holds the plain tools and these programs, each a line of shell."""
    folder.mkdir()
    for tool in set(TOOLS) - set(stubs):  # a stub must never be written through the link
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    for name, line in (stubs | {"python3": f'exec "{sys.executable}" "$@"'}).items():
        stub = folder / name.replace("_", "-")
        stub.write_text(f"#!/bin/sh\n{line}\n")
        stub.chmod(0o755)
    return str(folder)


def new_checkout(root: Path) -> Path:
    """A checkout in which nothing was set up yet."""
    for package in ("app", "ui", "tests"):
        (root / package).mkdir(parents=True)
        (root / package / "__main__.py").write_text(PROGRAM)
    shutil.copy(SCRIPT, root)
    lock(root, "1.0")
    return root


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
