"""The records that the command line prints, with the keys that scripts rely on."""

from __future__ import annotations

from typing import Any

from app.domain.company import Company
from app.domain.contact import Contact
from app.domain.event import Event
from app.domain.funnel import Funnel
from app.domain.give_and_take import Tally
from app.domain.history import FollowUp
from app.domain.industry import industry
from app.domain.known import KnownCompany
from app.domain.moments import Moment, day_of, format_moment
from app.domain.next_action import NextAction
from app.domain.putting_right import Remark
from app.domain.ratio import Ratio
from app.domain.records import Record
from app.domain.relationship import Relationship
from app.domain.returns import EventNumbers
from app.domain.stage import Stage
from app.domain.summary import ContactSummary
from app.i18n import language
from app.services.contacts import ContactView
from app.services.relationships import RelationshipView
from app.services.view_rows import Row

Json = dict[str, Any]


def ratio_record(ratio: Ratio) -> Json:
    """A part of a whole, both as counts."""
    return {"part": ratio.part, "whole": ratio.whole}


def contact_record(view: ContactView, relationship: Relationship) -> Json:
    """CONTACT."""
    details = view.contact.details
    work, name = details.current, details.name
    return {
        "id": str(view.contact.id),
        "name": {
            "printed": name.printed,
            "family": name.family,
            "given": name.given,
            "family_kana": name.family_kana,
            "given_kana": name.given_kana,
            "romaji": name.romaji,
        },
        "company": work.company if work else None,
        "department": work.department if work else None,
        "title": work.position if work else None,
        "industry": _industry(view.company),
        "methods": [
            {"kind": m.kind.value, "value": m.value, "type": m.type.value} for m in details.methods
        ],
        "address": _address(view.contact),
        "events": list(view.events),
        "stage": relationship.stage.value,
        "dormant": relationship.dormant,
        "tags": list(details.tags),
        "note": details.note,
        "attachments": [
            {"id": str(f.id), "name": f.file_name, "bytes": f.size} for f in view.files
        ],
        "nuisance": relationship.stage is Stage.NUISANCE,
    }


def company_record(known: KnownCompany) -> Json:
    """What is known of a company; of each value, on how many people's cards it stands."""
    company = known.company
    return {
        "id": str(company.id),
        "name": company.name,
        "cards": known.cards,
        "names": [{"value": f.value, "cards": f.cards} for f in known.names],
        "domains": [{"value": f.value, "cards": f.cards} for f in known.domains],
        "addresses": [
            {"value": f.value, "postal": known.postcode(f.value), "cards": f.cards}
            for f in known.addresses
        ],
        "phones": [{"value": f.value, "cards": f.cards} for f in known.phones],
        "industry": _industry(company),
        "corrections": [
            {
                "kind": c.kind.value,
                "read": c.read,
                "meant": c.meant,
                "on": c.learned_on.isoformat(),
                "card": None if c.scan_id is None else str(c.scan_id),
            }
            for c in known.corrections
        ],
    }


def remark_record(remark: Remark) -> Json:
    """Why a field of a card is as it is."""
    return {
        "kind": remark.kind.value,
        "value": remark.value,
        "read": remark.read,
        "outcome": remark.outcome.value.replace("_", "-"),
        "company": {"id": str(remark.company.id), "name": remark.company.name},
        "cards": remark.cards,
    }


def event_record(event: Event, recommended_by: str | None = None) -> Json:
    """EVENT."""
    return {
        "id": str(event.id),
        "name": event.name,
        "date": event.day.isoformat(),
        "starts_at": format_moment(event.starts_at),
        "place": event.place,
        "purpose": event.purpose,
        "fee": event.fee.amount,
        "travel": event.travel.amount,
        "currency": event.fee.currency,
        "hours": event.hours,
        "source": event.found_through.value.replace("_", "-") if event.found_through else None,
        "recommended_by": recommended_by,
        "verdict": event.verdict.value if event.verdict else None,
        "again": event.again,
        "learned": event.learned,
        "kind": event.kind.value.replace("_", "-"),
        "series": event.series,
        "organiser": event.organiser,
        "target": event.target,
        "wanted_industries": list(event.wanted_industries),
        "goal": str(event.goal_id) if event.goal_id else None,
        "bring": event.bring,
    }


def follow_up_record(follow_up: FollowUp, name: str) -> Json:
    """A follow-up, planned or made."""
    return {
        "id": str(follow_up.id),
        "contact": {"id": str(follow_up.contact_id), "name": name},
        "due": moment_text(follow_up.due_on),
        "snoozed_until": moment_text(follow_up.snoozed_until),
        "done": moment_text(follow_up.done_at),
        "channel": follow_up.channel.value if follow_up.channel else None,
        "brought": follow_up.brought,
        "repeat": follow_up.repeat.value if follow_up.repeat else None,
        "answered": follow_up.answered_at is not None,
        "answered_at": moment_text(follow_up.answered_at),
    }


def relationships_record(view: RelationshipView) -> Json:
    """RELATIONSHIPS."""
    names = {row.contact.id: row.contact.name for row in view.rows}
    names |= {summary.id: summary.name for summary, _ in view.recommenders}
    return {
        "contacts": [_row(row) for row in view.rows],
        "funnel": _funnel(view.funnel),
        "events": [
            _event_numbers(n, names.get(n.event.recommended_by) if n.event.recommended_by else None)
            for n in view.events
        ],
        "recommenders": [_recommender(s, r) for s, r in view.recommenders],
    }


def _row(row: Row) -> Json:
    relation, contact = row.relationship, row.contact
    return {
        "id": str(contact.id),
        "name": contact.name,
        "company": contact.company,
        "industry": contact.industry,
        "stage": relation.stage.value,
        "met": [{"event": name, "date": day.isoformat()} for name, day in row.met],
        "follow_up": {
            "state": relation.follow_up.state.value,
            "due": moment_text(relation.follow_up.due),
            "done": moment_text(relation.follow_up.done),
            "hours_to_first": relation.follow_up.hours_to_first,
        },
        "gave": _tally(relation.give_and_take.gave),
        "received": _tally(relation.give_and_take.received),
        "balance": relation.give_and_take.balance,
        "dormant": relation.dormant,
        "last_contact": day_of(relation.last_contact).isoformat()
        if relation.last_contact
        else None,
        "next_action": _next_action(relation.next_action),
    }


def _tally(tally: Tally) -> Json:
    """Certain money in yen as `amount`; every currency, and estimates, beside it."""
    yen = sum(m.amount for m in tally.certain if m.currency == "JPY")
    return {
        "count": tally.count,
        "amount": yen,
        "amounts": [{"amount": m.amount, "currency": m.currency} for m in tally.certain],
        "estimates": [{"amount": m.amount, "currency": m.currency} for m in tally.estimate],
    }


def _funnel(funnel: Funnel) -> Json:
    return {
        "collected": funnel.collected,
        "wanted": funnel.wanted,
        "followed_up": funnel.followed_up,
        "followed_up_48h": funnel.followed_up_48h,
        "answered": funnel.answered,
        "exchanged": funnel.exchanged,
        "matched": funnel.matched,
        "trusted": funnel.trusted,
    }


def _event_numbers(numbers: EventNumbers, recommended_by: str | None) -> Json:
    event, returns = numbers.event, numbers.returns
    yen = sum(m.amount for m in returns.value if m.currency == event.fee.currency)
    estimates = sum(m.amount for m in returns.estimate if m.currency == event.fee.currency)
    return {
        **event_record(event, recommended_by),
        "full_cost": returns.full_cost.amount if returns.full_cost else None,
        "funnel": _funnel(numbers.funnel),
        "value_received": yen,
        "value_estimated": estimates,
        "per_yen": returns.per_yen.value,
        "per_hour": returns.per_hour,
        "return": returns.rate.value,
        "living_relations": numbers.living,
        "cost_per_living_relation": numbers.cost_per_living_relation,
        "cost_per_card": numbers.cost_per_card,
    }


def _recommender(contact: ContactSummary, record: Record) -> Json:
    return {
        "contact": contact.name,
        "contact_id": str(contact.id),
        "events": record.events,
        "hits": float(record.hits),
        "record": float(record.value),
    }


def _next_action(action: NextAction | None) -> Json | None:
    if action is None:
        return None
    return {"kind": action.kind.value, "on": moment_text(action.on), "text": action.text}


def _industry(company: Company | None) -> Json | None:
    if company is None or company.industry is None:
        return None
    found = industry(company.industry)
    reason = company.industry_reason.value if company.industry_reason else None
    name = found.name(language()) if found else company.industry
    return {"code": company.industry, "name": name, "reason": reason}


def _address(contact: Contact) -> Json | None:
    if not contact.details.addresses:
        return None
    address = contact.details.addresses[0]
    return {
        "postal": address.postcode,
        "region": address.prefecture,
        "city": address.city,
        "street": " ".join(filter(None, (address.street, address.building))) or None,
        "country": address.country,
        "text": address.printed,
    }


def moment_text(moment: Moment | None) -> str | None:
    """A moment as records hold it."""
    return None if moment is None else format_moment(moment)
