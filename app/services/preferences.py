"""Reading and changing the settings of a card book."""

from __future__ import annotations

from app.changes import command
from app.domain.clocks import Rules
from app.errors import UserInputError
from app.i18n import N_
from app.services.rules import rules_of
from app.settings import Settings
from app.store import preferences
from app.store.database import Snapshot, Transaction


def settings(snapshot: Snapshot) -> Settings:
    """All settings."""
    return preferences.load_settings(snapshot)


def rules(snapshot: Snapshot) -> Rules:
    """What the numbers of the relationship view are counted by."""
    return rules_of(settings(snapshot))


@command(N_("Change a setting"))
def change_setting(tx: Transaction, key: str, value: str) -> Settings:
    """Change one setting by its name on the command line.

    Raises:
        UserInputError: the key is unknown or the value does not fit.
    """
    changed = settings(tx).with_text(key, value)
    preferences.save_setting(tx, key, value)
    return changed


def setting(snapshot: Snapshot, key: str) -> str:
    """One setting as text; UserInputError for an unknown key."""
    texts = settings(snapshot).as_texts()
    if key not in texts:
        raise UserInputError(
            N_("There is no setting “{key}”. Known are: {known}"), key=key, known=", ".join(texts)
        )
    return texts[key]
