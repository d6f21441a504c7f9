"""The sixth schema, frozen: attachments with their size, and a trash of their own."""

VERSION_6 = """
ALTER TABLE attachment ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attachment ADD COLUMN added_at TEXT;
ALTER TABLE attachment ADD COLUMN deleted_at TEXT;
CREATE INDEX attachment_by_digest ON attachment (sha256);
"""
