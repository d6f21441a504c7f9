"""The Japanese catalogue holds every sentence of the window; its compiled form is up to date."""

from __future__ import annotations

import gettext
import string
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import resources
import ui

FOLDER = files(resources) / "i18n" / "ja" / "LC_MESSAGES"
KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}


def window_messages() -> Iterator[str]:
    root = str(Path(ui.__file__).parent)
    for _file, _line, message, _comments, _context in extract_from_dir(root, keywords=KEYWORDS):
        yield message if isinstance(message, str) else message[0]


def catalogue() -> dict[str, str]:
    with (FOLDER / "enishi.po").open("rb") as file:
        entries = read_po(file, locale="ja")
    return {first(message.id): first(message.string) for message in entries if message.id}


def first(text: str | Sequence[str] | None) -> str:
    return text if isinstance(text, str) else (text or [""])[0]


def parameters(text: str) -> set[str]:
    return {name for _text, name, _spec, _conv in string.Formatter().parse(text) if name}


def test_every_sentence_of_the_window_is_translated() -> None:
    translated = catalogue()
    missing = {m for m in window_messages() if not translated.get(m)}
    assert not missing


def test_translations_use_only_the_parameters_of_their_sentence() -> None:
    for message, japanese in catalogue().items():
        assert parameters(japanese) <= parameters(message), message


def test_the_compiled_catalogue_is_up_to_date() -> None:
    with (FOLDER / "enishi.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message, japanese in catalogue().items():
        if japanese:
            found = {compiled.gettext(message), compiled.ngettext(message, message, 2)}
            assert japanese in found, message
