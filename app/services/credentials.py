"""Passwords that the system's keyring holds, where the `keyring` package is installed."""

from __future__ import annotations

from importlib import import_module


def stored_password(service: str, user: str) -> str | None:
    """The password kept for a user of a service; None without one, or without a keyring."""
    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    try:
        password: str | None = keyring.get_password(service, user)
    except keyring.errors.KeyringError:  # locked, or the system has none
        return None
    return password
