"""Passwords are kept by the system, and it is said plainly where it cannot."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.errors import SetupError
from app.services.credentials import store_password, stored_password
from tests.doubles.keyrings import OpenKeyring, system_keyring

URL = "https://dav.example.co.jp/me/"


def test_what_is_kept_is_found_again_for_that_user_alone() -> None:
    with system_keyring(OpenKeyring()):
        store_password(URL, "me", "ひみつ")
        assert stored_password(URL, "me") == "ひみつ"
        assert stored_password(URL, "other") is None


def test_without_a_keyring_nothing_is_found_and_keeping_says_why() -> None:
    with system_keyring():
        assert stored_password(URL, "me") is None
        with pytest.raises(SetupError, match="no keyring"):
            store_password(URL, "me", "ひみつ")


def test_the_keyring_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, app.cli.main, ui.settings.publishing; print('keyring' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
