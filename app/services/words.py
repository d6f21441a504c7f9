"""How the command line and the window call what is stored as a code; amounts and days likewise."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.clocks import Clock, ClockState
from app.domain.contact import MethodKind, Promotion
from app.domain.event import EventKind, FoundThrough, Verdict
from app.domain.give_and_take import Hint
from app.domain.history import (
    Direction,
    ExchangeState,
    IntroductionOutcome,
    NuisanceKind,
    NuisanceLevel,
    Repeat,
)
from app.domain.known import KnownKind
from app.domain.next_action import ActionKind
from app.domain.offers import Reaction
from app.domain.putting_right import Outcome, Remark
from app.domain.trust import TrustFacts
from app.domain.wording import NOTHING as NOTHING
from app.domain.wording import channel_word as channel_word
from app.domain.wording import day_with_year as day_with_year
from app.domain.wording import exchange_word as exchange_word
from app.domain.wording import field_word as field_word
from app.domain.wording import fraction as fraction
from app.domain.wording import industry_word as industry_word
from app.domain.wording import money as money
from app.domain.wording import stage_word as stage_word
from app.i18n import gettext as _
from app.i18n import language, ngettext
from app.services.import_findings import Kind
from app.services.nuisances import Caution, Through
from ocr.model import FieldKind


def direction_word(direction: Direction) -> str:
    """Who gave."""
    return _("Gave") if direction is Direction.GAVE else _("Received")


def exchange_state_word(state: ExchangeState) -> str:
    """How far an exchange is done."""
    return {
        ExchangeState.PROMISED: _("Promised"),
        ExchangeState.PARTLY: _("Partly done"),
        ExchangeState.DONE: _("Done"),
    }[state]


def verdict_word(verdict: Verdict) -> str:
    """Whether the purpose of an event was met."""
    return {
        Verdict.MET: _("Met"),
        Verdict.HALF: _("Half met"),
        Verdict.MISSED: _("Missed"),
    }[verdict]


def again_word(again: bool | None) -> str:
    """Whether one would go to an event again."""
    return NOTHING if again is None else _("would go") if again else _("not again")


def event_kind_word(kind: EventKind) -> str:
    """Who may come to an event."""
    return {
        EventKind.OPEN: _("open"),
        EventKind.BY_INTRODUCTION: _("by introduction"),
        EventKind.CLOSED: _("members"),
    }[kind]


def clock_word(clock: Clock | None) -> str:
    """Whether the first word after a meeting came in time."""
    if clock is None:
        return NOTHING
    return {
        ClockState.RUNNING: _("running"),
        ClockState.ON_TIME: _("in time"),
        ClockState.LATE: _("late"),
        ClockState.NONE: _("none"),
    }[clock.state]


def source_word(source: FoundThrough) -> str:
    """How one came to know of an event."""
    return {
        FoundThrough.WORD_OF_MOUTH: _("Word of mouth"),
        FoundThrough.SEARCH: _("Search"),
        FoundThrough.INVITATION: _("Invitation"),
        FoundThrough.OWN: _("My own"),
    }[source]


def action_word(kind: ActionKind) -> str:
    """What to do next about somebody, or what to wait for."""
    return {
        ActionKind.KEEP_PROMISE: _("Keep the promise"),
        ActionKind.FOLLOW_UP: _("Follow up"),
        ActionKind.FIRST_TOUCH: _("Write for the first time"),
        ActionKind.AWAIT_PROMISE: _("A promise to me is open"),
        ActionKind.AWAIT_ANSWER: _("An answer is awaited"),
    }[kind]


def known_word(kind: KnownKind) -> str:
    """The name of a kind of thing that is known of companies."""
    return {
        KnownKind.NAME: _("Name as printed"),
        KnownKind.DOMAIN: _("Domain"),
        KnownKind.ADDRESS: _("Address"),
        KnownKind.PHONE: _("Phone"),
        KnownKind.INDUSTRY: _("Industry"),
    }[kind]


def remark_word(remark: Remark) -> str:
    """Why a field is as it is, as far as earlier cards say."""
    if not remark.cards:
        return _("As you corrected it before")
    if remark.outcome is Outcome.OFFERED:
        text = ngettext("Other on {n} earlier card", "Other on {n} earlier cards", remark.cards)
    else:
        text = ngettext("From {n} earlier card", "From {n} earlier cards", remark.cards)
    return text.format(n=remark.cards)


def method_word(kind: MethodKind) -> str:
    """The name of a way to reach somebody."""
    if kind is MethodKind.SOCIAL:
        return _("Social account")
    return field_word(FieldKind(kind.value))


def kind_word(kind: Kind) -> str:
    """What an import found out about somebody."""
    return {
        Kind.NEW: _("New"),
        Kind.FULLER: _("Adds to a contact"),
        Kind.CONFLICT: _("Differs from a contact"),
        Kind.MAYBE: _("May be a contact"),
        Kind.UNCHANGED: _("Known already"),
    }[kind]


def listed(words: Iterable[str]) -> str:
    """Words in a row: a、b in Japanese, a, b in English."""
    return ("、" if language() == "ja" else ", ").join(words)


def caution_words(caution: Caution) -> str:
    """Why to look twice."""
    return {
        Through.PERSON: _("{name} was marked as a nuisance."),
        Through.COMPANY: _("Somebody of {name} was marked as a nuisance."),
        Through.INTRODUCER: _("{name} also introduced, or is, somebody marked as a nuisance."),
        Through.ORGANISER: _("The organiser {name} was marked as a nuisance."),
        Through.EVENT: _("“{name}” was marked as a nuisance."),
    }[caution.through].format(name=caution.name)


def outcome_word(outcome: IntroductionOutcome) -> str:
    """What came of an introduction."""
    return {
        IntroductionOutcome.PENDING: _("still open"),
        IntroductionOutcome.MET: _("they met"),
        IntroductionOutcome.DEAL: _("work came of it"),
        IntroductionOutcome.NO_INTEREST: _("no interest"),
    }[outcome]


def level_word(level: NuisanceLevel) -> str:
    """How far to stay away."""
    return _("stay away") if level is NuisanceLevel.AVOID else _("be careful")


def nuisance_word(kind: NuisanceKind) -> str:
    """What was solicited for."""
    return {
        NuisanceKind.MLM: _("network marketing"),
        NuisanceKind.INVESTMENT: _("investment"),
        NuisanceKind.INSURANCE: _("insurance"),
        NuisanceKind.REAL_ESTATE: _("real estate"),
        NuisanceKind.RECRUITING: _("recruiting"),
        NuisanceKind.RELIGION: _("religion"),
        NuisanceKind.SALES: _("hard sell"),
        NuisanceKind.OTHER: _("something else"),
    }[kind]


def promotion_word(answer: Promotion) -> str:
    """Whether promotion may be sent."""
    return {
        Promotion.YES: _("Promo: yes"),
        Promotion.NO: _("Promo: no"),
        Promotion.NOT_ASKED: _("Promo: not asked"),
    }[answer]


def repeat_word(repeat: Repeat) -> str:
    """How often something comes again."""
    return {
        Repeat.MONTH: _("every month"),
        Repeat.QUARTER: _("every quarter"),
        Repeat.YEAR: _("every year"),
    }[repeat]


def reaction_word(reaction: str) -> str:
    """What somebody said to an offer; other words than the usual ones stand as they are."""
    usual = {
        Reaction.INTERESTED.value: _("interested"),
        Reaction.LATER.value: _("later perhaps"),
        Reaction.NO_INTEREST.value: _("no interest"),
    }
    return usual.get(str(reaction), reaction)


def hint_word(hint: Hint) -> str:
    """What a balance suggests; a question, never a judgement."""
    return {
        Hint.YOUR_TURN: _("your turn to give"),
        Hint.KEEP_ASK_OR_LET_GO: _("keep, ask or let go?"),
    }[hint]


def match_words(days: int) -> str:
    """How long after the first meeting the first match came."""
    if days == 0:
        return _("first match on the day of meeting")
    words = ngettext(
        "first match {n} day after meeting", "first match {n} days after meeting", days
    )
    return words.format(n=days)


def _brought_words(facts: TrustFacts) -> str:
    """How much came through somebody, and the money received in it; estimates apart."""
    count = facts.brought
    words = ngettext("{n} thing came through them", "{n} things came through them", count)
    sums = [*map(money, facts.certain)]
    sums += [_("about {amount}").format(amount=money(m)) for m in facts.estimate]
    return " ".join((words.format(n=count), *sums))


def trust_words(facts: TrustFacts) -> list[str]:
    """The facts beside a person, each in a few words; none where nothing is known."""
    found = []
    if facts.kept:
        kept = ngettext("kept {n} promise", "kept {n} promises", facts.kept)
        found.append(kept.format(n=facts.kept))
    if facts.broken:
        late = ngettext("{n} promise is late", "{n} promises are late", facts.broken)
        found.append(late.format(n=facts.broken))
    if facts.introduced:
        brought = _("{n} of {all} introductions led to something")
        found.append(brought.format(n=facts.worked, all=facts.introduced))
    if facts.brought:
        found.append(_brought_words(facts))
    if facts.recommended:
        worth = _("{n} of {all} recommended events were worth it")
        found.append(worth.format(n=f"{float(facts.worth_it):g}", all=facts.recommended))
    return found
