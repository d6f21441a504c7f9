"""Scanners by way of SANE's program `scanimage`, a child process: nothing of it is linked."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.errors import SetupError
from app.i18n import N_
from app.services.scanner_options import Abilities, Feed, Source, abilities_in

_LOOK_SECONDS = 60.0  # network scanners answer slowly
_PROGRAM = "scanimage"


@dataclass(frozen=True, slots=True)
class Scanner:
    """A scanner that SANE found; `device` is its name there."""

    device: str
    label: str


def find_scanners() -> tuple[Scanner, ...]:
    """The scanners that are there now; may take many seconds.

    Raises:
        SetupError: SANE's program is not installed, or does not answer.
    """
    told = _run("--formatted-device-list=%d\t%v %m%n")
    rows = (line.partition("\t") for line in told.splitlines() if "\t" in line)
    return tuple(Scanner(device, label.strip() or device) for device, _, label in rows)


def abilities_of(scanner: Scanner) -> Abilities:
    """What a scanner can do; errors as for `find_scanners`."""
    return abilities_in(_run(f"--device-name={scanner.device}", "--all-options"))


def scan(
    scanner: Scanner,
    source: Source,
    folder: Path,
    on_page: Callable[[Path], object],
    stopped: threading.Event,
) -> int:
    """Scan what lies on the glass, or all that is in the feeder; answers how many pages.

    Args:
        scanner: the scanner.
        source: where the cards lie.
        folder: an existing folder that gets a PNG for each page.
        on_page: told each page's file as soon as it is complete.
        stopped: set by another thread to end the scan after what is under way.

    Raises:
        SetupError: the scanner refused; pages that were told are complete.
    """
    abilities = abilities_of(scanner)
    count = ("--batch-count=1",) if source.feed is Feed.GLASS else ()
    pattern = str(folder / "page-%04d.png").replace("\n", " ")
    asked = (f"--device-name={scanner.device}", *source.arguments, *abilities.arguments, *count)
    output = ("--format=png", f"--batch={pattern}", "--batch-print")
    with (folder / "messages").open("w+b") as messages:
        process = _start((*asked, *output), stdout=subprocess.PIPE, stderr=messages)
        watch = threading.Thread(target=_end_when, args=(process, stopped), daemon=True)
        watch.start()
        pages = _hand_on(process, scanner, on_page)
        process.wait()
        messages.seek(0)
        problem = _problem(messages.read().decode(errors="replace"))
    if problem is not None and not stopped.is_set():
        raise SetupError(
            N_("The scanner stopped: {reason}. The pages before were taken in."), reason=problem
        )
    return pages


def _hand_on(
    process: subprocess.Popen[bytes], scanner: Scanner, on_page: Callable[[Path], object]
) -> int:
    assert process.stdout is not None, "the names of the pages come there"
    pages = 0
    with process.stdout as names:
        for line in names:
            path = Path(os.fsdecode(line.rstrip(b"\n")))
            if path.is_file():
                pages += 1
                _sign(path, f"{scanner.label}, page {pages}, {path.stat().st_mtime_ns}")
                on_page(path)
    return pages


def _end_when(process: subprocess.Popen[bytes], stopped: threading.Event) -> None:
    """Ask the program to end once that is wanted; it finishes its talk with the scanner."""
    while process.poll() is None:
        if stopped.wait(0.2):
            with suppress(ProcessLookupError):
                process.terminate()
            return


def _sign(path: Path, text: str) -> None:
    """Write into a PNG where it comes from, so that no two pages are one file: blank backs."""
    content = path.read_bytes()
    end = content.rfind(b"IEND") - 4
    if end < 8:
        return
    data = b"tEXtSource\0" + text.encode("latin-1", "replace")
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    path.write_bytes(content[:end] + chunk + content[end:])


def _problem(messages: str) -> str | None:
    """Why the program stopped; an empty feeder after the last page is no problem."""
    lines = [line for line in messages.splitlines() if line.startswith("scanimage: ")]
    reasons = [line.rpartition(": ")[2] for line in lines if "sane_" in line or "open" in line]
    emptied = "out of documents" in messages and ", 0 pages" not in messages
    return None if emptied or not reasons else reasons[-1]


def _run(*arguments: str) -> str:
    process = _start(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        told, _ = process.communicate(timeout=_LOOK_SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.wait()
        raise SetupError(
            N_("The scanners do not answer. Switch them on and look again.")
        ) from error
    return told.decode(errors="replace")


def _start(
    arguments: tuple[str, ...], stdout: int, stderr: int | IO[bytes]
) -> subprocess.Popen[bytes]:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise SetupError(
            N_(
                "Scanning needs SANE's program scanimage. To get it:  "
                "sudo apt-get install sane-utils  (Fedora: sudo dnf install sane-backends)"
            )
        )
    plain = {**os.environ, "LC_ALL": "C"}
    return subprocess.Popen(
        [program, *arguments], stdout=stdout, stderr=stderr, stdin=subprocess.DEVNULL, env=plain
    )
