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
        return self is not _LET_GO and self is not _NUISANCE

    def reaches(self, stage: Stage) -> bool:
        """Whether this stage is `stage` or a later one; who was let go reaches `collected` only.

        A nuisance reaches nothing: it is out of every count but its own.
        """
        return stage in _REACHED[self.value]


# Python looks up a member of an enumeration by name only slowly.
_LET_GO, _NUISANCE = Stage.LET_GO, Stage.NUISANCE

RISING = tuple(stage for stage in Stage if stage.is_rising)
"""The stages from collected to trusted, in order."""

_REACHED: dict[str, tuple[Stage, ...]] = {
    **{stage.value: RISING[: rank + 1] for rank, stage in enumerate(RISING)},
    _LET_GO.value: (Stage.COLLECTED,),
    _NUISANCE.value: (),
}
