"""What belongs to this machine's window and not to the card book: places, colours, a folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from ui.theme.theme import Contrast, Scheme, theme

if TYPE_CHECKING:
    from app.domain.reminding import Told

RECENT = 6
"""So many folders are remembered."""


class Preferences:
    """Window geometry and colour scheme, kept by the system."""

    def __init__(self) -> None:
        self._settings = QSettings("Enishi", "Enishi")

    def wear(self) -> None:
        """Put on the colours that were chosen."""
        theme().choose(self.scheme)
        theme().choose_contrast(self.contrast)

    def choose_scheme(self, name: str) -> None:
        """Switch between light and dark, and remember it."""
        self.scheme = Scheme(name)
        self.wear()

    def choose_contrast(self, name: str) -> None:
        """Switch the contrast, and remember it."""
        self.contrast = Contrast(name)
        self.wear()

    @property
    def scheme(self) -> Scheme:
        """The colours that were chosen."""
        value = self._settings.value("scheme", "system")
        return next((s for s in Scheme if s == value), Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue("scheme", scheme.value)

    @property
    def contrast(self) -> Contrast:
        """The contrast that was chosen."""
        value = self._settings.value("contrast", "system")
        return next((c for c in Contrast if c == value), Contrast.SYSTEM)

    @contrast.setter
    def contrast(self, contrast: Contrast) -> None:
        self._settings.setValue("contrast", contrast.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty before it was ever closed."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    @property
    def contact_columns(self) -> list[str]:
        """The columns of the table of contacts, each with its width; empty before any choice."""
        return self._list("contact-columns")

    @contact_columns.setter
    def contact_columns(self, columns: list[str]) -> None:
        self._settings.setValue("contact-columns", "|".join(columns))

    @property
    def relationship_columns(self) -> list[str]:
        """The columns of the table of relationships; empty where those are shown that fit."""
        return self._list("relationship-columns")

    @relationship_columns.setter
    def relationship_columns(self, columns: list[str]) -> None:
        self._settings.setValue("relationship-columns", "|".join(columns))

    @property
    def contact_layout(self) -> list[str]:
        """How the contacts were shown: list or table, the order, up or down, the list's width."""
        return self._list("contact-layout")

    @contact_layout.setter
    def contact_layout(self, layout: list[str]) -> None:
        self._settings.setValue("contact-layout", "|".join(layout))

    def _list(self, key: str) -> list[str]:
        text = str(self._settings.value(key, "") or "")
        return text.split("|") if text else []

    @property
    def list_width(self) -> int:
        """How wide the list of contacts is, in pixels; 0 before it was ever changed."""
        value = str(self._settings.value("list-width", "0"))
        return int(value) if value.isascii() and value.isdigit() else 0

    @list_width.setter
    def list_width(self, width: int) -> None:
        self._settings.setValue("list-width", width)

    @property
    def recent_folders(self) -> list[Path]:
        """The folders that were taken in last, the newest first, as far as they are there."""
        value = self._settings.value("recent-folders", [])
        kept = value if isinstance(value, list) else [value]
        return [Path(name) for name in kept if isinstance(name, str) and Path(name).is_dir()]

    def add_recent_folder(self, folder: Path) -> None:
        """Remember a folder that was taken in."""
        folders = [folder, *(f for f in self.recent_folders if f != folder)]
        self._settings.setValue("recent-folders", [str(f) for f in folders[:RECENT]])

    @property
    def cards_from(self) -> Path | None:
        """The folder from which pictures were last chosen."""
        value = self._settings.value("cards-from")
        return Path(str(value)) if value else None

    @cards_from.setter
    def cards_from(self, folder: Path) -> None:
        self._settings.setValue("cards-from", str(folder))

    def forget_recent_folders(self) -> None:
        """Remember none."""
        self._settings.remove("recent-folders")
        self._settings.remove("cards-from")

    @property
    def watched_folder(self) -> Path | None:
        """The folder whose new pictures are taken in by themselves; None for none."""
        value = self._settings.value("watched-folder", "")
        return Path(str(value)) if value else None

    @watched_folder.setter
    def watched_folder(self, folder: Path | None) -> None:
        self._settings.setValue("watched-folder", str(folder) if folder else "")

    @property
    def contacts_folder(self) -> Path | None:
        """The folder of one file a contact that others change too; None for none."""
        value = self._settings.value("contacts-folder", "")
        return Path(str(value)) if value else None

    @contacts_folder.setter
    def contacts_folder(self, folder: Path | None) -> None:
        self._settings.setValue("contacts-folder", str(folder) if folder else "")

    @property
    def writes_contacts(self) -> bool:
        """Whether our own contacts are written into that folder too."""
        return str(self._settings.value("contacts-folder-writes", "")) == "yes"

    @writes_contacts.setter
    def writes_contacts(self, writes: bool) -> None:
        self._settings.setValue("contacts-folder-writes", "yes" if writes else "")

    @property
    def watched_until(self) -> float:
        """Up to which change, in seconds since 1970, pictures there have been taken in."""
        return float(str(self._settings.value("watched-until", 0.0)))

    @watched_until.setter
    def watched_until(self, moment: float) -> None:
        self._settings.setValue("watched-until", moment)

    @property
    def told(self) -> Told:
        """What the desktop has been asked to show already."""
        from app.domain.reminding import Told

        day, clocks = (str(self._settings.value(k, "")) for k in ("digest-on", "told-clocks"))
        try:
            return Told(
                date.fromisoformat(day) if day else None, frozenset(map(int, clocks.split()))
            )
        except ValueError:  # somebody wrote into the file: at worst a note comes twice
            return Told()

    @told.setter
    def told(self, told: Told) -> None:
        day = told.digest_on.isoformat() if told.digest_on else ""
        self._settings.setValue("digest-on", day)
        self._settings.setValue("told-clocks", " ".join(map(str, sorted(told.clocks))))

    @property
    def camera(self) -> str:
        """The id of the camera that was used last; empty before any was."""
        return str(self._settings.value("camera", ""))

    @camera.setter
    def camera(self, camera_id: str) -> None:
        self._settings.setValue("camera", camera_id)
