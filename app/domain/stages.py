"""The stages of a relationship, by themselves: what colours and words are named by."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The stages, rising in this order up to `trusted`; the last two lie beside the way."""

    COLLECTED = "collected"
    WANTED = "wanted"
    FOLLOWED_UP = "followed-up"
    ANSWERED = "answered"
    EXCHANGED = "exchanged"
    MATCHED = "matched"
    TRUSTED = "trusted"
    LET_GO = "let-go"
    NUISANCE = "nuisance"

    @property
    def is_rising(self) -> bool:
        """Whether the stage lies on the way from collected to trusted."""
        return self not in (Stage.LET_GO, Stage.NUISANCE)

    def reaches(self, stage: Stage) -> bool:
        """Whether this stage is `stage` or a later one; who was let go reaches `collected` only.

        A nuisance reaches nothing: it is out of every count but its own.
        """
        if self is Stage.LET_GO:
            return stage is Stage.COLLECTED
        return self is not Stage.NUISANCE and _RANK[self] >= _RANK[stage]


RISING = tuple(stage for stage in Stage if stage.is_rising)
"""The stages from collected to trusted, in order."""

_RANK = {stage: rank for rank, stage in enumerate(Stage)}
