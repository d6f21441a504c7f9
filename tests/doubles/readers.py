"""Readers that the real worker loads by name; the file that they are to read says what to do."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ocr.errors import EngineMissing, UnreadableImage
from ocr.geometry import Box
from ocr.model import (
    CardReading,
    FieldKind,
    FieldReading,
    Level,
    ReadResult,
    SideReading,
    SideSource,
)
from ocr.options import ReadOptions
from ocr.worker import Answer

Sides = tuple[SideSource, ...]


def scripted(sides: Sides, options: ReadOptions, on_card: Callable[[], object]) -> ReadResult:
    """Follow the file's first line: `recorded 3`, `dying`, `once dying`, …

    `once X` does X at the first attempt and is recorded at the second.
    """
    path = sides[0].path
    what, *rest = path.read_text().splitlines()[0].split()
    if what == "once":
        mark = path.with_suffix(".tried")
        what, rest = ("recorded", []) if mark.exists() else (rest[0], rest[1:])
        mark.touch()
    if what == "many":
        return many(sides, rest, on_card)
    return READERS[what](sides, rest)


def many(sides: Sides, words: list[str], on_card: Callable[[], object]) -> ReadResult:
    """As many cards as the first word says; each takes as many seconds as the second says."""
    for _ in range(int(words[0])):
        time.sleep(float(words[1]))
        on_card()
    return recorded(sides, words)


def recorded(sides: Sides, words: list[str]) -> ReadResult:
    """As many cards as the file says, one beside the other, each with a number as its name."""
    cards = tuple(_card(sides, number) for number in range(int(words[0]) if words else 1))
    return ReadResult(cards, 0.5, "recorded")


def failing(sides: Sides, words: list[str]) -> ReadResult:
    raise UnreadableImage(f"{sides[0].path.name} is no image.")


def without_engine(sides: Sides, words: list[str]) -> ReadResult:
    raise EngineMissing("Tesseract is not installed.")


def buggy(sides: Sides, words: list[str]) -> ReadResult:
    raise KeyError("Taro Yamada")


def hanging(sides: Sides, words: list[str]) -> ReadResult:
    while True:
        time.sleep(60)


def slow(sides: Sides, words: list[str]) -> ReadResult:
    time.sleep(float(words[0]))
    return recorded(sides, [])


def crawling(sides: Sides, words: list[str]) -> ReadResult:
    """Work at a small share of a core for so many seconds, as beside other programs."""
    end = time.monotonic() + float(words[0])
    while time.monotonic() < end:
        spun = time.process_time() + 0.02
        while time.process_time() < spun:
            pass
        time.sleep(0.15)
    return recorded(sides, [])


def spinning(sides: Sides, words: list[str]) -> ReadResult:
    while True:
        pass


def dying(sides: Sides, words: list[str]) -> ReadResult:
    os._exit(3)


def killed(sides: Sides, words: list[str]) -> ReadResult:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("unreachable")


def hungry(sides: Sides, words: list[str]) -> ReadResult:
    return ReadResult((), float(len(bytearray(8 << 30))), "hungry")


def chatty(sides: Sides, words: list[str]) -> ReadResult:
    """Print as engines do, from Python and below it."""
    print("noise on standard output", flush=True)
    os.write(1, b"noise on descriptor 1\n")
    os.write(2, b"noise on descriptor 2\n")
    return recorded(sides, [])


def surroundings(sides: Sides, words: list[str]) -> ReadResult:
    """Answer with the process's number, where it may write, and whether it loaded Qt or SQLite."""
    folder = Path(tempfile.mkdtemp())
    (folder / "left behind").write_text("")
    told = (str(os.getpid()), str(folder), os.environ["OMP_THREAD_LIMIT"], str(os.nice(0)))
    loaded = sorted({"PySide6", "peewee", "sqlite3", "app"} & set(sys.modules))
    return ReadResult((), 0.0, "surroundings", (*told, *loaded))


def starting_a_program(sides: Sides, words: list[str]) -> ReadResult:
    """Start a program as pytesseract does, note its number beside the image, and hang."""
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    sides[0].path.with_suffix(".pid").write_text(f"{os.getpid()} {program.pid}")
    return hanging(sides, words)


def wrong_type(sides: Sides, words: list[str]) -> ReadResult:
    return "no result"  # type: ignore[return-value]


def unsendable(sides: Sides, words: list[str]) -> ReadResult:
    return ReadResult((), 0.0, lambda: "no text")  # type: ignore[arg-type]


def wrong_id(sides: Sides, words: list[str]) -> ReadResult:
    """Answer a job that nobody gave, then do the real one."""
    _pipe().send(Answer(999_999, recorded(sides, [])))
    return recorded(sides, [])


def noise(sides: Sides, words: list[str]) -> ReadResult:
    _pipe().send_bytes(b"\x80\x05no pickle at all")
    return hanging(sides, words)


def half_an_answer(sides: Sides, words: list[str]) -> ReadResult:
    """Promise a thousand bytes, send three, and hang."""
    os.write(_pipe().fileno(), (1000).to_bytes(4, "big") + b"abc")
    return hanging(sides, words)


def _pipe() -> Connection[Any, Any]:
    """The worker's own pipe, which is none of a reader's business."""
    (pipe,) = (thing for thing in gc.get_objects() if isinstance(thing, Connection))
    return pipe


READERS: dict[str, Callable[[Sides, list[str]], ReadResult]] = {
    "recorded": recorded,
    "failing": failing,
    "buggy": buggy,
    "without-engine": without_engine,
    "hanging": hanging,
    "slow": slow,
    "crawling": crawling,
    "spinning": spinning,
    "dying": dying,
    "killed": killed,
    "hungry": hungry,
    "chatty": chatty,
    "surroundings": surroundings,
    "wrong-type": wrong_type,
    "unsendable": unsendable,
    "wrong-id": wrong_id,
    "noise": noise,
    "half-an-answer": half_an_answer,
    "starting-a-program": starting_a_program,
}


def _card(sides: Sides, number: int) -> CardReading:
    outline = Box(number * 100.0, 0.0, number * 100.0 + 91.0, 55.0).to_quad()
    readings = tuple(
        SideReading(side.face, side.outline or outline, side.turn or 0, (910, 550))
        for side in sides
    )
    name = FieldReading(FieldKind.NAME, f"Card {number + 1}", 0.95, Level.STRONG)
    return CardReading(readings, (name,))
