"""The page of all commands says what the program takes."""

from __future__ import annotations

from tests.commands import PAGE, page


def test_the_page_of_commands_is_that_of_this_program() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "write it anew: python -m tests.commands"
