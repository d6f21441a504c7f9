"""One run of publishing, aside: how far it is, what came of it, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.cardbook import CardBook
from app.domain.book_address import book_url
from app.errors import SetupError, UserInputError
from app.i18n import N_
from app.services import publish
from app.services.carddav import AddressBook
from app.services.carddav_answer import Login
from app.services.contacts import summaries
from app.services.credentials import store_password, stored_password
from app.services.preferences import settings
from app.services.publish import Outcome
from app.services.publish_entries import Ledger
from ui.tasks import Failed, Tasks


@dataclass(frozen=True, slots=True)
class Place:
    """Where to publish to; without a password the keyring is asked."""

    url: str
    user: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a run; `not_kept` says why the password could not be kept."""

    outcome: Outcome
    not_kept: str = ""


class Running(QObject):
    """At most one run at a time."""

    progressed = Signal(int, int)  # entries dealt with, of how many

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._server: AddressBook | None = None
        self._stopped = False
        tasks.closing.connect(self.stop)

    def start(self, place: Place, then: Callable[[Published], object], failed: Failed) -> None:
        """Publish all contacts."""
        self._stopped = False
        self._tasks.aside(partial(self._run, place)).then(then, failed)

    def stop(self) -> None:
        """Give up; what was done is noted, and the next run goes on from there."""
        self._stopped = True
        if self._server is not None:
            self._server.break_off()

    def _run(self, place: Place, book: CardBook) -> Published:
        """On the thread aside."""
        url = book_url(place.url)
        login = _login(url, place)
        with_events = book.ask(settings).export_events > 0
        ids = tuple(book.ask(summaries))
        work = book.ask(publish.work_for, url, ids, with_events=with_events)
        with AddressBook(url, login) as server:
            self._server = server
            if self._stopped:  # before there was anything to break off
                server.break_off()
            ledger = Ledger(
                lambda entry: book.run(publish.keep, entry).value,
                lambda entry: book.run(publish.forget, entry).value,
            )
            try:
                outcome = publish.publish(work, server, ledger, self._progress)
            finally:
                self._server = None
        return Published(outcome, _keep_password(url, place))

    def _progress(self, done: int, total: int) -> None:
        if shiboken6.isValid(self):  # the window may have been built anew meanwhile
            self.progressed.emit(done, total)


def _login(url: str, place: Place) -> Login | None:
    if not place.user:
        return None
    password = place.password or stored_password(url, place.user)
    if not password:
        raise UserInputError(N_("There is no password for {user} yet. Enter it."), user=place.user)
    return Login(place.user, password)


def _keep_password(url: str, place: Place) -> str:
    """Keep a password that the server took; why that failed, empty if it did not."""
    if place.user and place.password:
        try:
            store_password(url, place.user, place.password)
        except SetupError as error:
            return str(error)
    return ""
