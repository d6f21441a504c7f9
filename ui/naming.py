"""Completing from the book what is typed into the fields of a form, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.services.naming import Likely, people_like
from ui.tasks import Newest, Tasks
from ui.widgets.name_field import NameField
from ui.widgets.suggest_field import SuggestField, Suggestion

Like = Callable[[Any, str], tuple[Likely, ...]]


def complete_names(tasks: Tasks, form: QWidget) -> None:
    """Let all fields of a form that name somebody offer the people of the book."""
    for field in form.findChildren(NameField):
        _complete(tasks, field.line, people_like, field.offer)


def complete_words(tasks: Tasks, field: SuggestField, like: Like) -> None:
    """Let a field offer words that the book knows; any other one will do as well."""
    _complete(tasks, field, like, partial(_offer_words, field))


def _complete(
    tasks: Tasks,
    field: SuggestField,
    like: Like,
    offer: Callable[[str, tuple[Likely, ...]], object],
) -> None:
    answers: Newest[tuple[Likely, ...]] = Newest()

    def ask(text: str) -> None:
        answers.only(tasks.ask(like, text)).then(partial(offer, text))

    field.asked.connect(ask)


def _offer_words(field: SuggestField, text: str, found: tuple[Likely, ...]) -> None:
    field.offer(text, [Suggestion(word.text) for word in found])
