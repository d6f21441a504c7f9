"""The first schema, frozen: later changes are migrations and never edits of this text."""

VERSION_1 = """
CREATE TABLE company (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    name_key TEXT NOT NULL,
    kana TEXT,
    industry TEXT,
    industry_reason TEXT CHECK (industry_reason IN ('user', 'domain', 'directory', 'words')),
    corporate_number TEXT UNIQUE,
    domains TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX company_by_key ON company (name_key);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    printed TEXT NOT NULL CHECK (trim(printed) <> ''),
    family TEXT, given TEXT, family_kana TEXT, given_kana TEXT,
    family_romaji TEXT, given_romaji TEXT, credentials TEXT,
    note TEXT NOT NULL DEFAULT '',
    extra TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL CHECK (source IN ('scan', 'import', 'hand')),
    promotion TEXT NOT NULL DEFAULT 'not_asked' CHECK (promotion IN ('yes', 'no', 'not_asked')),
    mark TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    merged_into INTEGER REFERENCES contact (id),
    CHECK (merged_into IS NULL OR (deleted_at IS NOT NULL AND merged_into <> id))
);

CREATE TABLE scan_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    event_id INTEGER REFERENCES event (id),
    tags TEXT NOT NULL DEFAULT '[]',
    language TEXT,
    pairing TEXT NOT NULL DEFAULT 'single' CHECK (pairing IN ('single', 'front_back')),
    met_on TEXT
);
CREATE TABLE image (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    extension TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL
);
CREATE TABLE card_scan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER NOT NULL REFERENCES scan_batch (id),
    requested_at TEXT NOT NULL,
    contact_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    deleted_at TEXT
);
CREATE INDEX card_scan_by_contact ON card_scan (contact_id);
CREATE INDEX card_scan_by_batch ON card_scan (batch_id);
CREATE TABLE card_side (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scan_id INTEGER NOT NULL REFERENCES card_scan (id) ON DELETE CASCADE,
    face TEXT NOT NULL CHECK (face IN ('front', 'back')),
    image_sha256 TEXT NOT NULL REFERENCES image (sha256),
    page INTEGER NOT NULL DEFAULT 0,
    outline TEXT,
    turn INTEGER CHECK (turn IN (0, 90, 180, 270)),
    UNIQUE (scan_id, face)
);
CREATE INDEX card_side_by_image ON card_side (image_sha256);
CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scan_id INTEGER NOT NULL REFERENCES card_scan (id) ON DELETE CASCADE,
    read_at TEXT NOT NULL,
    engine TEXT NOT NULL,
    pipeline_version INTEGER NOT NULL,
    seconds REAL NOT NULL,
    card TEXT,
    problem TEXT,
    CHECK ((card IS NULL) <> (problem IS NULL))
);
CREATE INDEX reading_by_scan ON reading (scan_id, id);
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject INTEGER NOT NULL,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (kind, subject)
);

CREATE TABLE affiliation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    company_id INTEGER REFERENCES company (id),
    company_printed TEXT,
    department TEXT,
    position TEXT,
    since TEXT,
    until TEXT,
    is_primary INTEGER NOT NULL DEFAULT 0,
    scan_id INTEGER REFERENCES card_scan (id) ON DELETE SET NULL,
    sort INTEGER NOT NULL DEFAULT 0,
    CHECK (company_printed IS NOT NULL OR department IS NOT NULL OR position IS NOT NULL),
    CHECK (since IS NULL OR until IS NULL OR since <= until)
);
CREATE INDEX affiliation_by_contact ON affiliation (contact_id);
CREATE INDEX affiliation_by_company ON affiliation (company_id);
CREATE TABLE contact_method (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'mobile', 'fax', 'url', 'social')),
    value TEXT NOT NULL,
    normalised TEXT,
    type TEXT NOT NULL DEFAULT 'work' CHECK (type IN ('work', 'home', 'main', 'other')),
    is_primary INTEGER NOT NULL DEFAULT 0,
    affiliation_id INTEGER REFERENCES affiliation (id) ON DELETE SET NULL,
    sort INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX contact_method_by_contact ON contact_method (contact_id);
CREATE INDEX contact_method_by_value ON contact_method (normalised);
CREATE TABLE postal_address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    printed TEXT NOT NULL,
    postcode TEXT, country TEXT, prefecture TEXT, city TEXT, street TEXT, building TEXT,
    affiliation_id INTEGER REFERENCES affiliation (id) ON DELETE SET NULL,
    sort INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX postal_address_by_contact ON postal_address (contact_id);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
);
CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag (id),
    sort INTEGER NOT NULL DEFAULT 0,
    UNIQUE (contact_id, tag_id)
);
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL
);

CREATE TABLE goal (
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
CREATE TABLE saved_search (
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
