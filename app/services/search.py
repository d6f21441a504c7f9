"""Finding contacts by any word, and by filters written into the search."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from app.domain.event import Event
from app.domain.ids import ContactId, EventId
from app.domain.industry import industries
from app.domain.relationship import Relationship
from app.domain.search import ContactQuery, Has
from app.domain.stage import Stage
from app.domain.text import fold
from app.errors import NotFound, UserInputError
from app.i18n import N_
from app.services.derived_table import DerivedTable
from app.store import entities, search_index
from app.store.database import Snapshot
from ocr.parse.lexicon import prefectures, rows

_NUMBER = re.compile(r"(?<!\S)[+(]?\d[\d\s()./-]*\d(?!\S)")
"""A telephone number in groups, which is one word. Searches for several numbers lose by it."""

_YEAR_AND_MONTH = re.compile(r"(\d{4})(?:[-/年](\d{1,2})?月?)?")


@dataclass(frozen=True, slots=True)
class Search:
    """A search as it was asked: what the index answers, and stages, which are derived."""

    query: ContactQuery = field(default_factory=ContactQuery)
    stages: frozenset[Stage] = frozenset()
    without_stages: frozenset[Stage] = frozenset()

    @property
    def is_everyone(self) -> bool:
        """Whether nothing is asked for at all."""
        return self == Search()


def parse(snapshot: Snapshot, text: str) -> Search:
    """A search from text: words, `-word`, and filters such as `industry:K` or `-tag:friend`.

    Filters are `industry:`, `tag:`, `event:`, `stage:`, `has:`, `prefecture:` and `met:`, also by
    their Japanese names. Events and prefectures may be named in part; `met:` takes a year or month.

    Raises:
        UserInputError: a filter names an industry, event, stage … that does not exist.
    """
    words: list[str] = []
    without: list[str] = []
    search = Search()
    for part in _parts(text):
        is_not = part.startswith("-") and len(part) > 1
        prefix, colon, value = part[is_not:].partition(":")
        kind = _codes("key").get(fold(prefix)) if colon and value else None
        if kind is not None:
            wanted = _filter(snapshot, kind, value)
            search = _without(search, wanted) if is_not else _both(search, wanted)
        elif is_not:
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
    prefectures: Iterable[str] = (),
    months: Iterable[str] = (),
    has: Iterable[Has] = (),
    lacks: Iterable[Has] = (),
) -> Search:
    """A search with further filters, from a filter pane or the options of a command."""
    more = ContactQuery(
        industries=tuple(industries),
        events=tuple(events),
        tags=tuple(tags),
        prefectures=tuple(prefectures),
        months=tuple(months),
        has=frozenset(has),
        exclude=tuple(ContactQuery(has=frozenset([lacked])) for lacked in lacks),
    )
    return _both(search, Search(more, frozenset(stages)))


def find(snapshot: Snapshot, search: Search, derived: DerivedTable) -> tuple[ContactId, ...]:
    """The ids of all contacts that fit, best first."""
    found = search_index.find(snapshot, search.query)
    return tuple(_in_stages(snapshot, search, found, derived))


def matching(snapshot: Snapshot, search: Search, derived: DerivedTable) -> Collection[ContactId]:
    """The ids of all contacts that fit, in no order; see `search_index.matching`."""
    return _in_stages(snapshot, search, search_index.matching(snapshot, search.query), derived)


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
    """The stage of this name, as code or in Japanese; UserInputError if there is none."""
    code = _codes("stage").get(fold(text), text)
    try:
        return Stage(code)
    except ValueError as error:
        known = ", ".join(Stage)
        raise UserInputError(
            N_("There is no stage “{name}”. Stages are: {known}"), name=text, known=known
        ) from error


def prefecture_named(text: str) -> str:
    """The prefecture of this name or beginning of one: 東京, 東京都, Tokyo; NotFound if none."""
    wanted = fold(text)
    for name, romaji in prefectures().items():
        if fold(name).startswith(wanted) or fold(romaji) == wanted:
            return name
    raise NotFound(N_("There is no prefecture “{name}”."), name=text)


def _events(snapshot: Snapshot, text: str) -> tuple[EventId, ...]:
    """All events with this number, or with the text in their name; NotFound if there are none."""
    if text.isascii() and text.isdigit():
        return (EventId(entities.get(snapshot, Event, int(text)).id or 0),)
    wanted = fold(text).replace(" ", "")
    everything = entities.select(snapshot, Event, deleted_at=None)
    named = [EventId(e.id) for e in everything if e.id and wanted in fold(e.name).replace(" ", "")]
    if not named:
        raise NotFound(N_("No event is named “{name}”."), name=text)
    return tuple(named)


def _has_named(text: str) -> Has:
    code = _codes("has").get(fold(text), text)
    try:
        return Has(code)
    except ValueError as error:
        raise UserInputError(
            N_("“{name}” is nothing to ask for. After has: may stand: {known}"),
            name=text,
            known=", ".join(Has),
        ) from error


def _months(text: str) -> tuple[str, ...]:
    match = _YEAR_AND_MONTH.fullmatch(fold(text))
    month = int(match.group(2) or 0) if match else 13
    if match is None or month > 12:
        raise UserInputError(N_("“{text}” is no month. Write it as 2026-11."), text=text)
    months = [month] if month else range(1, 13)
    return tuple(f"{match.group(1)}-{number:02}" for number in months)


@cache
def _codes(kind: str) -> dict[str, str]:
    """The words of a kind of filter, folded, with what they mean."""
    table = [
        (code, (code, *names.split(","))) for k, code, names in rows("search_words") if k == kind
    ]
    return {fold(name): code for code, names in table for name in names}


def _filter(snapshot: Snapshot, kind: str, value: str) -> Search:
    ask: dict[str, Callable[[], Search]] = {
        "industry": lambda: narrowed(Search(), industries=industry_codes(value)),
        "tag": lambda: narrowed(Search(), tags=[value]),
        "event": lambda: narrowed(Search(), events=_events(snapshot, value)),
        "stage": lambda: narrowed(Search(), stages=[stage_named(value)]),
        "has": lambda: narrowed(Search(), has=[_has_named(value)]),
        "prefecture": lambda: narrowed(Search(), prefectures=[prefecture_named(value)]),
        "met": lambda: narrowed(Search(), months=_months(value)),
    }
    return ask[kind]()


def _both(search: Search, more: Search) -> Search:
    one, other = search.query, more.query
    query = replace(
        one,
        industries=(*one.industries, *other.industries),
        events=(*one.events, *other.events),
        tags=(*one.tags, *other.tags),
        prefectures=(*one.prefectures, *other.prefectures),
        months=(*one.months, *other.months),
        has=one.has | other.has,
        exclude=(*one.exclude, *other.exclude),
    )
    return replace(search, query=query, stages=search.stages | more.stages)


def _without(search: Search, unwanted: Search) -> Search:
    stages = search.without_stages | unwanted.stages
    if unwanted.stages:
        return replace(search, without_stages=stages)
    exclude = (*search.query.exclude, unwanted.query)
    return replace(search, query=replace(search.query, exclude=exclude))


def _parts(text: str) -> Sequence[str]:
    """Words, quoted ones whole; a quote without its partner is a letter like any other."""
    plain = text.replace("\u3000", " ").replace("：", ":")
    plain = _NUMBER.sub(lambda match: re.sub(r"\s", "", match.group()), plain)
    try:
        return shlex.split(plain, posix=True)
    except ValueError:
        return plain.split()


def _in_stages(
    snapshot: Snapshot, search: Search, ids: Collection[ContactId], derived: DerivedTable
) -> Collection[ContactId]:
    if not (search.stages or search.without_stages):
        return ids
    wanted = (search.stages or frozenset(Stage)) - search.without_stages
    table = derived.rows(snapshot)
    return tuple(i for i in ids if _stage(table.get(i)) in wanted)


def _stage(row: Relationship | None) -> Stage | None:
    return None if row is None else row.stage
