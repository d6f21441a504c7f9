"""Of the first schema, frozen: people, the pictures of their cards, and what was read there."""

PEOPLE_AND_CARDS = """
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

"""
