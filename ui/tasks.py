"""Work off the window's thread: commands, queries, counts, what takes long, each on its own thread.

Only this module runs commands. Answers come by a queued signal on the GUI thread; the answer for a
widget that is gone, or to a question that was asked anew, is dropped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.errors import EnishiError

if TYPE_CHECKING:
    from app.cardbook import CardBook

_P = ParamSpec("_P")
_T = TypeVar("_T")
_S = TypeVar("_S")

OTHERS_MS = 1000
SWITCH_SECONDS = 0.001
"""After so long a thread gives the interpreter to one that waits for it: the window's, often."""

Failed = Callable[[EnishiError], object]


class Pending(Generic[_T]):
    """An answer to come. Say at once, on the GUI thread, what is to happen `then`."""

    def __init__(self, tasks: Tasks, future: Future[_T]) -> None:
        self._tasks = tasks
        self._future = future
        self._done: list[Callable[[_T], object]] = []
        self._failed: list[Failed] = []
        self._ended: Callable[[], object] | None = None
        self._dropped = False

    def then(self, done: Callable[[_T], object], failed: Failed | None = None) -> Pending[_T]:
        """Call `done` with the answer, or `failed` (else `Tasks.failed`) with what went wrong.

        Said twice, as by a form and by who stores what it holds, both are called.
        """
        self._done.append(done)
        if failed is not None:
            self._failed.append(failed)
        return self

    def pass_on(self, error: EnishiError) -> None:
        """Tell of what went wrong as if nobody had taken it."""
        self._tasks.failed.emit(error)

    def at_last(self, ended: Callable[[], object]) -> Pending[_T]:
        """Call `ended` after either, and also where a bug ended the work."""
        self._ended = ended
        return self

    def drop(self) -> None:
        """Forget the answer; work that has not begun is not done at all."""
        self._dropped = True
        self._future.cancel()

    def deliver(self) -> None:
        """Hand the answer over; the GUI thread calls this when the work is finished."""
        if self._dropped or self._future.cancelled():
            return
        try:
            self._hand_over()
        finally:
            if self._ended is not None and _is_alive(self._ended):
                self._ended()

    def _hand_over(self) -> None:
        error = self._future.exception()
        if error is None:
            for done in self._done:
                _call(done, self._future.result())
        elif isinstance(error, EnishiError):
            for failed in self._failed or [self.pass_on]:
                _call(failed, error)
        else:
            self._tasks.crashed.emit(error)


class Newest(Generic[_T]):
    """Keeps one question open: asking anew drops the older answer."""

    def __init__(self) -> None:
        self._open: Pending[_T] | None = None

    def only(self, pending: Pending[_T]) -> Pending[_T]:
        """Take this as the newest."""
        if self._open is not None:
            self._open.drop()
        self._open = pending
        return pending


class Tasks(QObject):
    """The window's way to the card book."""

    changed = Signal(object)  # Changes
    failed = Signal(object)  # EnishiError that nobody else takes
    crashed = Signal(object)  # anything else is a bug
    answered = Signal()  # an answer was handed over
    closing = Signal()  # what works aside is to give up
    _finished = Signal(object)

    def __init__(self, book: CardBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._closed = False
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._counter = ThreadPoolExecutor(1, "counter")
        self._aside = ThreadPoolExecutor(1, "aside")
        self._folders = ThreadPoolExecutor(1, "folders")
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._switched = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._unsubscribe = book.bus.subscribe(self.changed.emit)
        self._others = QTimer(self, interval=OTHERS_MS)
        self._others.timeout.connect(self._look_at_others)
        self._others.start()

    def run(
        self, command: Callable[Concatenate[Any, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> Pending[_T]:
        """Run a command on the writer thread; its value is the answer."""
        return self._submit(self._writer, lambda: self._book.run(command, *args, **kwargs).value)

    def ask(
        self, query: Callable[Concatenate[Any, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> Pending[_T]:
        """Ask a query on the reader thread."""
        return self._submit(self._reader, lambda: self._book.ask(query, *args, **kwargs))

    def look(self, call: Callable[[CardBook], _S]) -> Pending[_S]:
        """Let the reader thread look into the open book itself, at its own cost."""
        return self._submit(self._reader, lambda: call(self._book))

    def count(
        self, query: Callable[Concatenate[Any, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> Pending[_T]:
        """Ask a query that goes over the whole book, beside those that somebody waits for."""
        return self._submit(self._counter, lambda: self._book.ask(query, *args, **kwargs))

    def work(self, call: Callable[[CardBook], _S]) -> Pending[_S]:
        """Let the writer thread do what takes the open book itself."""
        return self._submit(self._writer, lambda: call(self._book))

    def aside(self, call: Callable[[CardBook], _S]) -> Pending[_S]:
        """Let a third thread do what takes long, such as waiting for a server.

        Pages get their answers meanwhile. It has to look at `is_closed` now and then and give up.
        """
        return self._submit(self._aside, lambda: call(self._book))

    def browse(self, call: Callable[[CardBook], _S]) -> Pending[_S]:
        """Let a thread of its own look through folders: huge ones, or of a disk that sleeps.

        Nobody waits for it but who dropped them. It too has to look at `is_closed` and give up.
        """
        return self._submit(self._folders, lambda: call(self._book))

    @property
    def is_closed(self) -> bool:
        """Whether the program ends; safe to ask from any thread."""
        return self._closed

    def close(self) -> None:
        """Let the threads finish what they were given, and stop them."""
        self._closed = True
        self.closing.emit()
        self._others.stop()
        self._unsubscribe()
        for pool in (self._folders, self._reader, self._counter, self._aside, self._writer):
            pool.submit(self._book.disconnect)
            pool.shutdown(wait=True)
        sys.setswitchinterval(self._switched)

    def _look_at_others(self) -> None:
        """Learn what another process, such as the command line, did to the book."""
        self._submit(self._reader, self._book.publish_changes_of_others)

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[], _S]) -> Pending[_S]:
        if self._closed:  # a timer may still ask while the program ends
            nothing: Future[_S] = Future()
            nothing.cancel()
            return Pending(self, nothing)
        future = pool.submit(work)
        pending = Pending(self, future)
        future.add_done_callback(lambda _future: self._finished.emit(pending))
        return pending

    def _deliver(self, pending: Pending[Any]) -> None:
        if not self._closed:
            pending.deliver()
            self.answered.emit()


def _call(receiver: Callable[[_S], object], value: _S) -> None:
    if _is_alive(receiver):
        receiver(value)


def _is_alive(receiver: Callable[..., object]) -> bool:
    """Whether the widget whose method this is still exists; plain functions always do."""
    call = receiver.func if isinstance(receiver, partial) else receiver
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
