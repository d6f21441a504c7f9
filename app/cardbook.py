"""The card book: one folder, one way to change it and one to ask it."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, TypeVar

import platformdirs

from app.changes import ChangeBus, Changes, Origin, command_info
from app.domain.ids import StepId
from app.errors import EnishiError, SetupError
from app.log import start_log
from app.scanning import jobs
from app.scanning.lookout import Lookout
from app.scanning.runner import Queue, Runner
from app.scanning.workers import WorkerPool
from app.services.relationships import DerivedTable
from app.services.shared_folder import SharedFolder, Ways, still_there, take_in_folder
from app.store import cards, search_index
from app.store.backup import daily_backup
from app.store.connection import Database
from app.store.database import Snapshot, Transaction
from app.store.folders import Folders
from app.store.journal import changes_of_others, newest_step
from ocr.options import ReadOptions
from ocr.worker import READER

_P = ParamSpec("_P")
_T = TypeVar("_T")

Clock = Callable[[], datetime]


def default_folder() -> Path:
    """ENISHI_DATA, or the platform's folder for a user's data."""
    chosen = os.environ.get("ENISHI_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("Enishi", False))


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Done(Generic[_T]):
    """What a command answered, what it changed, and its step in the journal."""

    value: _T
    changes: Changes
    step_id: StepId | None


class CardBook:
    """An open card book; one a process. Safe to use from several threads."""

    def __init__(self, folder: Path, clock: Clock = system_clock) -> None:
        self.folders = Folders(folder)
        self.clock = clock
        self.bus = ChangeBus()
        self.derived = DerivedTable()
        self.bus.subscribe(self.derived.changed)
        self._writer = threading.RLock()
        self._process = f"{os.getpid()}-{secrets.token_hex(4)}"
        self.folders.create()
        start_log(self.folders.logs)
        self._database = Database(self.folders.database, self.folders.backups)
        today = clock().astimezone().date()
        self.backup_problem: EnishiError | None = None
        try:
            daily_backup(self.folders.database, self.folders.backups, today)
        except SetupError as error:  # no space for a copy is no reason to keep the book shut
            self.backup_problem = error
        with self._database.snapshot(clock()) as snapshot:
            self._seen = newest_step(snapshot)
            is_current = search_index.is_current(snapshot)
        if not is_current:
            with self._transaction("index", "system") as tx:
                search_index.rebuild(tx)

    def run(
        self,
        command: Callable[Concatenate[Transaction, _P], _T],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> Done[_T]:
        """Run a command as one transaction and one step, then tell the bus what changed."""
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
        with self._database.snapshot(self.clock()) as snapshot:
            return query(snapshot, *args, **kwargs)

    def publish_changes_of_others(self) -> Changes:
        """Tell the bus what other processes changed since the last call."""
        with self._database.snapshot(self.clock()) as snapshot:
            changes = changes_of_others(snapshot, self._seen, self._process)
            self._seen = newest_step(snapshot)
        self.bus.publish(changes)
        return changes

    def reading_runner(
        self,
        options: ReadOptions | None = None,
        *,
        reader: str = READER,
        pool: Callable[[], WorkerPool] = WorkerPool,
        on_trouble: Callable[[EnishiError], None] = lambda _: None,
    ) -> Runner:
        """A runner that reads the scans of this book that wait; see `Runner`."""
        asked = replace(options or ReadOptions(), flat_dir=self.folders.cache)
        queue = Queue(
            lambda limit, without: self.ask(
                jobs.waiting, self.folders.images, asked, limit, without, reader
            ),
            lambda: self.ask(cards.count_waiting),
            lambda request, answer: self.run(jobs.store_answer, request, answer),
            self.disconnect,
        )
        runner = Runner(queue, pool, on_trouble)
        self.bus.subscribe(lambda changes: runner.wake() if changes.touches("card_scan") else None)
        return runner

    def shared_folder(self, path: Path) -> SharedFolder:
        """A folder of one file a contact that others change too, and what was seen there."""
        ways = Ways(
            lambda sources: self.run(take_in_folder, sources).value,
            lambda files: self.ask(still_there, files),
            self.clock,
        )
        return SharedFolder.of(path, self.folders.cache, ways)

    def lookout(self) -> Lookout:
        """Looks for cards in a camera's pictures, beside what is read; close it in its thread."""
        return Lookout()

    def _transaction(self, label: str, origin: Origin) -> AbstractContextManager[Transaction]:
        return self._database.transaction(
            self.clock(), label=label, origin=origin, process=self._process
        )

    def disconnect(self) -> None:
        """Close the calling thread's connection; call it at the end of a thread."""
        self._database.disconnect()
