"""goal …, budget …, event go and skip: what one wants, may spend, and decided."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import date

from app.cli.arguments import amount, currency, day, hours, id_argument
from app.cli.context import Command, Context, no_arguments, table
from app.cli.records import Json
from app.domain.event import Budget, Goal
from app.domain.money import Money
from app.domain.records import BudgetUse
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import events
from app.services.lookup import find_event
from app.services.words import money


def _add_goal(context: Context, chosen: Namespace) -> int:
    if not chosen.text.strip():
        raise UserInputError(N_("A goal needs a few words."))
    goal = Goal(chosen.text.strip(), chosen.until)
    goal_id = context.book.run(events.add_goal, goal).value
    record = _goal_record(context.book.ask(events.goal, goal_id))
    context.document(record, f"#{goal_id} {goal.text}")
    return 0


def _list_goals(context: Context, _chosen: Namespace) -> int:
    records = [_goal_record(goal) for goal in context.book.ask(events.goals)]
    rows = ([r["id"], r["text"], r["until"]] for r in records)
    heads = [_("ID"), _("Goal"), _("Until")]
    context.listing(records, heads, rows, _("No goal yet. Add one with: enishi goal add TEXT"))
    return 0


def _edit_goal(context: Context, chosen: Namespace) -> int:
    known = context.book.ask(events.goal, chosen.id)
    text = known.text if chosen.text is None else chosen.text.strip()
    if not text:
        raise UserInputError(N_("A goal needs a few words."))
    changed = replace(known, text=text, until=chosen.until or known.until)
    context.book.run(events.edit_goal, changed)
    context.document(_goal_record(changed), f"#{changed.id} {changed.text}")
    return 0


def _delete_budget(context: Context, chosen: Namespace) -> int:
    context.book.run(events.delete_budget, chosen.month)
    month = chosen.month.isoformat()[:7]
    context.document({"month": month, "deleted": True}, month)
    return 0


def _delete_goal(context: Context, chosen: Namespace) -> int:
    goal = context.book.ask(events.goal, chosen.id)
    context.book.run(events.delete_goal, chosen.id)
    context.document(_goal_record(goal), f"#{goal.id} {goal.text}")
    return 0


def _goal_record(goal: Goal) -> Json:
    until = goal.until.isoformat() if goal.until else None
    return {"id": str(goal.id), "text": goal.text, "until": until}


def _set_budget(context: Context, chosen: Namespace) -> int:
    if chosen.money is None and chosen.hours is None:
        raise UserInputError(N_("A budget needs --money, --hours or both."))
    known = context.book.ask(events.budget_of, chosen.month)
    budget = known.budget if known else Budget(chosen.month)
    if chosen.money is not None:
        budget = replace(budget, money=Money(chosen.money, chosen.currency))
    if chosen.hours is not None:
        budget = replace(budget, hours=chosen.hours)
    context.book.run(events.set_budget, budget)
    use = context.book.ask(events.budget_of, chosen.month)
    assert use is not None  # it was just set
    context.document(_budget_record(use), *table([_budget_row(use)], _budget_heads()))
    return 0


def _list_budgets(context: Context, _chosen: Namespace) -> int:
    book = context.book
    months = [budget.month for budget in book.ask(events.budgets)]
    uses = [use for month in months if (use := book.ask(events.budget_of, month)) is not None]
    nothing = _("No budget yet. Set one with: enishi budget set MONTH --money N")
    context.listing([*map(_budget_record, uses)], _budget_heads(), map(_budget_row, uses), nothing)
    return 0


def _budget_record(use: BudgetUse) -> Json:
    whole = use.budget.money
    return {
        "month": use.budget.month.isoformat()[:7],
        "money": whole.amount if whole else None,
        "currency": whole.currency if whole else None,
        "hours": use.budget.hours,
        "money_used": use.money_used,
        "money_planned": use.money_planned,
        "hours_used": use.hours_used,
        "hours_planned": use.hours_planned,
        "over": use.is_over,
    }


def _budget_heads() -> list[str]:
    return [_("Month"), _("Budget"), _("Used"), _("Planned"), _("Hours"), _("Used"), _("Planned")]


def _budget_row(use: BudgetUse) -> list[object]:
    whole = use.budget.money
    code = whole.currency if whole else "JPY"
    spent = (Money(use.money_used, code), Money(use.money_planned, code))
    return [
        use.budget.month.isoformat()[:7],
        money(whole) if whole else None,
        *map(money, spent),
        use.budget.hours,
        f"{use.hours_used:g}",
        f"{use.hours_planned:g}",
    ]


def _go(context: Context, chosen: Namespace) -> int:
    return _decide(context, chosen, goes=True)


def _skip(context: Context, chosen: Namespace) -> int:
    return _decide(context, chosen, goes=False)


def _decide(context: Context, chosen: Namespace, *, goes: bool) -> int:
    event_id = context.book.ask(find_event, chosen.name)
    context.book.run(events.decide_event, event_id, goes, chosen.reason)
    event = context.book.ask(events.event, event_id)
    record = {"event": event.name, "goes": goes, "reason": chosen.reason}
    context.document(record, f"{event.name}: {_('go') if goes else _('skip')}")
    return 0


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text[:7]}-01")
    except ValueError as error:
        raise ArgumentTypeError(
            _("“{text}” is no month; write it as 2026-11").format(text=text)
        ) from error


def _goal_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help=_("in a few words"))
    parser.add_argument("--until", type=day, metavar="D", help=_("by when"))


def _edit_goal_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("text", nargs="?", metavar="TEXT", help=_("in a few words"))
    parser.add_argument("--until", type=day, metavar="D", help=_("by when"))


def _month_argument(parser: ArgumentParser) -> None:
    parser.add_argument("month", type=_month, metavar="MONTH", help=_("as 2026-11"))


def _budget_arguments(parser: ArgumentParser) -> None:
    _month_argument(parser)
    parser.add_argument("--money", type=amount, metavar="N", help=_("what may be spent"))
    parser.add_argument(
        "--currency", type=currency, default="JPY", metavar="C", help=_("JPY if not said")
    )
    parser.add_argument("--hours", type=hours, metavar="H", help=_("hours that may go into it"))


def _decide_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="EVENT", help=_("id or name"))
    parser.add_argument("--reason", metavar="TEXT", help=_("why"))


COMMANDS = (
    Command(("goal", "add"), N_("note what you want to reach"), _goal_arguments, _add_goal),
    Command(("goal", "list"), N_("list your goals"), no_arguments, _list_goals),
    Command(("goal", "edit"), N_("change a goal"), _edit_goal_arguments, _edit_goal),
    Command(("goal", "delete"), N_("delete a goal"), id_argument, _delete_goal),
    Command(("budget", "set"), N_("what a month may cost"), _budget_arguments, _set_budget),
    Command(("budget", "list"), N_("what each month uses"), no_arguments, _list_budgets),
    Command(("budget", "delete"), N_("set no budget for a month"), _month_argument, _delete_budget),
    Command(("event", "go"), N_("you go to a planned event"), _decide_arguments, _go),
    Command(("event", "skip"), N_("you leave a planned event out"), _decide_arguments, _skip),
)
