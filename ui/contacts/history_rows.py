"""A person's facts as rows of the thread, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeState,
    FollowUp,
    Introduction,
    Nuisance,
    Triage,
    TriageChoice,
)
from app.domain.ids import ContactId
from app.domain.moments import day_of
from app.domain.offers import Need
from app.domain.stage import Stage
from app.domain.timeline import Timeline
from app.i18n import gettext as _
from app.services.words import level_word, nuisance_word, outcome_word
from ui.contacts.query import Person
from ui.contacts.rows import HistoryRow
from ui.theme.icon_names import Icon
from ui.wording import (
    channel_word,
    day_with_year,
    exchange_word,
    joined,
    money,
    stage_word,
    touched_words,
)

_CHOICES = {
    TriageChoice.WANTED: (Stage.WANTED, Icon.WANTED),
    TriageChoice.LET_GO: (Stage.LET_GO, Icon.LET_GO),
    TriageChoice.NUISANCE: (Stage.NUISANCE, Icon.NUISANCE),
}


def history_rows(person: Person) -> list[HistoryRow]:
    """Everything that happened with a person."""
    line = person.relationship.timeline
    rows = [
        *_cards(person),
        *(_triage(t) for t in line.triages),
        *(_introduction(i, person) for i in line.introductions),
        *(_mark(mark) for mark in line.nuisances),
        *(_need(need) for need in person.needs),
        *contact_rows(line, person.event_names, person.names),
    ]
    return sorted(rows, key=lambda row: row.on, reverse=True)


def contact_rows(
    line: Timeline,
    event_names: Mapping[int, str],
    names: Mapping[ContactId, str] = MappingProxyType({}),
    cards: Iterable[date] = (),
) -> list[HistoryRow]:
    """What went between both sides: encounters, touches, exchanges; the earliest first.

    Args:
        line: the facts.
        event_names: by the events' ids.
        names: those of who introduced both sides, or brought an exchange about.
        cards: days on which a card was taken in.
    """
    rows = [
        *(_card(on) for on in cards),
        *(_encounter(met, event_names, names) for met in line.encounters),
        *(_touch(f) for f in line.follow_ups),
        *(_exchange(x, names) for x in line.exchanges),
    ]
    return sorted(rows, key=lambda row: row.on)


def _cards(person: Person) -> Iterator[HistoryRow]:
    for scan in person.view.scans:
        on = day_of(scan.requested_at)
        yield HistoryRow(
            on, Icon.CARD, Stage.COLLECTED, _("Card taken in"), scan.file_name, f"card-{scan.id}"
        )


def _card(on: date) -> HistoryRow:
    return HistoryRow(on, Icon.CARD, Stage.COLLECTED, _("Card taken in"), "", f"card-{on}")


def _encounter(
    met: Encounter, event_names: Mapping[int, str], names: Mapping[ContactId, str]
) -> HistoryRow:
    name = event_names.get(met.event_id or 0)
    title = _("Met: {where}").format(where=name or met.place or _("elsewhere"))
    key = f"encounter-{met.id}"
    by = names.get(met.introduced_by) if met.introduced_by is not None else None
    detail = joined(_("introduced by {name}").format(name=by) if by else None, met.note)
    return HistoryRow(day_of(met.met_at), Icon.MATCHED, Stage.FOLLOWED_UP, title, detail, key)


def _triage(triage: Triage) -> HistoryRow:
    stage, icon = _CHOICES[triage.choice]
    title = _("Chosen: {what}").format(what=stage_word(stage))
    return HistoryRow(triage.on, icon, stage, title, triage.bring or "", f"triage-{triage.id}")


def _touch(follow_up: FollowUp) -> HistoryRow:
    key = f"follow-up-{follow_up.id}"
    how = channel_word(follow_up.channel) if follow_up.channel else ""
    if follow_up.done_at is None:
        on = follow_up.snoozed_until or follow_up.due_on
        assert on is not None  # a follow-up is planned or done
        title = _("Planned: {what}").format(what=follow_up.brought or _("a word"))
        return HistoryRow(on, Icon.LATE, Stage.WANTED, title, how, key)
    answer = _("answered") if follow_up.answered_at else ""
    title, detail = touched_words(follow_up.channel), answer
    if follow_up.brought:
        title = _("Brought: {what}").format(what=follow_up.brought)
        detail = joined(how, answer)
    return HistoryRow(
        day_of(follow_up.done_at), Icon.FOLLOWED_UP, Stage.ANSWERED, title, detail, key
    )


def _exchange(exchange: Exchange, names: Mapping[ContactId, str]) -> HistoryRow:
    gave = exchange.direction is Direction.GAVE
    what = exchange.note or exchange_word(exchange.kind)
    promised = exchange.state is ExchangeState.PROMISED
    if promised:
        pattern = _("Promised: {what}") if gave else _("Was promised: {what}")
    else:
        pattern = _("Gave: {what}") if gave else _("Received: {what}")
    amount = money(exchange.amount) if exchange.amount else ""
    if exchange.amount and exchange.is_estimate:
        amount = _("about {amount}").format(amount=amount)
    sign = Icon.GAVE if gave else Icon.RECEIVED
    icon, stage = (Icon.PROMISE, Stage.WANTED) if promised else (sign, _side(gave))
    detail = joined(exchange_word(exchange.kind), amount, *_further(exchange, names))
    title = pattern.format(what=what)
    return HistoryRow(exchange.on, icon, stage, title, detail, f"exchange-{exchange.id}")


def _further(exchange: Exchange, names: Mapping[ContactId, str]) -> Iterator[str]:
    """How far something is done, by when the rest is due, and who brought it about."""
    if exchange.state is ExchangeState.PARTLY:
        yield _("partly done")
    if exchange.due_on is not None:
        yield _("until {day}").format(day=day_with_year(exchange.due_on))
    if exchange.introduction_id is not None:
        yield _("came of an introduction")
    by = names.get(exchange.introduced_by) if exchange.introduced_by is not None else None
    if by:
        yield _("brought about by {name}").format(name=by)


def _introduction(made: Introduction, person: Person) -> HistoryRow:
    """As it reads from this person: whom I brought to them, or who brought whom to me."""
    who = person.view.contact.id
    other = next(p for p in (made.introducer, made.person, made.other) if p not in (None, who))
    name = person.names.get(other, _("somebody deleted")) if other is not None else ""
    if made.introducer is None:
        icon, pattern = Icon.GAVE, _("You introduced {name}")
    elif made.introducer == who:
        icon, pattern = Icon.RECEIVED, _("Introduced {name} to you")
    else:
        icon, pattern = Icon.COLLEAGUES, _("Was introduced to you by {name}")
    asked = _("both were asked") if made.both_asked else ""
    detail = joined(outcome_word(made.outcome), asked, made.note)
    title = pattern.format(name=name)
    return HistoryRow(made.on, icon, Stage.EXCHANGED, title, detail, f"introduction-{made.id}")


def _need(need: Need) -> HistoryRow:
    title = _("Needs: {what}").format(what=need.text)
    met = _("met on {day}").format(day=day_with_year(need.met_on)) if need.met_on else ""
    return HistoryRow(need.on, Icon.SEARCH, Stage.WANTED, title, met, f"need-{need.id}")


def _mark(mark: Nuisance) -> HistoryRow:
    title = _("Marked as a nuisance: {what}").format(what=nuisance_word(mark.kind))
    detail = joined(level_word(mark.level), mark.note)
    icon, stage = Icon.NUISANCE, Stage.NUISANCE
    return HistoryRow(mark.noted_on, icon, stage, title, detail, f"nuisance-{mark.id}")


def _side(gave: bool) -> Stage:
    """The colours of giving and receiving are those of two stages far apart."""
    return Stage.EXCHANGED if gave else Stage.MATCHED
