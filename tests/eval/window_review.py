"""A stack reviewed by keys alone, at a person's pace: `python -m tests.eval.window_review DIR`.

DIR holds pictures of cards with their truth, as `python -m tests.cards` makes them. They are read,
then looked at in a real window with real key events. The person looks at each card for a while,
goes through the unsure fields by Enter with a glance at each, takes an alternative where the right
one is offered, corrects letters or types what is wrong or missing, and reaches sure fields that are
wrong by Tab. Each key takes its time, a Japanese letter two of them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.cardbook import CardBook
from app.domain.card import ScanState
from app.services import intake, review
from app.services.contacts import summaries
from ocr.model import FieldKind
from tests.cards.truth import CardTruth, load_truth
from tests.doubles.windows import open_window
from tests.eval.figures import commit, machine
from tests.eval.matching import NUMBERS, normalised
from tests.eval.tables import table
from tests.eval.window_typing import wait
from ui.desk import Desk
from ui.intake.taking_in import Into, take_in_all
from ui.main_window import MainWindow
from ui.review.field import Field
from ui.review.page import ReviewPage

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
GLANCE = 0.5
"""Seconds for the enlarged piece of the card above an unsure field."""
MOST_TABS = 30


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for a key, and to look at a card."""

    key: float
    look: float


class Hands:
    """Presses keys at a person's pace and counts them by what they are for."""

    def __init__(self, window: MainWindow, pace: Pace) -> None:
        self._window, self._pace = window, pace
        self.keys: Counter[str] = Counter()

    def press(self, what: str, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key, or two held together."""
        rest(self._pace.key)
        QTest.keyClick(self._focus, key, modifier)
        self.keys[what] += 1

    def write(self, text: str) -> None:
        """Correct what stands in the field, or type it anew where that is less to do."""
        field = self._focus
        assert isinstance(field, QLineEdit)
        before = field.text()
        same = _shared(before, text)
        after = _shared(before[same:][::-1], text[same:][::-1])
        wrong = len(before) - same - after
        if after + wrong < len(text):
            for key, times in ((Key.Key_End, 1), (Key.Key_Left, after), (Key.Key_Backspace, wrong)):
                for _ in range(times):
                    self.press("going to a letter", key)
            text = text[same : len(text) - after]
        else:
            self.press("typing", Key.Key_A, CTRL)
        for letter in text:
            times = 1 if letter.isascii() else 2
            rest(self._pace.key * times)
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(self._focus, event)
            self.keys["typing"] += times
        if not text and field.hasSelectedText():
            self.press("typing", Key.Key_Delete)

    @property
    def _focus(self) -> QWidget:
        found = self._window.focusWidget()
        if found is None:
            raise RuntimeError("nothing has the keyboard")
        return found


def rest(seconds: float) -> None:
    """Let the program go on meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


class Person:
    """Knows what is printed on the card, and puts right what the form has otherwise."""

    def __init__(self, page: ReviewPage, hands: Hands, pace: Pace) -> None:
        self._page, self._hands, self._pace = page, hands, pace

    def review(self, card: CardTruth) -> None:
        """Look, put right, accept."""
        rest(self._pace.look)
        if self._page.known.isVisible():
            self._hands.press("duplicates", Key.Key_D, CTRL)
        wanted = dict(self._wanted(card))
        for row in self._page.form.unsure:
            if not row.has_focus:
                row.inputs[0].setFocus()  # which Enter did, if it was unsure before
            rest(GLANCE)
            self._put_right(row, wanted.pop(row.key, None))
            if self._page.form.unsure and self._page.form.unsure != (row,):
                self._hands.press("confirming", Key.Key_Return)
        for key, text in wanted.items():
            self._go_to(self._page.form.rows[key])
            self._put_right(self._page.form.rows[key], text)
        self._hands.press("accepting", Key.Key_Return, CTRL)

    def _wanted(self, card: CardTruth) -> Iterator[tuple[str, str]]:
        """What each field should say that says something else."""
        rows = list(self._page.form.rows.values())
        left = list(card.fields)
        wrong = []
        for row in rows:
            if not row.text:
                continue
            same = [t for t in left if _alike(row, t.kind) and _says(row, t.kind, t.value)]
            if same:
                left.remove(same[0])
            elif row.reading is not None:
                wrong.append(row)
        free = wrong + [row for row in rows if not row.text]
        for kind, value in left:
            found = next((r for r in free if r.kind is kind), None)
            if found is not None:
                free.remove(found)
                yield found.key, value
        yield from ((row.key, "") for row in wrong if row in free)

    def _go_to(self, row: Field) -> None:
        for _ in range(MOST_TABS):
            if row.has_focus:
                return
            self._hands.press("Tab", Key.Key_Tab)
        row.inputs[0].setFocus()

    def _put_right(self, row: Field, text: str | None) -> None:
        if text is None:
            return
        offers = [offer.text for offer in row.offers]
        at = next((n for n, o in enumerate(offers, 1) if _same(row.kind, o, text)), 0)
        if 0 < at <= 9:
            self._hands.press("alternatives", Key(Key.Key_0 + at), ALT)
            return
        nearest = max(range(len(offers)), key=lambda n: _likeness(offers[n], text), default=None)
        if nearest is not None and _likeness(offers[nearest], text) > _likeness(row.text, text):
            self._hands.press("alternatives", Key(Key.Key_1 + nearest), ALT)
        parts = (text,) if len(row.inputs) == 1 else text.split(maxsplit=1)
        for number, part in enumerate(parts):
            if number:
                self._hands.press("Tab", Key.Key_Tab)
            self._hands.write(part)


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    differing = (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _alike(row: Field, kind: FieldKind) -> bool:
    return row.kind is kind or {row.kind, kind} <= NUMBERS


def _says(row: Field, kind: FieldKind, value: str) -> bool:
    return _same(kind, row.text, value)


def _same(kind: FieldKind, one: str, other: str) -> bool:
    if kind is FieldKind.NAME:  # the form has the family's name first, whatever the card
        one, other = (" ".join(sorted(name.split())) for name in (one, other))
    return normalised(kind, one) == normalised(kind, other)


def measure(folder: Path, work: Path, pace: Pace) -> list[list[str]]:
    """The figures of one stack."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(work / "s"))
    truths = {t.file: t for t in load_truth(folder) if len(t.cards) == 1}
    book = CardBook(work / "book")
    take_in_all([folder / name for name in truths], Into(), book)
    desk = Desk(book)
    desk.reading.start()
    window = open_window(desk)
    batch = book.ask(intake.newest_batch)
    assert batch is not None, "no picture was taken in"
    wait(lambda: not book.ask(intake.progress, batch).states[ScanState.WAITING])
    window.open_page("review")
    page = window.page
    assert isinstance(page, ReviewPage)
    hands = Hands(window, pace)
    person = Person(page, hands, pace)
    cards, begun, waited = len(book.ask(review.queue)), time.monotonic(), 0.0
    for _ in range(cards):
        asked = time.monotonic()
        wait(lambda: page.in_hand is not None)
        waited += time.monotonic() - asked
        assert page.in_hand is not None
        name = book.ask(intake.scan, page.in_hand).file_name
        person.review(truths[name].cards[0])
    wait(lambda: not book.ask(review.queue))
    seconds = time.monotonic() - begun
    people = len(book.ask(summaries))
    window.close()
    desk.close()
    book.disconnect()
    total = sum(hands.keys.values())
    return [
        ["cards, contacts made", f"{cards}, {people}"],
        ["seconds for all", f"{seconds:.0f}"],
        ["seconds for a card", f"{seconds / cards:.1f}"],
        ["– of which the next card took", f"{waited / cards:.2f}"],
        ["keys for a card", f"{total / cards:.1f}"],
        *([f"– {what}", f"{count / cards:.2f}"] for what, count in hands.keys.most_common()),
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.window_review")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=float, default=0.25, help="seconds for a key")
    parser.add_argument("--look", type=float, default=1.5, help="seconds to look at a card")
    chosen = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication(sys.argv[:1])
    print(f"{machine()}, {commit()}")
    with tempfile.TemporaryDirectory() as work:
        pace = Pace(chosen.key, chosen.look)
        print(table(["what", "measured"], measure(chosen.folder, Path(work), pace)))


if __name__ == "__main__":
    main()
