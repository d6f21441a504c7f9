"""Of the first schema, frozen: what happened between people, and what is planned."""

HAPPENINGS = """CREATE TABLE goal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL,
    until TEXT
);
CREATE TABLE budget (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL UNIQUE,
    money INTEGER, money_currency TEXT,
    hours REAL
);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    starts_at TEXT NOT NULL,
    ends_at TEXT,
    place TEXT,
    kind TEXT NOT NULL DEFAULT 'open' CHECK (kind IN ('open', 'by_introduction', 'closed')),
    series TEXT,
    organiser TEXT,
    purpose TEXT,
    target INTEGER,
    wanted_industries TEXT NOT NULL DEFAULT '[]',
    goal_id INTEGER REFERENCES goal (id),
    bring TEXT,
    fee INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0), fee_currency TEXT NOT NULL DEFAULT 'JPY',
    travel INTEGER NOT NULL DEFAULT 0 CHECK (travel >= 0),
    travel_currency TEXT NOT NULL DEFAULT 'JPY',
    hours REAL CHECK (hours IS NULL OR hours >= 0),
    found_through TEXT
        CHECK (found_through IN ('word_of_mouth', 'search', 'invitation', 'own')),
    recommended_by INTEGER REFERENCES contact (id),
    verdict TEXT CHECK (verdict IN ('met', 'half', 'missed')),
    again INTEGER,
    learned TEXT,
    deleted_at TEXT
);
CREATE TABLE encounter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    met_at TEXT NOT NULL,
    event_id INTEGER REFERENCES event (id),
    place TEXT,
    introduced_by INTEGER REFERENCES contact (id),
    note TEXT
);
CREATE INDEX encounter_by_contact ON encounter (contact_id);
CREATE INDEX encounter_by_event ON encounter (event_id);
CREATE TABLE triage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    choice TEXT NOT NULL CHECK (choice IN ('wanted', 'let_go', 'nuisance')),
    "on" TEXT NOT NULL,
    event_id INTEGER REFERENCES event (id),
    bring TEXT
);
CREATE INDEX triage_by_contact ON triage (contact_id);
CREATE TABLE offer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    kind TEXT,
    industries TEXT NOT NULL DEFAULT '[]',
    tags TEXT NOT NULL DEFAULT '[]',
    link TEXT,
    closed_on TEXT
);
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    due_on TEXT,
    done_at TEXT,
    channel TEXT CHECK (channel IN ('mail', 'phone', 'meeting', 'letter', 'message')),
    encounter_id INTEGER REFERENCES encounter (id) ON DELETE SET NULL,
    snoozed_until TEXT,
    repeat TEXT,
    offer_id INTEGER REFERENCES offer (id),
    brought TEXT,
    answered_at TEXT,
    reaction TEXT,
    CHECK (due_on IS NOT NULL OR done_at IS NOT NULL),
    CHECK (answered_at IS NULL OR done_at IS NOT NULL)
);
CREATE INDEX follow_up_by_contact ON follow_up (contact_id);
CREATE TABLE exchange (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    "on" TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('gave', 'received')),
    kind TEXT NOT NULL CHECK (
        kind IN ('introduction', 'knowledge', 'business', 'opportunity', 'invitation', 'help')),
    state TEXT NOT NULL CHECK (state IN ('promised', 'partly', 'done')),
    due_on TEXT,
    amount INTEGER CHECK (amount IS NULL OR amount > 0), amount_currency TEXT,
    is_estimate INTEGER NOT NULL DEFAULT 0,
    hours REAL,
    event_id INTEGER REFERENCES event (id),
    offer_id INTEGER REFERENCES offer (id),
    led_by INTEGER REFERENCES exchange (id),
    thanked_on TEXT,
    note TEXT,
    CHECK (due_on IS NULL OR state = 'promised')
);
CREATE INDEX exchange_by_contact ON exchange (contact_id);
CREATE TABLE introduction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "on" TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    introducer INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    other INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    both_asked INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT 'pending'
        CHECK (outcome IN ('pending', 'met', 'deal', 'no_interest')),
    note TEXT,
    CHECK ((introducer IS NULL) <> (other IS NULL))
);
CREATE TABLE nuisance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('caution', 'avoid')),
    noted_on TEXT NOT NULL,
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event (id),
    organiser TEXT,
    note TEXT,
    CHECK ((contact_id IS NOT NULL) + (event_id IS NOT NULL) + (organiser IS NOT NULL) = 1)
);
CREATE TABLE offer_told (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    offer_id INTEGER NOT NULL REFERENCES offer (id),
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    "on" TEXT NOT NULL,
    reaction TEXT
);
CREATE TABLE need (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL CHECK (trim(text) <> ''),
    "on" TEXT NOT NULL,
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT,
    industries TEXT NOT NULL DEFAULT '[]',
    met_on TEXT
);
CREATE TABLE dismissal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pair TEXT NOT NULL UNIQUE,
    "on" TEXT NOT NULL
);
"""
