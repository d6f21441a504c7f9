"""What a user may choose, with the defaults."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from app.errors import UserInputError
from app.frozen import frozen
from app.i18n import LANGUAGES, N_

_TIMES = frozenset({"digest_at", "quiet_from", "quiet_until"})
_TIME = re.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])")


@frozen
class Settings:
    """Settings that belong to the card book.

    Attributes:
        hourly_rate: what an hour of mine is worth, in yen; may be 0.
        follow_up_hours: how soon after an encounter the first touch should come.
        dormant_days: days without contact in either direction until somebody is dormant.
        language: `ja` or `en`; empty follows the system.
        my_name: how I sign letters.
        my_kana, my_company, my_department, my_title, my_mobile, my_phone, my_email, my_url,
            my_address: what else stands on my own card.
        carddav_url: the address book that contacts are published to; empty for none.
        carddav_user: my name there; the password is in the system's keyring.
        export_events: whether notes in exports name the events where somebody was met: 1 or 0.
        reminders: whether the desktop reminds of what is due: 1 or 0.
        digest_at: the local time of the morning's digest, HH:MM.
        quiet_from, quiet_until: between these times nothing is shown; the same twice for never.
    """

    hourly_rate: int = 0
    follow_up_hours: int = 48
    dormant_days: int = 180
    language: str = ""
    my_name: str = ""
    my_kana: str = ""
    my_company: str = ""
    my_department: str = ""
    my_title: str = ""
    my_mobile: str = ""
    my_phone: str = ""
    my_email: str = ""
    my_url: str = ""
    my_address: str = ""
    carddav_url: str = ""
    carddav_user: str = ""
    export_events: int = 1
    reminders: int = 1
    digest_at: str = "08:00"
    quiet_from: str = "21:00"
    quiet_until: str = "07:00"

    def as_texts(self) -> dict[str, str]:
        """All settings by the names that the command line uses."""
        return {n.replace("_", "-"): str(getattr(self, n)) for n in self.__match_args__}

    def with_text(self, key: str, text: str) -> Settings:
        """A copy with one setting changed.

        Raises:
            UserInputError: the key is unknown or the value does not fit.
        """
        kinds = {n: type(getattr(self, n)) for n in self.__match_args__}
        name = key.replace("-", "_")
        if name not in kinds:
            known = ", ".join(self.as_texts())
            raise UserInputError(
                N_("There is no setting “{key}”. Known are: {known}"), key=key, known=known
            )
        if name == "language":
            return self._with_language(text)
        if name in _TIMES:
            return self._with(name, _time_of_day(text))
        if kinds[name] is str:
            return self._with(name, text.strip())
        if not (text.isascii() and text.isdigit()):
            raise UserInputError(
                N_("“{key}” takes a whole number from 0 up, not “{text}”."), key=key, text=text
            )
        return self._with(name, int(text))

    def _with_language(self, text: str) -> Settings:
        if text not in ("", *LANGUAGES):
            raise UserInputError(N_("The language is “ja” or “en”, not “{text}”."), text=text)
        return self._with("language", text)

    def _with(self, name: str, value: object) -> Settings:
        from dataclasses import replace  # nothing that a start needs

        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)


def _time_of_day(text: str) -> str:
    """A local time as HH:MM; 8:30 and full-width digits will do."""
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise UserInputError(N_("“{text}” is no time; write it as 08:00."), text=text)
    return f"{int(found[1]):02}:{found[2]}"
