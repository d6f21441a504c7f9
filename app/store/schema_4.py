"""The fourth schema, frozen: one derived row a contact, by which lists are put in order."""

VERSION_4 = """
CREATE TABLE list_entry (
    id INTEGER PRIMARY KEY,
    trashed INTEGER NOT NULL,
    reading TEXT NOT NULL,
    company TEXT NOT NULL
);
CREATE INDEX list_entry_by_reading ON list_entry (trashed, reading, id);
CREATE INDEX list_entry_by_company ON list_entry (trashed, company, reading, id);
CREATE INDEX attachment_by_contact ON attachment (contact_id);
"""
