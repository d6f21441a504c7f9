"""The first schema, frozen: later changes are migrations and never edits of these texts."""

from app.store.schema_happenings import HAPPENINGS
from app.store.schema_people import PEOPLE_AND_CARDS

_KEEPING = """CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    view TEXT
);
CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
CREATE TABLE published (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    book_url TEXT NOT NULL,
    uid TEXT NOT NULL,
    href TEXT NOT NULL,
    etag TEXT,
    digest TEXT NOT NULL,
    UNIQUE (book_url, uid)
);

CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('user', 'system', 'undo')),
    process TEXT NOT NULL,
    undone_by INTEGER REFERENCES step (id)
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX change_by_step ON change (step_id);
CREATE INDEX change_by_row ON change (table_name, row_id);

CREATE VIRTUAL TABLE search_index USING fts5 (
    name, company, rest, tokenize = "unicode61 remove_diacritics 0", prefix = '1'
);
CREATE TABLE search_version (version INTEGER NOT NULL);
"""
"""What the program keeps for its user, the journal, and the search index."""

VERSION_1 = PEOPLE_AND_CARDS + HAPPENINGS + _KEEPING
