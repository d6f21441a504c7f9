"""The settings that belong to a card book, by SQLite alone: the window's language is one."""

from __future__ import annotations

import sqlite3

from app.settings import Settings


def load_settings(connection: sqlite3.Connection) -> Settings:
    """All settings; what was never chosen has its default."""
    settings = Settings()
    known = settings.as_texts()
    for key, value in connection.execute("SELECT key, value FROM setting"):
        if key in known:
            settings = settings.with_text(key, value)
    return settings
