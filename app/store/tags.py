"""Which contact has which tag, of all contacts at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from app.domain.ids import ContactId
from app.store import tables
from app.store.database import Snapshot


def names(_: Snapshot) -> tuple[str, ...]:
    """The tags that any contact has, by name."""
    link, tag = tables.ContactTag, tables.Tag
    query = tag.select(tag.name).join(link, on=(link.tag_id == tag.id)).distinct()
    return tuple(sorted(name for (name,) in query.tuples()))


def by_contact(_: Snapshot) -> Mapping[ContactId, list[str]]:
    """The tags of each contact that has any."""
    link, tag = tables.ContactTag, tables.Tag
    query = link.select(link.contact_id, tag.name).join(tag, on=(tag.id == link.tag_id))
    found: dict[ContactId, list[str]] = defaultdict(list)
    for contact_id, name in query.tuples():
        found[ContactId(contact_id)].append(name)
    return found
