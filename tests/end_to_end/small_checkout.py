"""A checkout with a small program and one locked package in place of ours, and its start script."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

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
