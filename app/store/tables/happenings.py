"""What happened between people and what is planned: the facts of relationships."""

from __future__ import annotations

from peewee import BooleanField, FloatField, IntegerField, TextField

from app.domain import event, history
from app.store.tables.columns import DayField, EnumField, MomentField, Table, TimeField, TupleField


class Goal(Table):
    text = TextField()
    until = DayField(null=True)


class Budget(Table):
    month = DayField()
    money = IntegerField(null=True)
    money_currency = TextField(null=True)
    hours = FloatField(null=True)


class Event(Table):
    name = TextField()
    starts_at = MomentField()
    ends_at = TimeField(null=True)
    place = TextField(null=True)
    kind = EnumField(event.EventKind)
    series = TextField(null=True)
    organiser = TextField(null=True)
    purpose = TextField(null=True)
    target = IntegerField(null=True)
    wanted_industries = TupleField()
    goal_id = IntegerField(null=True)
    bring = TextField(null=True)
    fee = IntegerField()
    fee_currency = TextField()
    travel = IntegerField()
    travel_currency = TextField()
    hours = FloatField(null=True)
    found_through = EnumField(event.FoundThrough, null=True)
    recommended_by = IntegerField(null=True)
    verdict = EnumField(event.Verdict, null=True)
    again = BooleanField(null=True)
    learned = TextField(null=True)
    deleted_at = TimeField(null=True)


class Decision(Table):
    event_id = IntegerField()
    goes = BooleanField()
    on = DayField()
    reason = TextField(null=True)


class Encounter(Table):
    contact_id = IntegerField()
    met_at = MomentField()
    event_id = IntegerField(null=True)
    place = TextField(null=True)
    introduced_by = IntegerField(null=True)
    note = TextField(null=True)


class Triage(Table):
    contact_id = IntegerField()
    choice = EnumField(history.TriageChoice)
    on = DayField()
    event_id = IntegerField(null=True)
    bring = TextField(null=True)


class FollowUp(Table):
    contact_id = IntegerField()
    due_on = DayField(null=True)
    done_at = MomentField(null=True)
    channel = EnumField(history.Channel, null=True)
    encounter_id = IntegerField(null=True)
    snoozed_until = DayField(null=True)
    repeat = EnumField(history.Repeat, null=True)
    offer_id = IntegerField(null=True)
    brought = TextField(null=True)
    answered_at = MomentField(null=True)
    reaction = TextField(null=True)


class Exchange(Table):
    contact_id = IntegerField()
    on = DayField()
    direction = EnumField(history.Direction)
    kind = EnumField(history.ExchangeKind)
    state = EnumField(history.ExchangeState)
    due_on = DayField(null=True)
    amount = IntegerField(null=True)
    amount_currency = TextField(null=True)
    is_estimate = BooleanField()
    hours = FloatField(null=True)
    event_id = IntegerField(null=True)
    offer_id = IntegerField(null=True)
    led_by = IntegerField(null=True)
    introduction_id = IntegerField(null=True)
    introduced_by = IntegerField(null=True)
    thanked_on = DayField(null=True)
    note = TextField(null=True)


class Settlement(Table):
    exchange_id = IntegerField()
    on = DayField()
    amount = IntegerField(null=True)
    amount_currency = TextField(null=True)
    note = TextField(null=True)


class Introduction(Table):
    on = DayField()
    person = IntegerField()
    introducer = IntegerField(null=True)
    other = IntegerField(null=True)
    both_asked = BooleanField()
    outcome = EnumField(history.IntroductionOutcome)
    note = TextField(null=True)


class Nuisance(Table):
    kind = EnumField(history.NuisanceKind)
    level = EnumField(history.NuisanceLevel)
    noted_on = DayField()
    contact_id = IntegerField(null=True)
    event_id = IntegerField(null=True)
    organiser = TextField(null=True)
    note = TextField(null=True)


class Offer(Table):
    title = TextField()
    kind = TextField(null=True)
    industries = TupleField()
    tags = TupleField()
    link = TextField(null=True)
    closed_on = DayField(null=True)
    deleted_at = TimeField(null=True)


class OfferTold(Table):
    offer_id = IntegerField()
    contact_id = IntegerField()
    on = DayField()
    reaction = TextField(null=True)


class Need(Table):
    text = TextField()
    on = DayField()
    contact_id = IntegerField(null=True)
    kind = TextField(null=True)
    industries = TupleField()
    met_on = DayField(null=True)


class Dismissal(Table):
    pair = TextField()
    on = DayField()
