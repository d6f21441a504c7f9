"""An empty card book in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cardbook import CardBook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[CardBook]:
    book = CardBook(tmp_path / "book")
    yield book
    book.disconnect()
