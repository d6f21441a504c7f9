"""The part of a long text that a search found, short enough for a row."""

from __future__ import annotations

from app.domain.lit import Span

BEFORE = 8


def around(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The text from a little before its first lit part on, with the parts moved along."""
    line = text.replace("\n", " ")
    cut = max(0, spans[0][0] - BEFORE) if spans else 0
    if not cut:
        return line, spans
    shift = cut - 1  # for the sign that something was left out
    return f"…{line[cut:]}", tuple((start - shift, end - shift) for start, end in spans)
