"""The program as a process of its own, as a user or a script starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


def enishi(data: Path, *arguments: str, lang: str = "en", cwd: Path | None = None) -> Answer:
    """Run `enishi …` on a card book and wait for its end."""
    done = subprocess.run(
        [sys.executable, "-m", "app", "--data", str(data), "--lang", lang, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
