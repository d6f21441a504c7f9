"""The settings that belong to a card book, as rows of key and text."""

from __future__ import annotations

from app.settings import Settings
from app.store import plain_settings, tables
from app.store.database import Snapshot, Transaction, connection_of


def load_settings(snapshot: Snapshot) -> Settings:
    """All settings; what was never chosen has its default."""
    return plain_settings.load_settings(connection_of(snapshot))


def save_setting(tx: Transaction, key: str, value: str) -> None:
    """Store one setting as text."""
    row = tables.Setting.get_or_none(key=key)
    if row is None:
        tx.insert(tables.Setting, key=key, value=value)
    else:
        tx.update(tables.Setting, row.id, value=value)


def text_of(_: Snapshot, key: str) -> str | None:
    """What is kept under a key beside the settings; None if nothing is."""
    row = tables.Setting.get_or_none(key=key)
    return None if row is None else str(row.value)


def forget(tx: Transaction, key: str) -> None:
    """Take away what is kept under a key."""
    row = tables.Setting.get_or_none(key=key)
    if row is not None:
        tx.delete(tables.Setting, row.id)
