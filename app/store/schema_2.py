"""The second schema, frozen: what corrections taught, and what was to be forgotten."""

VERSION_2 = """
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('name', 'domain', 'address')),
    read TEXT NOT NULL,
    meant TEXT NOT NULL,
    learned_on TEXT NOT NULL,
    scan_id INTEGER REFERENCES card_scan (id) ON DELETE CASCADE,
    CHECK (read <> meant)
);
CREATE INDEX correction_by_company ON correction (company_id);
CREATE INDEX correction_by_reading ON correction (read);
CREATE TABLE forgotten (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('name', 'domain', 'address', 'phone'))
);
CREATE INDEX forgotten_by_company ON forgotten (company_id);
CREATE INDEX forgotten_by_contact ON forgotten (contact_id);
"""
