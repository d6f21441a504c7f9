"""What came of offers: how many of those who were told were interested, or led to a match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.domain.ids import ContactId
from app.domain.offers import OfferTold, Reaction
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship
from app.domain.stage import is_match
from app.frozen import frozen


@frozen
class OfferRecord:
    """What came of an offer: people interested ÷ told, people with a match through it ÷ told."""

    interest: Ratio
    matches: Ratio


def offer_record(
    told: Iterable[OfferTold], people: Mapping[ContactId, Relationship]
) -> OfferRecord:
    """Interest ÷ told and matches ÷ told, in people; by industry, if only its people are given.

    Args:
        told: the times when one offer was named.
        people: those to count, by contact.
    """
    told = [t for t in told if t.contact_id in people]
    names = {t.contact_id for t in told}
    interested = {t.contact_id for t in told if t.reaction == Reaction.INTERESTED}
    offers = {t.offer_id for t in told}
    matched = sum(
        any(
            x.offer_id in offers and is_match(people[name].timeline, x)
            for x in people[name].timeline.values
        )
        for name in names
    )
    return OfferRecord(Ratio(len(interested), len(names)), Ratio(matched, len(names)))


def offer_record_by_industry(
    told: Iterable[OfferTold],
    people: Mapping[ContactId, Relationship],
    industries: Mapping[ContactId, str | None],
) -> Mapping[str | None, OfferRecord]:
    """The record of one offer among the people of each industry, most told first.

    Args:
        told: the times when it was named.
        people: those to count, by contact.
        industries: the code of each, None where none is settled.
    """
    groups: dict[str | None, list[OfferTold]] = defaultdict(list)
    for each in told:
        groups[industries.get(each.contact_id)].append(each)
    records = {code: offer_record(group, people) for code, group in groups.items()}
    known = ((code, found) for code, found in records.items() if found.interest.whole)
    return dict(sorted(known, key=lambda pair: (-pair[1].interest.whole, pair[0] or "~")))
