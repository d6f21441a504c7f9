"""Whether a card book has a window already, seen at its socket without the network's code."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir


def server_name(folder: Path) -> str:
    """The name under which the window of a card book listens."""
    place = str(folder.resolve()).encode()
    digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256)
    return f"enishi-{digest.data().hex()[:16]}"


def is_running(folder: Path) -> bool:
    """Whether somebody may listen there: a crash leaves the socket, and Windows shows none."""
    return sys.platform == "win32" or (Path(QDir.tempPath()) / server_name(folder)).exists()
