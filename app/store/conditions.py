"""What was asked for, as the SQL condition on a row of `list_entry`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from app.domain.industry import codes_called
from app.domain.search import ContactQuery, Has
from app.domain.text import bigrams, fold, letters
from app.store.search_documents import industry_token
from ocr.parse.company import company_key
from ocr.parse.romaji import romaji_key

Part = tuple[str, Sequence[object]]

_HAS = {
    Has.FOLLOW_UP: "SELECT contact_id FROM follow_up WHERE done_at IS NULL",
    Has.CARD: "SELECT contact_id FROM card_scan WHERE contact_id IS NOT NULL",
    Has.ATTACHMENT: "SELECT contact_id FROM attachment"
    " WHERE contact_id IS NOT NULL AND deleted_at IS NULL",
    Has.NOTE: "SELECT id FROM contact WHERE note <> ''",
    Has.EMAIL: "SELECT contact_id FROM contact_method WHERE kind = 'email'",
    Has.PHONE: "SELECT contact_id FROM contact_method WHERE kind IN ('phone', 'mobile')",
    Has.INDUSTRY: "SELECT a.contact_id FROM affiliation a JOIN company c ON c.id = a.company_id"
    " WHERE a.until IS NULL AND c.industry IS NOT NULL",
    # What a card's reader was not sure of; a later reading of the same card may know better.
    Has.UNSURE: "SELECT s.contact_id FROM card_scan s JOIN reading r ON r.id ="
    " (SELECT max(id) FROM reading WHERE scan_id = s.id), json_each(r.card, '$.fields') f"
    " WHERE s.contact_id IS NOT NULL AND NOT json_extract(f.value, '$.sure')",
}


def condition(query: ContactQuery) -> Part:
    """The condition with its values; true for every contact (or all in the trash) if none."""
    parts = [*_parts(query), *(_outside(part) for part in _excluded(query))]
    # The plus keeps SQLite from going through all rows by an index that holds them in order.
    column = "+trashed" if parts else "trashed"
    parts = [(f"{column} = ?", (int(query.trashed),)), *parts]
    return " AND ".join(sql for sql, _ in parts), [v for _, values in parts for v in values]


def match_of(words: Iterable[str]) -> str:
    """Words as one FTS5 expression, all of which must occur."""
    return " AND ".join(filter(None, (_word(word) for word in words)))


def _parts(query: ContactQuery) -> Iterator[Part]:
    if match := match_of(query.words):
        yield _inside("SELECT rowid FROM search_index(?)", [match])
    if query.industries:
        starts = " OR ".join(["c.industry GLOB ?"] * len(query.industries))
        yield _inside(
            "SELECT a.contact_id FROM affiliation a JOIN company c ON c.id = a.company_id"
            f" WHERE a.until IS NULL AND ({starts})",
            [f"{code}*" for code in query.industries],
        )
    if query.events:
        yield _inside(_one_of("encounter", "event_id", query.events), query.events)
    for tag in query.tags:
        tagged = "SELECT l.contact_id FROM contact_tag l JOIN tag t ON t.id = l.tag_id"
        yield _inside(f"{tagged} WHERE t.name_key = ?", [fold(tag)])
    if query.prefectures:
        yield _inside(_one_of("postal_address", "prefecture", query.prefectures), query.prefectures)
    if query.months:
        yield _inside(_one_of("encounter", MONTH_MET, query.months), query.months)
    for wanted in sorted(query.has):
        yield _inside(_HAS[wanted], ())


MONTH_MET = (
    "CASE WHEN length(met_at) > 10 THEN strftime('%Y-%m', met_at, 'localtime')"
    " ELSE substr(met_at, 1, 7) END"
)
"""The local month of an encounter, whose moment is a day or a time."""


def _excluded(query: ContactQuery) -> Iterator[Part]:
    for word in query.without:
        if match := _word(word):
            yield _inside("SELECT rowid FROM search_index(?)", [match])
    for unwanted in query.exclude:
        yield from _parts(unwanted)


def _one_of(table: str, column: str, values: Sequence[object]) -> str:
    marks = ", ".join("?" * len(values))
    return f"SELECT contact_id FROM {table} WHERE {column} IN ({marks})"


def _inside(select: str, values: Sequence[object]) -> Part:
    return f"id IN ({select})", values


def _outside(part: Part) -> Part:
    return f"NOT ({part[0]})", part[1]


def _word(word: str) -> str:
    """A word as an FTS5 expression; only letters and digits reach it, so nothing to escape.

    A word in Latin letters may be a name in any romanisation: Satoh, Satou and Sato are one. A
    company is found with its legal form in any place and spelling, and whoever works in an
    industry by its name.
    """
    written = _phrase(word)
    others = {"name": romaji_key(word) if _is_latin(word) else "", "company": company_key(word)}
    phrases = {column: _phrase(key) for column, key in others.items()}
    more = [f"{column} : {p}" for column, p in phrases.items() if p and p != written]
    tokens = ((industry_token(code.rstrip("*")), code[-1:] == "*") for code in codes_called(word))
    more += [f"rest : {token} *" if whole else f"rest : {token}" for token, whole in tokens]
    return f"({' OR '.join([written, *more])})" if written and more else written


def _is_latin(word: str) -> bool:
    bare = [c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)]
    return all(letter.isascii() and letter.isalpha() for letter in bare)


def _phrase(word: str) -> str:
    if pairs := bigrams(word):
        return f'"{" ".join(pairs)}"'
    return f'"{only}" *' if (only := letters(word)) else ""
