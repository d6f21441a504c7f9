"""What very large files of contacts take: seconds and memory.

    python -m tests.eval.large_files [NUMBER] [--import] [--folder DIR]

Makes a file of that many people, a million unless said otherwise, and files with a line of 100 MB
and a picture of 50 MB; parses each, shows what an import would do and, where asked for, imports
it. Every step is a process of its own, so that its peak of memory (resident set) is its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.cardbook import CardBook
from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import write_vcards
from app.services.import_preview import preview
from app.services.import_sources import ImportSource
from app.services.imports import import_files
from tests.eval.vcards import person

MANY = 1_000_000
_MEGA = 1024 * 1024
_GOOD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hanako Mihon\r\nEND:VCARD\r\n"


def write_people(path: Path, count: int) -> None:
    """Write so many made-up people, one by one."""
    with path.open("wb") as file:
        file.writelines(write_vcards(person(number) for number in range(count)))


def write_line(path: Path, head: bytes, size: int) -> None:
    """Write a card with one line of this many bytes, and a good card behind it."""
    with path.open("wb") as file:
        file.write(_GOOD.removesuffix(b"END:VCARD\r\n") + head)
        file.writelines(_letters(size))
        file.write(b"\r\nEND:VCARD\r\n" + _GOOD)


def write_picture(path: Path, size: int) -> None:
    """Write a card with a folded picture of this many bytes, and a good card behind it."""
    with path.open("wb") as file:
        file.write(_GOOD.removesuffix(b"END:VCARD\r\n") + b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/\r\n")
        file.writelines(b" " + b"A" * 72 + b"\r\n" for _ in range(size * 4 // 3 // 72))
        file.write(b"END:VCARD\r\n" + _GOOD)


def _letters(size: int) -> Iterator[bytes]:
    return (b"x" * _MEGA for _ in range(size // _MEGA))


def parse(path: Path) -> str:
    """Read all people of a file and forget them."""
    people = problems = 0
    with path.open("rb") as file:
        for item in read_vcards(file):
            people += isinstance(item, ParsedCard)
            problems += not isinstance(item, ParsedCard)
    return f"{people:,} people, {problems} problems"


def show(path: Path, book: Path) -> str:
    """Find out what importing the file into a card book would do."""
    shown = CardBook(book).ask(preview, ImportSource(path))
    return f"{shown.counts['new']:,} new, {shown.failures.count} problems"  # type: ignore[index]


def take_in(path: Path, book: Path) -> str:
    """Import the file."""
    result = CardBook(book).run(import_files, [ImportSource(path)]).value
    return f"{result.added:,} added, {result.unchanged:,} unchanged"


def step(name: str, path: Path, book: Path) -> None:
    """Do one thing in this process and print what it took."""
    began = time.monotonic()
    told = parse(path) if name == "parse" else (show if name == "preview" else take_in)(path, book)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cpu = time.process_time()
    passed = time.monotonic() - began
    print(f"{path.name:12} {name:8} {passed:8.1f} s {cpu:8.1f} s cpu {peak:7.0f} MB  {told}")


def main() -> None:
    """Make the files and take the steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=MANY)
    parser.add_argument("--import", action="store_true", dest="store")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        step(chosen.step[0], *map(Path, chosen.step[1:]))
        return
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        write_people(folder / "people.vcf", chosen.number)
        write_line(folder / "line.vcf", b"NOTE:", 100 * _MEGA)
        write_picture(folder / "picture.vcf", 50 * _MEGA)
        steps = ("parse", "preview", *(("import", "again") if chosen.store else ()))
        for path in sorted(folder.glob("*.vcf")):
            for each in steps:
                words = [sys.executable, "-m", "tests.eval.large_files", "--step", each]
                subprocess.run([*words, str(path), str(folder / path.stem)], check=True)


if __name__ == "__main__":
    main()
