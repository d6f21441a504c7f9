"""Which contact has which tag, of all contacts at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from app.domain.contact import Labels
from app.domain.ids import ContactId
from app.store import tables
from app.store.database import Snapshot
from app.store.rows import among


def names(_: Snapshot) -> tuple[str, ...]:
    """The tags that any contact has, by name."""
    link, tag = tables.ContactTag, tables.Tag
    query = tag.select(tag.name).join(link, on=(link.tag_id == tag.id)).distinct()
    return tuple(sorted(name for (name,) in query.tuples()))


def labels(_: Snapshot, ids: Collection[ContactId] | None = None) -> Mapping[ContactId, Labels]:
    """The tags and the private mark of some contacts, or of all, where there are any."""
    link, tag, contact = tables.ContactTag, tables.Tag, tables.Contact
    tagged = link.select(link.contact_id, tag.name).join(tag, on=(tag.id == link.tag_id))
    marked = contact.select(contact.id, contact.mark).where(contact.mark.is_null(False))
    if ids is not None:
        tagged, marked = (
            tagged.where(among(link.contact_id, ids)),
            marked.where(among(contact.id, ids)),
        )
    tags: dict[ContactId, list[str]] = defaultdict(list)
    for contact_id, name in tagged.order_by(link.id).tuples():
        tags[ContactId(contact_id)].append(name)
    marks = {ContactId(contact_id): mark for contact_id, mark in marked.tuples()}
    return {i: Labels(tuple(tags.get(i, ())), marks.get(i)) for i in tags.keys() | marks.keys()}
