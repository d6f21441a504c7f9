"""The keys of each way of seeing, said below it."""

from __future__ import annotations

from app.i18n import gettext as _
from ui.recording import recording_keys


def way_hints(way: str) -> tuple[tuple[str, str], ...]:
    """Those of a way of seeing, and those of all."""
    own = {
        "table": (("F2", _("Write into it")),),
        "board": (("Ctrl+← →", _("Move")),),
        "circle": (("+ −", _("Nearer, farther")), ("0", _("Whole"))),
        "timeline": (("+ −", _("Fewer or more months")),),
    }
    first = ("Enter", _("Open")), ("Space", _("Quick look"))
    return (*first, *own[way], ("Ctrl+Tab", _("Way of seeing")), *recording_keys())
