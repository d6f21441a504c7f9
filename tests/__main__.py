"""All checks: `./enishi test`. With arguments: pytest alone, run in the checkout's root."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.virtual_display import DisplayMissing, virtual_displays

ROOT = Path(__file__).resolve().parent.parent
# Without a cache: how imports are sorted depends on files that a cached answer does not know of.
CHECKS = {
    "format": ("-m", "ruff", "format", "--no-cache", "--check", "."),
    "lint": ("-m", "ruff", "check", "--no-cache", "."),
    "types": ("-m", "mypy"),
    "imports": ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
}


def main(arguments: Sequence[str]) -> int:
    """Run the checks and the tests; 0 if all passed. Pytest's summary is the last line."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        if arguments:
            return run_pytest(arguments, workers=1)
        passed = run_checks()
        workers = min(4, os.cpu_count() or 1)
        tests = run_pytest(["-n", str(workers), "--dist", "loadfile"], workers)
        return tests or int(not passed)
    except DisplayMissing as missing:
        print(missing, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def run_checks() -> bool:
    """Run the checks that execute nothing, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return all(list(pool.map(run_check, CHECKS)))


def run_check(name: str) -> bool:
    """Run one check, say how it went, and show its output if it failed."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, *CHECKS[name]],
        cwd=ROOT,
        env=environment(),
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    verdict = "failed" if done.returncode else "passed"
    report = f"{name:8} {verdict}  {time.monotonic() - start:5.1f} s\n"
    print((done.stdout if done.returncode else "") + report, end="", flush=True)
    return done.returncode == 0


def run_pytest(arguments: Sequence[str], workers: int) -> int:
    """Run pytest on virtual displays, one for each of its workers."""
    command = [sys.executable, "-m", "pytest", *arguments]
    with virtual_displays(workers) as display:
        return subprocess.run(
            command, cwd=ROOT, env=environment() | display, check=False
        ).returncode


def environment() -> dict[str, str]:
    """The caller's environment, with this checkout's packages before all others."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
