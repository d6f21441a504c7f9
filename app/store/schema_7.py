"""The seventh schema, frozen: what led to an exchange, a day for what is left, files of offers.

A table whose conditions change is made anew. What the journal remembers of its rows gets the new
columns too, so that what was done before can still be undone.
"""

VERSION_7 = """
CREATE TABLE new_exchange (
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
    introduction_id INTEGER REFERENCES introduction (id),
    introduced_by INTEGER REFERENCES contact (id),
    thanked_on TEXT,
    note TEXT,
    CHECK (due_on IS NULL OR state <> 'done'),
    CHECK (led_by IS NULL OR introduction_id IS NULL)
);
INSERT INTO new_exchange (id, contact_id, "on", direction, kind, state, due_on, amount,
    amount_currency, is_estimate, hours, event_id, offer_id, led_by, thanked_on, note)
SELECT id, contact_id, "on", direction, kind, state, due_on, amount,
    amount_currency, is_estimate, hours, event_id, offer_id, led_by, thanked_on, note
FROM exchange;
DELETE FROM sqlite_sequence WHERE name = 'new_exchange';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_exchange', seq FROM sqlite_sequence WHERE name = 'exchange';
DROP TABLE exchange;
ALTER TABLE new_exchange RENAME TO exchange;
CREATE INDEX exchange_by_contact ON exchange (contact_id);
CREATE INDEX exchange_by_introduction ON exchange (introduction_id)
    WHERE introduction_id IS NOT NULL;
CREATE INDEX exchange_by_introducer ON exchange (introduced_by) WHERE introduced_by IS NOT NULL;

CREATE TABLE new_attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    offer_id INTEGER REFERENCES offer (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL DEFAULT 0,
    added_at TEXT,
    deleted_at TEXT,
    CHECK ((contact_id IS NULL) <> (offer_id IS NULL))
);
INSERT INTO new_attachment (id, contact_id, sha256, file_name, size, added_at, deleted_at)
SELECT id, contact_id, sha256, file_name, size, added_at, deleted_at FROM attachment;
DELETE FROM sqlite_sequence WHERE name = 'new_attachment';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'new_attachment', seq FROM sqlite_sequence WHERE name = 'attachment';
DROP TABLE attachment;
ALTER TABLE new_attachment RENAME TO attachment;
CREATE INDEX attachment_by_contact ON attachment (contact_id);
CREATE INDEX attachment_by_offer ON attachment (offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX attachment_by_digest ON attachment (sha256);

ALTER TABLE offer ADD COLUMN deleted_at TEXT;

UPDATE change SET before = json_set(before, '$.introduction_id', NULL, '$.introduced_by', NULL)
WHERE table_name = 'exchange' AND before IS NOT NULL;
UPDATE change SET after = json_set(after, '$.introduction_id', NULL, '$.introduced_by', NULL)
WHERE table_name = 'exchange' AND after IS NOT NULL;
UPDATE change SET before = json_set(before, '$.offer_id', NULL)
WHERE table_name = 'attachment' AND before IS NOT NULL;
UPDATE change SET after = json_set(after, '$.offer_id', NULL)
WHERE table_name = 'attachment' AND after IS NOT NULL;
UPDATE change SET before = json_set(before, '$.deleted_at', NULL)
WHERE table_name = 'offer' AND before IS NOT NULL;
UPDATE change SET after = json_set(after, '$.deleted_at', NULL)
WHERE table_name = 'offer' AND after IS NOT NULL;
"""
