"""Tooltips of what stands on cards and in files: text, whatever it looks like."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The text for a tooltip; Qt would take what looks like markup for markup."""
    return str(Qt.convertFromPlainText(text)) if Qt.mightBeRichText(text) else text
