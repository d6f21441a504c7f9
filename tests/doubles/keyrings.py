"""Keyrings of the system: one that is open, one that there is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring


class OpenKeyring(KeyringBackend):
    """Keeps passwords as long as the test runs."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@contextmanager
def system_keyring(backend: KeyringBackend | None = None) -> Iterator[None]:
    """Let the system have this keyring, or none."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend or NoKeyring())  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        keyring.set_keyring(before)
