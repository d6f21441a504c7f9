"""Forty cards of an evening sorted by keys alone: `python -m tests.eval.window_evening`.

A real window gets real key events, as from somebody who knows the keys. Half of the people are
wanted: what was talked of and a promise are typed, an offer is ticked, the draft goes to the mail
program, and its record is confirmed. Of the others four of five are let go, the rest is a nuisance.
After each answer the next card must stand painted before the next key. What the program takes of
the fifteen minutes, and typing at three keys a second, is not left for thinking.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.cardbook import CardBook
from app.domain.contact import ContactDetails, ContactMethod, MethodKind, PersonName
from app.domain.event import Event
from app.domain.history import Encounter, TriageChoice
from app.domain.ids import EventId
from app.domain.offers import Offer
from app.services import events, history, offers, triage
from app.services.contacts import add_contact
from tests.doubles.mail_program import mail_program
from tests.doubles.windows import open_window
from tests.eval.figures import commit, machine
from tests.eval.tables import table
from tests.eval.window_typing import wait
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.triage.page import TriagePage

Key = Qt.Key
CARDS, SECONDS = 40, 15 * 60
KEYS_A_SECOND = 3
"""Of somebody who types calmly."""

TALKED, PROMISE = "renovation of the old school", "the flyer"


class Hands:
    """Presses keys in a window, counts them, and takes the time of the program."""

    def __init__(self, window: MainWindow, page: TriagePage) -> None:
        self._window, self._page = window, page
        self.keys: Counter[str] = Counter()
        self.clock = self.processor = self.slowest = 0.0

    def press(self, *keys: Qt.Key) -> None:
        """Keys that decide something, and the window's answer to each."""
        for key in keys:
            self._timed(partial(QTest.keyClick, self._focus, key))
            self.keys["deciding"] += 1

    def write(self, text: str) -> None:
        """Text, letter by letter."""
        for letter in text:
            self._timed(partial(QTest.keyClicks, self._focus, letter))
            self.keys["writing"] += 1

    def decide(self, key: Qt.Key) -> None:
        """The key that ends a card; the next one must lie on the table."""
        person = self._page.person
        strike = partial(QTest.keyClick, self._focus, key)
        self._timed(strike, lambda: self._page.person != person)
        self.keys["deciding"] += 1

    @property
    def _focus(self) -> QWidget:
        found = self._window.focusWidget()
        if found is None:
            raise RuntimeError("nothing has the keyboard")
        return found

    def _timed(
        self, strike: Callable[[], object], until: Callable[[], bool] = lambda: True
    ) -> None:
        clock, processor = time.perf_counter(), time.process_time()
        strike()
        wait(until)
        took = time.perf_counter() - clock
        self.clock += took
        self.processor += time.process_time() - processor
        self.slowest = max(self.slowest, took)


def evening(book: CardBook) -> EventId:
    """Forty people met this evening, and three things to bring."""
    event = book.run(events.add_event, Event("Minato evening", book.clock())).value
    for title in ("A talk on tours", "The casebook", "A room for ten"):
        book.run(offers.add_offer, Offer(title))
    for n in range(1, CARDS + 1):
        mail = ContactMethod(MethodKind.EMAIL, f"guest{n}@example.co.jp")
        person = ContactDetails(PersonName(f"山田 {n}郎"), methods=(mail,))
        contact_id = book.run(add_contact, person).value
        book.run(history.meet, Encounter(contact_id, book.clock(), event))
    return event


def sort_all(hands: Hands) -> None:
    """Every card, the wanted ones with all that can be noted."""
    for n in range(CARDS):
        if n % 2 == 0:
            hands.press(Key.Key_T)
            hands.write(TALKED)
            hands.press(Key.Key_Escape, Key.Key_P)
            hands.write(PROMISE)
            hands.press(Key.Key_Escape, Key.Key_Q, Key.Key_M, Key.Key_Return)
            hands.decide(Key.Key_Return)
        else:
            hands.decide(Key.Key_3 if n % 10 == 9 else Key.Key_2)


def measure(folder: Path) -> list[list[str]]:
    """The figures of one evening."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "s"))
    book = CardBook(folder / "book")
    event = evening(book)
    desk = Desk(book)
    window = open_window(desk)
    window.open_page("triage", event)
    page = window.page
    assert isinstance(page, TriagePage)
    wait(lambda: page.person is not None)
    page.focus_first()
    hands = Hands(window, page)
    with mail_program() as program:
        sort_all(hands)
    people = book.ask(triage.evening, book.derived, event).people
    choices = Counter(person.choice for person in people)
    touches = sum(len(book.ask(history.timeline, p.contact.id).touches) for p in people)
    window.close()
    desk.close()
    book.disconnect()
    typing = sum(hands.keys.values()) / KEYS_A_SECOND
    left = (SECONDS - hands.clock - typing) / CARDS
    return [
        ["cards", str(CARDS)],
        *([f"– {choice.value}", str(choices[choice])] for choice in TriageChoice),
        ["letters opened, touches recorded", f"{len(program.links)}, {touches}"],
        ["keys that decide, for a card", f"{hands.keys['deciding'] / CARDS:.1f}"],
        ["keys that write, for a card", f"{hands.keys['writing'] / CARDS:.1f}"],
        ["the program, s for all cards", f"{hands.clock:.1f}"],
        ["– seconds of the processor", f"{hands.processor:.1f}"],
        ["– slowest key, ms", f"{1000 * hands.slowest:.0f}"],
        ["typing at three keys a second, s", f"{typing:.0f}"],
        ["left to think in 15 minutes, s for a card", f"{left:.1f}"],
    ]


def main() -> None:
    """Print the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication(sys.argv[:1])
    print(f"{machine()}, {commit()}")
    with tempfile.TemporaryDirectory() as folder:
        print(table(["what", "measured"], measure(Path(folder))))


if __name__ == "__main__":
    main()
