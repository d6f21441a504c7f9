"""SQLite through Peewee: rows to domain objects and back, and the journal."""
