"""What holds for all tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cardbook import CardBook
from tests.doubles.clock import FixedClock
from tests.virtual_display import DISPLAYS, display_of_worker


def pytest_configure(config: pytest.Config) -> None:
    """Give each of pytest's processes a display of its own, before Qt opens one."""
    if displays := os.environ.get(DISPLAYS, "").split():
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        os.environ["DISPLAY"] = display_of_worker(displays, worker)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at noon (UTC) of a day in November."""
    return FixedClock()


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Iterator[CardBook]:
    """An empty card book on disk."""
    opened = CardBook(tmp_path / "book", clock)
    yield opened
    opened.disconnect()


@pytest.fixture
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """SANE with its test devices alone, by a configuration of the test's own."""
    folder = tmp_path / "sane"
    folder.mkdir()
    (folder / "dll.conf").write_text("test\n")
    (folder / "test.conf").write_text("number_of_devices 2\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))
    return folder
