"""One window on one card book: a second start hands its files to the first and ends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.running import server_name

_WAIT_MS = 1000


def hand_over(folder: Path, files: Sequence[Path]) -> bool:
    """Give files to the window that is open already; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    message = json.dumps([str(path.resolve()) for path in files])
    socket.write(message.encode() + b"\n")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class InstanceServer(QObject):
    """Listens for later starts of the same user."""

    started_again = Signal(list)  # list[Path]; empty when only the window was wanted

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._waiting: list[QLocalSocket] = []
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        name = server_name(folder)
        QLocalServer.removeServer(name)  # left by a crash: nobody answered on it
        self._server.listen(name)

    def _connected(self) -> None:
        socket = self._server.nextPendingConnection()
        self._waiting.append(socket)
        socket.readyRead.connect(self._read)
        self._read()

    def _read(self) -> None:
        for socket in [s for s in self._waiting if s.canReadLine()]:
            self._waiting.remove(socket)
            names = json.loads(bytes(socket.readLine().data()))
            socket.deleteLater()
            self.started_again.emit([Path(name) for name in names if isinstance(name, str)])
