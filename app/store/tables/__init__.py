"""Peewee models of the tables in use; every other module of the store speaks through them.

Columns keep the names and types of `schema.py` and its migrations (a test compares both).
"""

from __future__ import annotations

from app.store.tables.cards import CardScan, CardSide, Draft, Image, Reading, ScanBatch
from app.store.tables.columns import Table
from app.store.tables.happenings import (
    Budget,
    Decision,
    Dismissal,
    Encounter,
    Event,
    Exchange,
    FollowUp,
    Goal,
    Introduction,
    Need,
    Nuisance,
    Offer,
    OfferTold,
    Settlement,
    Triage,
)
from app.store.tables.keeping import (
    Change,
    Published,
    SavedFilter,
    SavedSearch,
    Setting,
    Step,
    Template,
)
from app.store.tables.people import (
    Affiliation,
    Attachment,
    Company,
    Contact,
    ContactMethod,
    ContactTag,
    Correction,
    Forgotten,
    PostalAddress,
    Tag,
)

__all__ = [
    "ALL",
    "BY_NAME",
    "Affiliation",
    "Attachment",
    "Budget",
    "CardScan",
    "CardSide",
    "Change",
    "Company",
    "Contact",
    "ContactMethod",
    "ContactTag",
    "Correction",
    "Decision",
    "Dismissal",
    "Draft",
    "Encounter",
    "Event",
    "Exchange",
    "FollowUp",
    "Forgotten",
    "Goal",
    "Image",
    "Introduction",
    "Need",
    "Nuisance",
    "Offer",
    "OfferTold",
    "PostalAddress",
    "Published",
    "Reading",
    "SavedFilter",
    "SavedSearch",
    "ScanBatch",
    "Setting",
    "Settlement",
    "Step",
    "Table",
    "Tag",
    "Template",
    "Triage",
]

ALL: tuple[type[Table], ...] = tuple(Table.__subclasses__())
BY_NAME: dict[str, type[Table]] = {table._meta.table_name: table for table in ALL}
