"""Messages in the reader's language: gettext, with English sentences as ids."""

from __future__ import annotations

import gettext as _gettext
import os

from resources import FOLDER

LANGUAGES = ("ja", "en")
_DOMAIN = "enishi"

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def set_language(code: str) -> None:
    """Switch all messages to `ja` or `en`; ValueError for any other code."""
    global _translations, _language
    if code not in LANGUAGES:
        raise ValueError(f"unknown language: {code}")
    if code == _language:
        return
    _language = code
    _translations = _gettext.NullTranslations() if code == "en" else _load(code)


def language() -> str:
    """The code of the language in use."""
    return _language


def system_language() -> str:
    """`ja` where the system speaks Japanese, else `en`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.startswith("ja") else "en"
    import locale  # not on most systems, and the window's start is counted in milliseconds

    return "ja" if (locale.getlocale()[0] or "").startswith(("ja", "Japanese")) else "en"


def gettext(message: str) -> str:
    """The message in the language in use."""
    return _translations.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message for a count in the language in use."""
    return _translations.ngettext(one, many, count)


def N_(message: str) -> str:
    """Mark a message for the catalogue without translating it yet."""
    return message


def _load(code: str) -> _gettext.NullTranslations:
    path = FOLDER / "i18n" / code / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    with path.open("rb") as catalogue:
        return _gettext.GNUTranslations(catalogue)
