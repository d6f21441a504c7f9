"""How near two pieces of a card stand, in heights of their type."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.parse.evidence import Span


def is_near(span: Span, others: Sequence[Span]) -> bool:
    """Whether a piece stands beside, right above or right below one of the others."""
    return any(distance(span, other) < 2.2 for other in others)


def distance(span: Span, other: Span) -> float:
    """Between two pieces' boxes, in heights of the larger type; large on different sides."""
    if span.row.side != other.row.side:
        return 99.0
    a, b = span.quad.box, other.quad.box
    across = max(0.0, max(a.left, b.left) - min(a.right, b.right))
    down = max(0.0, max(a.top, b.top) - min(a.bottom, b.bottom))
    return max(across, down) / max(span.row.type_size, other.row.type_size)
