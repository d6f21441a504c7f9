"""Reminders of the desktop: one switch, the time of the morning's digest, and quiet hours."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.i18n import gettext as _
from app.settings import Settings
from ui.settings.section import FieldsSection
from ui.theme.fonts import px
from ui.widgets.choice import CheckBox
from ui.widgets.label import Label, Remark
from ui.widgets.line_edit import LineEdit


class RemindersSection(FieldsSection):
    """The switch turns all of them off."""

    def __init__(self) -> None:
        super().__init__(_("Reminders"), {})
        self.switch = CheckBox(_("Remind me on the desktop"))
        self.switch.clicked.connect(lambda on: self.entered.emit("reminders", str(int(on))))
        self.switch.toggled.connect(self._enable)
        self.add("", self.switch)
        times = {
            "digest-at": _time(_("The day's digest at")),
            "quiet-from": _time(_("Nothing from")),
            "quiet-until": _time(_("Nothing until")),
        }
        self.add_fields(times)
        words = _("They come while Enishi is open: what is due today, and what runs out today.")
        self.add("", Label(words, tone="text2", wrap=True))
        self.problem = Remark()
        self.add("", self.problem)

    @property
    def keys(self) -> frozenset[str]:
        """The settings that stand here."""
        return frozenset(self.fields)

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.switch.setChecked(settings.reminders > 0)
        self._enable(self.switch.isChecked())

    def _enable(self, on: bool) -> None:
        for field in self.fields.values():
            field.setEnabled(on)


def _time(name: str) -> LineEdit:
    field = LineEdit(name)
    field.setFixedWidth(px(120))
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field
