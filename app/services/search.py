"""Finding contacts by any word, and by filters written into the search."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.ids import ContactId, EventId
from app.domain.industry import industries
from app.domain.relationship import Relationship
from app.domain.search import ContactQuery
from app.domain.stage import Stage
from app.domain.text import fold
from app.errors import NotFound, UserInputError
from app.i18n import N_
from app.services.lookup import find_event
from app.services.relationships import DerivedTable
from app.store import search_index
from app.store.database import Snapshot

_PREFIXES = {
    "industry": "industry",
    "業種": "industry",
    "tag": "tag",
    "タグ": "tag",
    "event": "event",
    "イベント": "event",
    "stage": "stage",
    "段階": "stage",
}


@dataclass(frozen=True, slots=True)
class Search:
    """A search as it was asked: what the index answers, and stages, which are derived."""

    query: ContactQuery = field(default_factory=ContactQuery)
    stages: frozenset[Stage] = frozenset()


def parse(snapshot: Snapshot, text: str) -> Search:
    """A search from text: words, `-word`, and `industry:`, `tag:`, `event:`, `stage:` filters.

    Raises:
        UserInputError: a filter names an industry, event or stage that does not exist.
    """
    words: list[str] = []
    search = Search()
    without: list[str] = []
    for part in _parts(text):
        prefix, colon, value = part.partition(":")
        kind = _PREFIXES.get(prefix.casefold()) if colon and value else None
        if kind is not None:
            search = _filtered(snapshot, search, kind, value)
        elif part.startswith("-") and len(part) > 1:
            without.append(part[1:])
        else:
            words.append(part)
    query = replace(search.query, words=tuple(words), without=tuple(without))
    return replace(search, query=query)


def narrowed(
    search: Search,
    *,
    industries: Iterable[str] = (),
    events: Iterable[EventId] = (),
    tags: Iterable[str] = (),
    stages: Iterable[Stage] = (),
) -> Search:
    """A search with further filters, from a filter pane or the options of a command."""
    query = replace(
        search.query,
        industries=(*search.query.industries, *industries),
        events=(*search.query.events, *events),
        tags=(*search.query.tags, *tags),
    )
    return Search(query, search.stages | frozenset(stages))


def find(snapshot: Snapshot, search: Search, derived: DerivedTable) -> tuple[ContactId, ...]:
    """The ids of all contacts that fit, best first."""
    ids = search_index.find(snapshot, search.query)
    if not search.stages:
        return ids
    rows = derived.rows(snapshot)
    return tuple(i for i in ids if _stage(rows.get(i)) in search.stages)


def industry_codes(text: str) -> tuple[str, ...]:
    """The JSIC codes that a code or a part of an industry's name means.

    Raises:
        NotFound: no industry has this code or name.
    """
    wanted = fold(text)
    exact = [i.code for i in industries() if fold(i.code) == wanted]
    named = [i.code for i in industries() if wanted in fold(f"{i.name_ja} {i.name_en}")]
    if not (exact or named):
        raise NotFound(N_("There is no industry “{name}”."), name=text)
    return tuple(exact or named)


def stage_named(text: str) -> Stage:
    """The stage of this name; UserInputError if there is none."""
    try:
        return Stage(text)
    except ValueError as error:
        known = ", ".join(Stage)
        raise UserInputError(
            N_("There is no stage “{name}”. Stages are: {known}"), name=text, known=known
        ) from error


def _filtered(snapshot: Snapshot, search: Search, kind: str, value: str) -> Search:
    if kind == "industry":
        return narrowed(search, industries=industry_codes(value))
    if kind == "tag":
        return narrowed(search, tags=[value])
    if kind == "event":
        return narrowed(search, events=[find_event(snapshot, value)])
    return narrowed(search, stages=[stage_named(value)])


def _parts(text: str) -> Sequence[str]:
    """Words, quoted ones whole; a quote without its partner is a letter like any other."""
    try:
        return shlex.split(text.replace("\u3000", " "), posix=True)
    except ValueError:
        return text.replace("\u3000", " ").split()


def _stage(row: Relationship | None) -> Stage | None:
    return None if row is None else row.stage
