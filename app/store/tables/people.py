"""People and the companies they work for, with what is kept and known of both."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from app.domain import company, contact, known_rows
from app.store.tables.columns import DayField, EnumField, Table, TimeField, TupleField


class Company(Table):
    name = TextField()
    name_key = TextField()
    kana = TextField(null=True)
    industry = TextField(null=True)
    industry_reason = EnumField(company.IndustryReason, null=True)
    corporate_number = TextField(null=True)
    domains = TupleField()


class Contact(Table):
    uid = TextField()
    printed = TextField()
    family = TextField(null=True)
    given = TextField(null=True)
    family_kana = TextField(null=True)
    given_kana = TextField(null=True)
    family_romaji = TextField(null=True)
    given_romaji = TextField(null=True)
    credentials = TextField(null=True)
    note = TextField()
    extra = TupleField()
    source = EnumField(contact.Source)
    promotion = EnumField(contact.Promotion)
    mark = TextField(null=True)
    created_at = TimeField()
    updated_at = TimeField()
    deleted_at = TimeField(null=True)
    merged_into = IntegerField(null=True)


class Affiliation(Table):
    contact_id = IntegerField()
    company_id = IntegerField(null=True)
    company_printed = TextField(null=True)
    department = TextField(null=True)
    position = TextField(null=True)
    since = DayField(null=True)
    until = DayField(null=True)
    is_primary = BooleanField()
    scan_id = IntegerField(null=True)
    sort = IntegerField()


class ContactMethod(Table):
    contact_id = IntegerField()
    kind = EnumField(contact.MethodKind)
    value = TextField()
    normalised = TextField(null=True)
    type = EnumField(contact.MethodType)
    is_primary = BooleanField()
    affiliation_id = IntegerField(null=True)
    sort = IntegerField()


class PostalAddress(Table):
    contact_id = IntegerField()
    printed = TextField()
    postcode = TextField(null=True)
    country = TextField(null=True)
    prefecture = TextField(null=True)
    city = TextField(null=True)
    street = TextField(null=True)
    building = TextField(null=True)
    affiliation_id = IntegerField(null=True)
    sort = IntegerField()


class Tag(Table):
    name = TextField()
    name_key = TextField()


class ContactTag(Table):
    contact_id = IntegerField()
    tag_id = IntegerField()
    sort = IntegerField()


class Attachment(Table):
    contact_id = IntegerField(null=True)
    offer_id = IntegerField(null=True)
    sha256 = TextField()
    file_name = TextField()
    size = IntegerField()
    added_at = TimeField(null=True)
    deleted_at = TimeField(null=True)


class Correction(Table):
    company_id = IntegerField()
    kind = EnumField(known_rows.KnownKind)
    read = TextField()
    meant = TextField()
    learned_on = DayField()
    scan_id = IntegerField(null=True)


class Forgotten(Table):
    company_id = IntegerField()
    contact_id = IntegerField()
    kind = EnumField(known_rows.KnownKind)
