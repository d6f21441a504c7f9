"""A later program's first start: the card book gets one more format."""

from __future__ import annotations

from pathlib import Path

from app.store.migrations import CURRENT, MIGRATIONS, prepare

LATER = "".join(
    f"CREATE TABLE later_{n} (id INTEGER PRIMARY KEY, name TEXT);"
    f"\nINSERT INTO later_{n} (name) SELECT printed FROM contact;\n"
    for n in range(12)
)


def main(arguments: list[str]) -> int:
    """Bring the card book in the folder that is named to the later format."""
    folder = Path(arguments[0])
    migrations = (*MIGRATIONS, (CURRENT + 1, LATER))
    prepare(folder / "cards.db", folder / "backups", migrations=migrations)
    return 0
