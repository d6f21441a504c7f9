"""The fifth schema, frozen: named filters, parts in which a promise was kept, choices to go."""

VERSION_5 = """
CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    conditions TEXT NOT NULL
);
CREATE TABLE settlement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exchange_id INTEGER NOT NULL REFERENCES exchange (id) ON DELETE CASCADE,
    "on" TEXT NOT NULL,
    amount INTEGER CHECK (amount > 0),
    amount_currency TEXT,
    note TEXT
);
CREATE INDEX settlement_by_exchange ON settlement (exchange_id);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    goes INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    reason TEXT
);
CREATE INDEX decision_by_event ON decision (event_id);
"""
