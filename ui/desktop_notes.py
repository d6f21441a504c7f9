"""Notifications by the service that most Linux desktops have, over the session's D-Bus.

https://specifications.freedesktop.org/notification-spec/1.2/. Qt's own tray asks the same service,
but hands over text that a desktop may take for markup, and no action: there a click does nothing.
Qt's D-Bus cannot say from Python that a number has no sign, which the service insists on.
"""

from __future__ import annotations

from html import escape
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from app.domain.reminding import Note
from app.i18n import gettext as _

NAME = "org.freedesktop.Notifications"
PLACE = "/org/freedesktop/Notifications"
SECONDS = 1.0
"""So long a bus may take to greet; it is on this machine and answers in a thousandth of that."""
_SERVICE = DBusAddress(PLACE, bus_name=NAME, interface=NAME)
_CHOSEN_BY_DESKTOP = -1


class DesktopNotes(QObject):
    """Asks without waiting: answers and clicks are read when they come."""

    clicked = Signal(str)  # the key of a note
    refused = Signal(object)  # Note that nobody takes here

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: Any = None
        self._notifier: QSocketNotifier | None = None
        self._is_lost = False
        self._takes_markup: bool | None = None  # None: not known yet
        self._question = 0
        self._waiting: list[Note] = []
        self._asked: dict[int, str] = {}  # the key of a note by the number of its question
        self._shown: dict[str, int] = {}  # the desktop's number of a note by its key

    def show(self, note: Note) -> bool:
        """Show a note, in place of an older one of its key; False where there is no such desktop.

        True may be taken back by `refused`, once the desktop has answered.
        """
        if self._is_lost or (self._line is None and not self._open()):
            return False
        if self._takes_markup is None:
            self._waiting.append(note)
        else:
            self._notify(note)
        return True

    def _open(self) -> bool:
        try:
            self._line = open_dbus_connection("SESSION", auth_timeout=SECONDS)
        except (OSError, KeyError, ValueError, RuntimeError, AuthenticationError):
            self._is_lost = True
            return False
        self._notifier = QSocketNotifier(self._line.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._send(message_bus.AddMatch(MatchRule(type="signal", interface=NAME, path=PLACE)))
        self._question = self._send(new_method_call(_SERVICE, "GetCapabilities"))
        return True

    def _send(self, message: Any) -> int:
        """Send a message; the answer names its number."""
        number = next(self._line.outgoing_serial)
        self._line.send(message, serial=number)
        return int(number)

    def _notify(self, note: Note) -> None:
        text = escape(note.text, quote=False) if self._takes_markup else note.text
        words = ("Enishi", self._shown.get(note.key, 0), "", note.title, text)
        rest = (["default", _("Open")], {"urgency": ("y", 1)}, _CHOSEN_BY_DESKTOP)
        call = new_method_call(_SERVICE, "Notify", "susssasa{sv}i", (*words, *rest))
        try:
            self._asked[self._send(call)] = note.key
        except OSError:
            self._lose()
            self.refused.emit(note)

    def _read(self) -> None:
        """Take what has come, and go on as soon as the rest of it has."""
        while not self._is_lost:
            try:
                message = self._line.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, EOFError):
                self._lose()
                return
            self._take(message)

    def _take(self, message: Any) -> None:
        header, body = message.header, message.body
        if header.message_type is MessageType.signal:
            self._hear(header.fields.get(HeaderFields.member), body)
            return
        number = header.fields.get(HeaderFields.reply_serial)
        is_answer = header.message_type is MessageType.method_return
        if number == self._question:
            if is_answer:
                self._learn("body-markup" in body[0])
            else:
                self._lose()
        elif (key := self._asked.pop(number, None)) is not None and is_answer:
            self._shown[key] = body[0]

    def _learn(self, takes_markup: bool) -> None:
        self._takes_markup = takes_markup
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self._notify(note)

    def _hear(self, member: str | None, body: tuple[Any, ...]) -> None:
        """All programs are told of clicks on all notes, by the desktop's numbers."""
        keys = [key for key, number in self._shown.items() if body and number == body[0]]
        for key in keys:
            if member == "ActionInvoked":
                self.clicked.emit(key)
            elif member == "NotificationClosed":
                del self._shown[key]

    def close(self) -> None:
        """Hang up."""
        self._is_lost = True
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._line is not None:
            self._line.close()

    def _lose(self) -> None:
        """Nobody takes notes at the other end; another way has to be tried."""
        self.close()
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self.refused.emit(note)
