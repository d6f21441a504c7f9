"""The card book: one folder, one way to change it and one to ask it."""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from app.changes import ChangeBus, Changes, Origin, command_info
from app.domain.ids import StepId
from app.errors import EnishiError, SetupError
from app.frozen import frozen
from app.store.backup import daily_backup
from app.store.folders import Folders
from app.store.opening import Look, look, open_file

if TYPE_CHECKING:
    from app.scanning.lookout import Lookout as Lookout
    from app.scanning.runner import Runner as Runner
    from app.scanning.workers import WorkerPool
    from app.services.derived_table import DerivedTable
    from app.services.shared_folder import SharedFolder
    from app.store.connection import Database
    from app.store.database import Snapshot, Transaction
    from ocr.options import ReadOptions

_P = ParamSpec("_P")
_T = TypeVar("_T")

RENEWAL_SECONDS = 1.0
"""So long a command waits for what is to be made anew; the rest follows with the next."""

Clock = Callable[[], datetime]


def default_folder() -> Path:
    """ENISHI_DATA, or the platform's folder for a user's data."""
    chosen = os.environ.get("ENISHI_DATA")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("Enishi", False))


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@frozen
class Done(Generic[_T]):
    """What a command answered, what it changed, and its step in the journal."""

    value: _T
    changes: Changes
    step_id: StepId | None


class CardBook:
    """An open card book; one a process. Safe to use from several threads.

    Opening it sees whose file it is and what `look_after` does. Peewee and the services are loaded
    by the first command or query, so that a window can be there before them.

    Args:
        folder: where it lies; made if there is none.
        clock: tells the time.
        at_once: whether the book is looked after and made ready now, or by whoever opens it.
    """

    def __init__(self, folder: Path, clock: Clock = system_clock, *, at_once: bool = True) -> None:
        self.folders = Folders(folder)
        self.clock = clock
        self.bus = ChangeBus()
        self.backup_problem: EnishiError | None = None
        self._writer = threading.RLock()
        self._process = f"{os.getpid()}-{os.urandom(4).hex()}"
        self._loading = threading.RLock()
        self._loaded: Database | None = None
        self._derived: DerivedTable | None = None
        self.folders.create()
        open_file(self.folders.database, self.folders.backups)
        if at_once:
            self.look_after()
            self.renew(RENEWAL_SECONDS)

    @property
    def derived(self) -> DerivedTable:
        """Every contact's relationship, kept in memory."""
        with self._loading:
            if self._derived is None:
                from app.services.derived_table import DerivedTable

                self._derived = DerivedTable()
                # Before the window, which may ask as soon as it is told.
                self.bus.subscribe(self._derived.changed, first=True)
            return self._derived

    def look_after(self) -> None:
        """Begin the log, and make the copy of the day if there is none yet."""
        from app.log import start_log

        start_log(self.folders.logs)
        today = self.clock().astimezone().date()
        try:
            daily_backup(self.folders.database, self.folders.backups, today)
        except SetupError as error:  # no space for a copy is no reason to keep the book shut
            self.backup_problem = error

    def _load(self) -> Database:
        """The database with its models, bound at the first use."""
        with self._loading:
            if self._loaded is None:
                from app.store.connection import Database

                self._loaded = Database(self.folders.database)
                self._make_ready()
            return self._loaded

    def _make_ready(self) -> None:
        from app.store import search_index
        from app.store.journal import newest_step

        with self._load().snapshot(self.clock()) as snapshot:
            self._seen = newest_step(snapshot)
            is_usable = search_index.is_usable(snapshot)
        if not is_usable:
            with self._transaction("index", "system") as tx:
                search_index.make_usable(tx)

    def renew(self, seconds: float = math.inf) -> bool:
        """Make anew what an older version derived by other rules; False while there is more.

        Some people at a time and at least once, between which others write. It goes on where it
        ended.
        """
        from app.store import search_index

        end, after = time.monotonic() + seconds, self.ask(search_index.renewed_until)
        while after is not None:
            with self._writer, self._transaction("index", "system") as tx:
                after = search_index.renew_some(tx, after)
            if time.monotonic() > end:
                break
        return after is None

    def glance(self, question: Callable[[Look], _T]) -> _T:
        """Ask by SQLite alone, without loading anything for it."""
        with look(self.folders.database, self.clock()) as opened:
            return question(opened)

    def run(
        self,
        command: Callable[Concatenate[Transaction, _P], _T],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> Done[_T]:
        """Run a command as one transaction and one step, then tell the bus what changed."""
        from app.store import search_index

        info = command_info(command)
        with self._writer, self._transaction(info.label, info.origin) as tx:
            value = command(tx, *args, **kwargs)
            search_index.refresh(tx)
            changes, step = tx.changes, tx.step_id
        self.bus.publish(changes)
        return Done(value, changes, None if step is None else StepId(step))

    def ask(
        self, query: Callable[Concatenate[Snapshot, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Run a query on one consistent view of the data."""
        with self._load().snapshot(self.clock()) as snapshot:
            return query(snapshot, *args, **kwargs)

    def publish_changes_of_others(self) -> Changes:
        """Tell the bus what other processes changed since the last call."""
        from app.store.journal import changes_of_others, newest_step

        with self._load().snapshot(self.clock()) as snapshot:
            changes = changes_of_others(snapshot, self._seen, self._process)
            self._seen = newest_step(snapshot)
        self.bus.publish(changes)
        return changes

    def load_runner(self) -> None:
        """Load what `reading_runner` takes: long enough to be done off the window's thread."""
        import app.scanning.jobs
        import app.scanning.runner  # noqa: F401

    def reading_runner(
        self,
        options: ReadOptions | None = None,
        *,
        reader: str | None = None,
        pool: Callable[[], WorkerPool] | None = None,
        on_trouble: Callable[[EnishiError], None] = lambda _: None,
    ) -> Runner:
        """A runner that reads the scans of this book that wait; see `Runner`."""
        from dataclasses import replace

        from app.scanning import jobs
        from app.scanning.runner import Queue, Runner
        from app.scanning.workers import WorkerPool
        from app.store import cards
        from ocr.options import ReadOptions
        from ocr.worker import READER

        asked = replace(options or ReadOptions(), flat_dir=self.folders.cache)
        queue = Queue(
            lambda limit, without: self.ask(
                jobs.waiting, self.folders.images, asked, limit, without, reader or READER
            ),
            lambda: self.ask(cards.count_waiting),
            lambda request, answer: self.run(jobs.store_answer, request, answer),
            self.disconnect,
        )
        runner = Runner(queue, pool or WorkerPool, on_trouble)
        self.bus.subscribe(lambda changes: runner.wake() if changes.touches("card_scan") else None)
        return runner

    def shared_folder(self, path: Path) -> SharedFolder:
        """A folder of one file a contact that others change too, and what was seen there."""
        from app.services.shared_folder import (
            SharedFolder,
            Ways,
            still_there,
            take_in_folder,
            write_there,
        )

        ways = Ways(
            lambda sources: self.run(take_in_folder, sources).value,
            lambda files: self.ask(still_there, files),
            lambda *args: self.ask(write_there, *args),
            self.clock,
        )
        return SharedFolder.of(path, self.folders.cache, ways)

    def lookout(self) -> Lookout:
        """Looks for cards in a camera's pictures, beside what is read; close it in its thread."""
        from app.scanning.lookout import Lookout

        return Lookout()

    def _transaction(self, label: str, origin: Origin) -> AbstractContextManager[Transaction]:
        return self._load().transaction(
            self.clock(), label=label, origin=origin, process=self._process
        )

    def disconnect(self) -> None:
        """Close the calling thread's connection; call it at the end of a thread."""
        with self._loading:
            if self._loaded is not None:
                self._loaded.disconnect()
