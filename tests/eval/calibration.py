"""Whether confidence means something: how often fields are right that claim to be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ocr.model import FieldKind
from ocr.parse.doubts import DOUBTS
from tests.eval.matching import CORE
from tests.eval.scoring import Claim

Document = dict[str, Any]
EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
_Z = 1.96


def wilson(part: int, whole: int) -> tuple[float, float] | None:
    """The 95 % interval of a rate in percent by Wilson's score; None of nothing."""
    if not whole:
        return None
    share, spread = part / whole, _Z**2 / whole
    middle = (share + spread / 2) / (1 + spread)
    reach = _Z * math.sqrt(share * (1 - share) / whole + spread / (4 * whole)) / (1 + spread)
    return round(100 * max(0.0, middle - reach), 2), round(100 * min(1.0, middle + reach), 2)


def calibration(claims: Sequence[Claim]) -> Document:
    """Confidence in bands with the share that is right, and the promise of `sure` by kind."""
    core = [claim for claim in claims if claim.reading.kind in CORE]
    groups = {"all": claims, "core": core} | {
        kind.value: [claim for claim in claims if claim.reading.kind is kind] for kind in FieldKind
    }
    return {
        "bands": [_band(core, low, high) for low, high in pairwise(EDGES)],
        "sure": {name: _sure(group) for name, group in groups.items() if group},
        "doubts": {name: _rates(_doubted(claims, name)) for name in DOUBTS},
    }


def _doubted(claims: Sequence[Claim], name: str) -> list[Claim]:
    """The fields with one doubt and no other."""
    told = [
        (claim, [p.name for p in claim.reading.penalties if p.name in DOUBTS]) for claim in claims
    ]
    return [claim for claim, names in told if names == [name]]


def _band(claims: Sequence[Claim], low: float, high: float) -> Document:
    top = high >= 1.0
    inside = [
        claim
        for claim in claims
        if low <= claim.reading.confidence < high or (top and claim.reading.confidence >= high)
    ]
    mean = sum(claim.reading.confidence for claim in inside) / max(len(inside), 1)
    return {"from": low, "to": high, "claimed": round(100 * mean, 1), **_rates(inside)}


def _sure(claims: Sequence[Claim]) -> Document:
    marked = [claim for claim in claims if claim.reading.sure]
    right = [claim for claim in claims if claim.right]
    wrong = sum(not claim.right for claim in marked)
    return {
        "read": len(claims),
        "marked": len(marked),
        "wrong": wrong,
        "wrong_interval": wilson(wrong, len(marked)),
        "right_marked": round(100 * sum(c.reading.sure for c in right) / len(right), 1)
        if right
        else None,
    }


def _rates(claims: Sequence[Claim]) -> Document:
    right = sum(claim.right for claim in claims)
    share = round(100 * right / len(claims), 1) if claims else None
    return {"count": len(claims), "right": share, "interval": wilson(right, len(claims))}
