"""The program as a process of its own, as a user or a script starts it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    """What the program answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as one document."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as one document a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def enishi(
    data: Path,
    *arguments: str,
    lang: str = "en",
    cwd: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> Answer:
    """Run `enishi …` on a card book, with these further variables, and wait for its end."""
    return _run("app", "--data", str(data), "--lang", lang, *arguments, cwd=cwd, env=variables)


def in_process(data: Path, *arguments: str) -> Answer:
    """The same in this process, for tests of many commands: ten times as fast.

    What a process of its own would show (its start, signals, encodings) is tested elsewhere.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(["--data", str(data), "--lang", "en", *arguments])
        except SystemExit as end:  # wrong use
            status = int(end.code or 0)
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Answer(status, *texts)


def hampered(how: Sequence[str], data: Path, *arguments: str) -> Answer:
    """Run `enishi …` in hard surroundings: see `tests.doubles.hampered`."""
    command_line = ("--data", str(data), "--lang", "en", *arguments)
    return _run("tests.doubles.hampered", *how, "--", *command_line)


def in_hard_surroundings(how: Sequence[str], *arguments: str) -> Answer:
    """Run what `run=` names with these arguments, in the same way."""
    return _run("tests.doubles.hampered", *how, "--", *arguments)


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """The surroundings of a program that runs this checkout's code."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"} | dict(variables or {})


def _run(
    module: str, *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Answer:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
