"""What `scanimage --all-options` says of a scanner: where it scans from, and how in colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

RESOLUTION = 300


class Feed(Enum):
    """How cards lie in a scanner."""

    GLASS = "glass"
    FEEDER = "feeder"
    BOTH_SIDES = "both_sides"


@dataclass(frozen=True, slots=True)
class Source:
    """A place that a scanner scans from; `arguments` choose it."""

    feed: Feed
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a scanner can do: where it scans from, and how it is told to scan in colour."""

    sources: tuple[Source, ...]
    arguments: tuple[str, ...] = ()


def abilities_in(options: str) -> Abilities:
    """What a list of options, as `scanimage --all-options` prints it, says of a scanner."""
    sources = tuple(_sources(options)) or (Source(Feed.GLASS),)
    arguments = []
    colour = next((mode for mode in _values(options, "mode") if "olo" in mode), None)
    if colour is not None:
        arguments.append(f"--mode={colour}")
    if "--resolution" in options:
        arguments.append(f"--resolution={RESOLUTION}")
    return Abilities(sources, tuple(arguments))


def _sources(options: str) -> list[Source]:
    """Flatbed and feeder, both sides by a source of that name or by an option of the feeder."""
    found: dict[Feed, Source] = {}
    for name in _values(options, "source"):
        feed = _feed_of(name)
        found.setdefault(feed, Source(feed, (f"--source={name}",)))
    if Feed.FEEDER in found and Feed.BOTH_SIDES not in found:
        feeder = found[Feed.FEEDER].arguments
        for option in ("adf-mode", "duplex"):
            for value in _values(options, option):
                if value.casefold() in ("duplex", "both", "yes"):
                    both = (*feeder, f"--{option}={value}")
                    found.setdefault(Feed.BOTH_SIDES, Source(Feed.BOTH_SIDES, both))
    return [found[feed] for feed in Feed if feed in found]


def _feed_of(name: str) -> Feed:
    folded = name.casefold()
    if "duplex" in folded or "both" in folded:
        return Feed.BOTH_SIDES
    return Feed.FEEDER if "adf" in folded or "feeder" in folded else Feed.GLASS


def _values(options: str, name: str) -> list[str]:
    """The values that an option may take, as they are listed after its name."""
    line = re.search(rf"^\s+--{name}(?:\[=\(|\s)([^\[\n]*?)\)?\]?\s*\[", options, re.MULTILINE)
    return [value.strip() for value in line.group(1).split("|")] if line else []
