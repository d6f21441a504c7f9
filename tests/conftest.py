"""What holds for all tests."""

import os

import pytest

from tests.virtual_display import DISPLAYS, display_of_worker


def pytest_configure(config: pytest.Config) -> None:
    """Give each of pytest's processes a display of its own, before Qt opens one."""
    if displays := os.environ.get(DISPLAYS, "").split():
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        os.environ["DISPLAY"] = display_of_worker(displays, worker)
