"""A way to end another thread's waiting on pipes."""

from __future__ import annotations

import threading
from multiprocessing import Pipe


class Bell:
    """Rung by any thread; `connection` is readable until the one thread that waits quiets it."""

    def __init__(self) -> None:
        self.connection, self._button = Pipe(duplex=False)
        self._is_ringing = threading.Event()

    def ring(self) -> None:
        """Make the connection readable; ringing twice is ringing once."""
        if not self._is_ringing.is_set():
            self._is_ringing.set()
            self._button.send_bytes(b"!")

    def quiet(self) -> None:
        """Make it unreadable again."""
        while self.connection.poll():
            self._is_ringing.clear()
            self.connection.recv_bytes()
