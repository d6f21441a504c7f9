"""Passwords that the system's keyring holds; it is opened only when one is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.errors import SetupError
from app.i18n import N_

_T = TypeVar("_T")


def stored_password(service: str, user: str) -> str | None:
    """The password kept for a user of a service; None without one, or without a keyring."""
    try:
        password: str | None = _asked(lambda: _keyring().get_password(service, user))
    except SetupError:
        return None
    return password


def store_password(service: str, user: str, password: str) -> None:
    """Keep a password; SetupError where the system has no keyring, or it is locked."""
    _asked(lambda: _keyring().set_password(service, user, password))


def _keyring() -> Any:
    import keyring  # takes a tenth of a second, which most commands do not need

    return keyring


def _asked(call: Callable[[], _T]) -> _T:
    """What the keyring answers; whatever its backend raises means that there is none to use."""
    from keyring.errors import KeyringError

    try:
        return call()
    except (KeyringError, OSError, RuntimeError) as error:
        raise SetupError(
            N_(
                "The system has no keyring that is open, so the password was not kept. "
                "It is asked for each time."
            )
        ) from error
