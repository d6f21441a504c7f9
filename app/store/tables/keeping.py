"""What the program keeps for its user, and the journal of all changes."""

from __future__ import annotations

from peewee import IntegerField, TextField

from app.store.tables.columns import Table, TimeField


class Setting(Table):
    key = TextField()
    value = TextField()


class Published(Table):
    book_url = TextField()
    uid = TextField()
    href = TextField()
    etag = TextField(null=True)
    digest = TextField()


class SavedSearch(Table):
    name = TextField()
    query = TextField()
    view = TextField(null=True)


class SavedFilter(Table):
    name = TextField()
    conditions = TextField()


class Template(Table):
    name = TextField()
    language = TextField()
    subject = TextField()
    body = TextField()


class Step(Table):
    at = TimeField()
    label = TextField()
    origin = TextField()
    process = TextField()
    undone_by = IntegerField(null=True)


class Change(Table):
    step_id = IntegerField()
    table_name = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)
