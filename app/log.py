"""A rotating log that holds ids and digests, never what stands on cards."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES, _FILES = 500_000, 3


def start_log(folder: Path) -> None:
    """Write the program's log to a file in `folder`; calling it again moves the log there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    root = logging.getLogger("app")
    for old in [h for h in root.handlers if isinstance(h, RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()
    handler = RotatingFileHandler(
        folder / "enishi.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
