"""Something that can be done now, as the palette and the sheet of keys offer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


class Command(NamedTuple):
    """A command of the menus.

    Attributes:
        keys: as people read them, several with a comma between; empty for none.
    """

    text: str
    keys: str
    call: Callable[[], object]


def plain(text: str) -> str:
    """A menu's words without the mark of its letter, which Japanese puts behind in brackets."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "")


def commands_of(menus: Iterable[QAction]) -> list[Command]:
    """All that menus offer, each once: what two name alike is one command with the keys of both."""
    named: dict[str, list[QAction]] = {}
    for action in (leaf for menu in menus for leaf in leaves(menu)):
        named.setdefault(plain(action.text()), []).append(action)
    return [_command(text, actions) for text, actions in named.items()]


def _command(text: str, actions: Sequence[QAction]) -> Command:
    keys = [key_words(key) for action in actions for key in action.shortcuts()]
    return Command(text, ", ".join(dict.fromkeys(keys)), actions[0].trigger)


def key_words(keys: QKeySequence) -> str:
    """Keys as buttons name them."""
    words = keys.toString(QKeySequence.SequenceFormat.NativeText)
    for name, sign in _SIGNS.items():
        words = re.sub(rf"\b{name}\b", sign, words)
    return words


_SIGNS = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def leaves(action: QAction) -> list[QAction]:
    """What can be done now by an action, or by the menu that it opens."""
    menu = action.menu()
    if not isinstance(menu, QMenu):
        usable = action.isEnabled() and not action.isSeparator()
        return [action] if usable and action.text() else []
    return [leaf for child in menu.actions() for leaf in leaves(child)]
