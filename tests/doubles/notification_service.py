"""A desktop's service for notifications with the bus before it, in a socket that no other sees."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)

from ui.desktop_notes import NAME, PLACE

UNKNOWN = "org.freedesktop.DBus.Error.ServiceUnknown"
_AT = DBusAddress(PLACE, interface=NAME)


class NotificationService:
    """Takes notes as a desktop does.

    Args:
        folder: where its socket lies.
        capabilities: what it can; None for a desktop without such a service.
    """

    def __init__(self, folder: Path, capabilities: list[str] | None) -> None:
        self.capabilities = capabilities
        self.shown: list[tuple[Any, ...]] = []
        """What was asked for: program, number of the note that it replaces, and so on."""
        self.address = f"unix:path={folder / 'bus'}"
        self._numbers, self._serials = count(1), count(1)
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(folder / "bus"))
        self._server.listen(1)
        self._line: socket.socket | None = None
        threading.Thread(target=self._serve, daemon=True).start()

    def click(self, number: int, member: str = "ActionInvoked") -> None:
        """Somebody clicks on the note of a number, or it is put away."""
        signature, rest = ("us", "default") if member == "ActionInvoked" else ("uu", 2)
        self._send(new_signal(_AT, member, signature, (number, rest)))

    def close(self) -> None:
        """Hang up."""
        for line in (self._line, self._server):
            if line is not None:
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
                line.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            self._line, _address = self._server.accept()
            parser = Parser()
            if rest := self._greet(self._line):
                parser.add_data(rest)
            while True:
                while (message := parser.get_next_message()) is not None:
                    self._answer(message)
                data = self._line.recv(4096)
                if not data:
                    return
                parser.add_data(data)

    @staticmethod
    def _greet(line: socket.socket) -> bytes:
        """Let anybody in; answers what came after that."""
        heard = b""
        while b"BEGIN\r\n" not in heard:
            heard += line.recv(4096)
            if heard.endswith(b"\r\n") and b"BEGIN" not in heard:
                line.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
        return heard.partition(b"BEGIN\r\n")[2]

    def _answer(self, message: Any) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        name = message.header.fields[HeaderFields.member]
        if name == "Hello":
            self._send(new_method_return(message, "s", (":1.1",)))
        elif name == "AddMatch":
            self._send(new_method_return(message))
        elif self.capabilities is None:
            self._send(new_error(message, UNKNOWN))
        elif name == "GetCapabilities":
            self._send(new_method_return(message, "as", (self.capabilities,)))
        elif name == "Notify":
            assert message.header.fields[HeaderFields.signature] == "susssasa{sv}i"
            self.shown.append(message.body)
            self._send(new_method_return(message, "u", (message.body[1] or next(self._numbers),)))

    def _send(self, message: Any) -> None:
        if self._line is not None:
            self._line.sendall(message.serialise(serial=next(self._serials)))


@contextmanager
def notification_service(
    folder: Path, capabilities: list[str] | None
) -> Iterator[NotificationService]:
    """One that runs meanwhile."""
    made = NotificationService(folder, capabilities)
    try:
        yield made
    finally:
        made.close()
