"""A run against a kept one: what fell, and which cases got better or worse."""

from __future__ import annotations

from dataclasses import dataclass

from tests.eval.figures import Document

POINT = 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rates that fell by more than a point (name, before, now), and the cases that changed."""

    fallen: tuple[tuple[str, float, float], ...]
    better: tuple[str, ...]
    worse: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether no rate fell by more than a point."""
        return not self.fallen

    def lines(self) -> list[str]:
        """The comparison for a person."""
        return [
            *(f"FELL   {name}: {before} → {now} %" for name, before, now in self.fallen),
            *(f"worse  {case}" for case in self.worse),
            *(f"better {case}" for case in self.better),
            f"{len(self.better)} better, {len(self.worse)} worse, {len(self.fallen)} rates fell",
        ]


def compare(before: Document, now: Document) -> Comparison:
    """Compares rates and cases that both runs have."""
    old, new = rates(before), rates(now)
    fallen = [
        (name, old[name], new[name])
        for name in old
        if name in new and new[name] < old[name] - POINT
    ]
    changed = [
        (case, was, now["cases"][case])
        for case, was in before["cases"].items()
        if case in now["cases"] and now["cases"][case] != was
    ]
    return Comparison(
        tuple(fallen),
        tuple(case for case, _, exact in changed if exact),
        tuple(case for case, was, _ in changed if was),
    )


def rates(document: Document) -> dict[str, float]:
    """Every rate for which higher is better, by name; those of nothing are left out."""
    found: dict[str, float | None] = {"core": document["core"]["exact"]}
    found |= {f"kind {name}": each["exact"] for name, each in document["kinds"].items()}
    for language, kinds in document["languages"].items():
        found |= {f"{language} {name}": each["exact"] for name, each in kinds.items()}
    for group in ("printed", "families", "difficulties", "layouts"):
        found |= {f"core, {name}": each["exact"] for name, each in document[group].items()}
    found["cards found"] = document["cards"]["found"]
    found["top left right"] = document["cards"]["top_left"]
    found["no false cards"] = _complement(document["cards"]["false_rate"])
    found["right among sure"] = _complement(document["sure"]["wrong_rate"])
    found["sure among right"] = document["sure"]["core_right_marked"]
    return {name: rate for name, rate in found.items() if rate is not None}


def _complement(rate: float | None) -> float | None:
    return None if rate is None else 100 - rate
