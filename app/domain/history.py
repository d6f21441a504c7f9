"""The facts of a relationship: met, chosen, wrote, gave, received, introduced."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.domain.ids import (
    ContactId,
    EncounterId,
    EventId,
    ExchangeId,
    FollowUpId,
    IntroductionId,
    NuisanceId,
    OfferId,
    TriageId,
)
from app.domain.moments import Moment, is_before
from app.domain.money import Money
from app.frozen import frozen


class TriageChoice(StrEnum):
    """The choice after an event."""

    WANTED = "wanted"
    LET_GO = "let_go"
    NUISANCE = "nuisance"


class Channel(StrEnum):
    """How a personal touch was made; a like or a friend request is none."""

    MAIL = "mail"
    PHONE = "phone"
    MEETING = "meeting"
    LETTER = "letter"
    MESSAGE = "message"


class Repeat(StrEnum):
    """How often a planned follow-up comes again."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Direction(StrEnum):
    """Who gave."""

    GAVE = "gave"
    RECEIVED = "received"


class ExchangeKind(StrEnum):
    """What kind of value; an introduction is derived from its own record."""

    INTRODUCTION = "introduction"
    KNOWLEDGE = "knowledge"
    BUSINESS = "business"
    OPPORTUNITY = "opportunity"
    INVITATION = "invitation"
    HELP = "help"


class ExchangeState(StrEnum):
    """How far it is done; a promise is an exchange not yet done."""

    PROMISED = "promised"
    PARTLY = "partly"
    DONE = "done"


class IntroductionOutcome(StrEnum):
    """What came of an introduction."""

    PENDING = "pending"
    MET = "met"
    DEAL = "deal"
    NO_INTEREST = "no_interest"


class NuisanceKind(StrEnum):
    """What was solicited for."""

    MLM = "mlm"
    INVESTMENT = "investment"
    INSURANCE = "insurance"
    REAL_ESTATE = "real_estate"
    RECRUITING = "recruiting"
    RELIGION = "religion"
    SALES = "sales"
    OTHER = "other"


class NuisanceLevel(StrEnum):
    """How far to stay away."""

    CAUTION = "caution"
    AVOID = "avoid"


@frozen
class Encounter:
    """Somebody was met."""

    contact_id: ContactId
    met_at: Moment
    event_id: EventId | None = None
    place: str | None = None
    introduced_by: ContactId | None = None
    note: str | None = None
    id: EncounterId | None = None


@frozen
class Triage:
    """The choice made about somebody; the newest counts."""

    contact_id: ContactId
    choice: TriageChoice
    on: date
    event_id: EventId | None = None
    bring: str | None = None
    id: TriageId | None = None


@frozen
class FollowUp:
    """A personal touch, planned (`due_on`) or made (`done_at`)."""

    contact_id: ContactId
    due_on: date | None = None
    done_at: Moment | None = None
    channel: Channel | None = None
    encounter_id: EncounterId | None = None
    snoozed_until: date | None = None
    repeat: Repeat | None = None
    offer_id: OfferId | None = None
    brought: str | None = None
    answered_at: Moment | None = None
    reaction: str | None = None
    id: FollowUpId | None = None

    def __post_init__(self) -> None:
        if self.due_on is None and self.done_at is None:
            raise ValueError("a follow-up is planned or done")
        if self.answered_at is not None:
            if self.done_at is None:
                raise ValueError("an answer needs a follow-up that was made")
            if is_before(self.answered_at, self.done_at):
                raise ValueError("an answer cannot come before the follow-up")

    @property
    def when(self) -> Moment:
        """When it was made, or for when it is planned."""
        moment = self.done_at or self.due_on
        assert moment is not None  # checked when the follow-up was made
        return moment


@frozen
class Exchange:
    """Something of value given or received.

    Attributes:
        on: the day on which it was done or, of what is not done yet, promised.
        due_on: by when it, or what is left of it, was promised.
        led_by, introduction_id: the exchange or the introduction from which it came; one of them.
        introduced_by: who brought it about, where no introduction says so already.
    """

    contact_id: ContactId
    on: date
    direction: Direction
    kind: ExchangeKind
    state: ExchangeState = ExchangeState.DONE
    due_on: date | None = None
    amount: Money | None = None
    is_estimate: bool = False
    hours: float | None = None
    event_id: EventId | None = None
    offer_id: OfferId | None = None
    led_by: ExchangeId | None = None
    introduction_id: IntroductionId | None = None
    introduced_by: ContactId | None = None
    thanked_on: date | None = None
    note: str | None = None
    id: ExchangeId | None = None

    def __post_init__(self) -> None:
        if self.amount is not None and self.amount.amount <= 0:
            raise ValueError("an amount must be more than zero")
        if self.due_on is not None and self.state is ExchangeState.DONE:
            raise ValueError("only what is still to come has a due date")
        if self.led_by is not None and self.introduction_id is not None:
            raise ValueError("an exchange came of one thing")
        if self.introduced_by == self.contact_id:
            raise ValueError("nobody brings about what they give or get themselves")


@frozen
class Settlement:
    """A part of something promised that was given or received; the promise itself stays."""

    exchange_id: ExchangeId
    on: date
    amount: Money | None = None
    note: str | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        if self.amount is not None and self.amount.amount <= 0:
            raise ValueError("a part must be more than zero")


@frozen
class Introduction:
    """Somebody brought two people together; None stands for me, exactly once.

    Either `introducer` is None (I bring `person` and `other` together), or `other` is None
    (`introducer` brings `person` to me).
    """

    on: date
    person: ContactId
    introducer: ContactId | None = None
    other: ContactId | None = None
    both_asked: bool = False
    outcome: IntroductionOutcome = IntroductionOutcome.PENDING
    note: str | None = None
    id: IntroductionId | None = None

    def __post_init__(self) -> None:
        people = [p for p in (self.introducer, self.person, self.other) if p is not None]
        if len(people) != 2 or len(set(people)) != 2:
            raise ValueError("an introduction joins me and two different people")

    def as_exchange(self, contact_id: ContactId) -> Exchange | None:
        """The introduction as an exchange with one of its people.

        Mine counts as given to both people, one made for me as received from the introducer;
        with the person who was brought to me nothing was exchanged: None.
        """
        if self.introducer is None:
            direction = Direction.GAVE
        elif self.introducer == contact_id:
            direction = Direction.RECEIVED
        else:
            return None
        return Exchange(contact_id, self.on, direction, ExchangeKind.INTRODUCTION)


@frozen
class Nuisance:
    """A private mark on a person, an event or an organiser; exactly one of them."""

    kind: NuisanceKind
    level: NuisanceLevel
    noted_on: date
    contact_id: ContactId | None = None
    event_id: EventId | None = None
    organiser: str | None = None
    note: str | None = None
    id: NuisanceId | None = None

    def __post_init__(self) -> None:
        if sum(s is not None for s in (self.contact_id, self.event_id, self.organiser)) != 1:
            raise ValueError("a nuisance mark has exactly one subject")
