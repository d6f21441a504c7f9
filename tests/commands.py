"""`python -m tests.commands`: writes docs/commands.md, every command with all that it takes."""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from app.cli.context import Command
from app.cli.main import IN_GROUPS, parser_of
from app.i18n import gettext as _
from app.i18n import set_language

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Commands

Every command with all that it takes, as `./enishi COMMAND --help` tells it. This page is written
by `python -m tests.commands`, and a test keeps it to what the program says. CONTACT and EVENT are
an id, or a name that only one has; days are written as 2026-11-23, times as 2026-11-23T18:30.
Every command takes `--data DIR`, `--lang ja|en`, `--json` (records as JSON on standard output, all
else on standard error) and `--debug`. Exit status: 0 done, 1 in part, 2 wrong use, 3 something the
machine lacks, 4 the data folder is damaged, locked or newer, 130 interrupted.
"""


def page() -> str:
    """The whole page, in English."""
    set_language("en")
    return "\n".join((HEAD, *_groups())) + "\n"


def _groups() -> Iterator[str]:
    for word, commands in groupby(IN_GROUPS, lambda command: command.words[0]):
        yield f"## {word}\n"
        for command in commands:
            yield from _command(command)


def _command(command: Command) -> Iterator[str]:
    parser = parser_of(command)
    own = list(_own(parser))
    usage = " ".join((*command.words, *map(_usage, own)))
    yield f"`{usage}`  "
    yield f"{_(command.summary)}\n"
    lines = [f"- {_names(action)}: {action.help}" for action in own if action.help]
    if lines:
        yield "\n".join(lines) + "\n"


def _own(parser: ArgumentParser) -> Iterator[Action]:
    """What a command takes, without what all take."""
    common = {"help", "data", "lang", "json", "debug"}
    actions = [a for a in parser._actions if a.dest not in common or not a.option_strings]
    yield from (a for a in actions if not a.option_strings)
    yield from (a for a in actions if a.option_strings)


def _usage(action: Action) -> str:
    value = _value(action)
    shown = " ".join((*action.option_strings[-1:], *([value] if value else ())))
    if action.option_strings:
        return shown if action.required else f"[{shown}]"
    dots = {"+": f"{shown} …", "*": f"[{shown} …]", "?": f"[{shown}]"}
    return dots.get(str(action.nargs), shown)


def _names(action: Action) -> str:
    value = _value(action)
    names = action.option_strings or [value]
    return ", ".join(f"`{name}`" for name in names)


def _value(action: Action) -> str:
    if action.nargs == 0:
        return ""
    if action.metavar:
        return str(action.metavar)
    if action.choices is not None:
        return "|".join(map(str, action.choices))
    return action.dest.upper()


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
