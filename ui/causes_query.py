"""What may have led to something given or received, put into words on the reader thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.history import Exchange, Introduction
from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.services import exchanges, introductions, listing
from ui.dialogs.causes import Came, Cause
from ui.dialogs.settle_exchange import entry_words
from ui.wording import day_short, joined

OTHERS = 100
"""So many of what happened with others are offered, the newest."""

_Fact = Exchange | Introduction


def load_causes(
    snapshot: Any, contact_id: ContactId, known: Exchange | None = None
) -> tuple[Cause, ...]:
    """What may have led to something between somebody and me.

    All that happened with them, the newest first, then the newest with others; what `known` names
    as its cause is among it.
    """
    facts: list[_Fact] = [*exchanges.exchanges(snapshot), *introductions.introductions(snapshot)]
    facts.sort(key=lambda fact: fact.on, reverse=True)
    own = [fact for fact in facts if contact_id in _people(fact)]
    others = [fact for fact in facts if contact_id not in _people(fact)]
    named = [fact for fact in others[OTHERS:] if known and _came(fact) in _causes_of(known)]
    offered = [fact for fact in (*own, *others[:OTHERS], *named) if fact != known]
    names = _names(snapshot, offered)
    return tuple(Cause(_words(fact, names), _came(fact)) for fact in offered)


def introduction_words(made: Introduction, names: Mapping[ContactId, str]) -> str:
    """Who was brought together by whom."""
    gone = _("somebody deleted")
    name = names.get(made.person, gone)
    if made.introducer is None:
        other = names.get(made.other, gone) if made.other is not None else gone
        return _("You introduced {name} to {other}").format(name=name, other=other)
    by = names.get(made.introducer, gone)
    return _("{name} was introduced by {by}").format(name=name, by=by)


def _names(snapshot: Any, facts: list[_Fact]) -> Mapping[ContactId, str]:
    ids = {who for fact in facts for who in _people(fact)}
    return {i: who.name for i, who in listing.summaries(snapshot, ids).items()}


def _people(fact: _Fact) -> set[ContactId]:
    if isinstance(fact, Exchange):
        return {fact.contact_id}
    return {who for who in (fact.person, fact.other, fact.introducer) if who is not None}


def _came(fact: _Fact) -> Came:
    return Came(exchange=fact.id) if isinstance(fact, Exchange) else Came(introduction=fact.id)


def _causes_of(known: Exchange) -> tuple[Came, ...]:
    return (Came(known.led_by, None), Came(None, known.introduction_id))


def _words(fact: _Fact, names: Mapping[ContactId, str]) -> str:
    if isinstance(fact, Exchange):
        return joined(names.get(fact.contact_id, _("somebody deleted")), entry_words(fact))
    return joined(day_short(fact.on), introduction_words(fact, names))
