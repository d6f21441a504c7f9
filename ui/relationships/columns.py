"""The columns of the relationship table: what each says, sorts by, and how it is written into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.history import TriageChoice
from app.domain.industry import industries
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.i18n import language
from ui.models.table import Column
from ui.relationships.rows import TableRow
from ui.wording import stage_word

NEVER = 10**6
_RANKS = {stage: rank for rank, stage in enumerate(Stage)}


class Cell(Enum):
    """A column, in the order in which they stand."""

    NAME = 0
    MET = auto()
    CLOCK = auto()
    BROUGHT = auto()
    REPLY = auto()
    BALANCE = auto()
    LAST = auto()
    STAGE = auto()
    NEXT = auto()
    DUE = auto()
    INDUSTRY = auto()
    TAGS = auto()
    MARK = auto()


WIDTHS = {
    Cell.NAME: 166,
    Cell.MET: 116,
    Cell.CLOCK: 108,
    Cell.BROUGHT: 100,
    Cell.REPLY: 60,
    Cell.BALANCE: 104,
    Cell.LAST: 90,
    Cell.STAGE: 119,
    Cell.NEXT: 132,
    Cell.DUE: 62,
    Cell.INDUSTRY: 130,
    Cell.TAGS: 110,
    Cell.MARK: 120,
}
"""At 13 px body text, at least."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is typed or chosen in a cell.

    Attributes:
        text: what stands there now.
        hint: how to write it.
        choices: one of these is chosen, each with what it is known by; none for a text.
    """

    text: str = ""
    hint: str = ""
    choices: Sequence[tuple[str, object]] = ()


def columns() -> tuple[Column[TableRow], ...]:
    """The columns in the language in use, as `Cell` numbers them."""

    def column(
        cell: Cell,
        title: str,
        order: Callable[[TableRow], object],
        text: Callable[[TableRow], str],
        *,
        right: bool = False,
    ) -> Column[TableRow]:
        return Column(title, WIDTHS[cell], order, text, right)

    return (
        column(
            Cell.NAME, _("Name"), lambda r: r.contact.kana or r.contact.name, lambda r: r.spoken
        ),
        column(Cell.MET, _("Met at"), lambda r: r.met_order, lambda r: f"{r.met} {r.met_on}"),
        column(Cell.CLOCK, _("48 hours"), lambda r: r.clock.order, lambda r: r.clock.text),
        column(Cell.BROUGHT, _("Brought"), lambda r: r.brought, lambda r: r.brought),
        column(Cell.REPLY, _("Reply"), lambda r: not r.answered, _reply),
        column(
            Cell.BALANCE, _("Gave | received"), lambda r: (r.gave + r.received, r.gave), _balance
        ),
        column(Cell.LAST, _("Last"), _days, lambda r: r.last, right=True),
        column(Cell.STAGE, _("Stage"), lambda r: _RANKS[r.stage], lambda r: stage_word(r.stage)),
        column(Cell.NEXT, _("Next step"), lambda r: r.next_order, lambda r: r.next_step),
        column(Cell.DUE, _("By"), lambda r: r.next_order, lambda r: r.due),
        column(
            Cell.INDUSTRY, _("Industry"), lambda r: r.contact.industry or "Z", lambda r: r.industry
        ),
        column(Cell.TAGS, _("Tags"), lambda r: (not r.tags, r.tags), lambda r: r.tags),
        column(Cell.MARK, _("Private mark"), lambda r: (not r.mark, r.mark), lambda r: r.mark),
    )


def _days(row: TableRow) -> int:
    return NEVER if row.days is None else row.days


def _reply(row: TableRow) -> str:
    return _("yes") if row.answered else "–"


def _balance(row: TableRow) -> str:
    return _("gave {gave}, received {received}").format(gave=row.gave, received=row.received)


def written(row: TableRow, cell: Cell) -> Written | None:
    """How a cell is written into; None where it opens the record that it follows from."""
    kinds: dict[Cell, Callable[[TableRow], Written | None]] = {
        Cell.NAME: lambda r: Written(r.contact.name),
        Cell.BROUGHT: lambda r: Written(_text(r.brought)) if r.was_written_to else None,
        Cell.REPLY: lambda r: Written(r.answered_day, _day_hint()) if r.was_written_to else None,
        Cell.STAGE: lambda r: Written(choices=_choices()) if _is_a_choice(r) else None,
        Cell.NEXT: lambda r: Written(_text(r.next_step)),
        Cell.DUE: lambda r: None if r.is_by_clock else Written(r.due_day, _day_hint()),
        Cell.INDUSTRY: lambda r: Written(r.contact.industry or "", choices=_industries()),
        Cell.TAGS: lambda r: Written(r.tags, _("Commas between tags")),
        Cell.MARK: lambda r: Written(r.mark, _("Never exported")),
    }
    return kinds[cell](row) if cell in kinds else None


def _text(shown: str) -> str:
    return "" if shown == "–" else shown


def _day_hint() -> str:
    return _("12/24, +7, today")


def _is_a_choice(row: TableRow) -> bool:
    """Whether the stage follows from the choice after an event, or would by making one."""
    marked = bool(row.relationship.timeline.nuisances)
    return not marked and not row.stage.reaches(Stage.FOLLOWED_UP)


def _choices() -> Sequence[tuple[str, object]]:
    return (
        (_("Keep in touch"), TriageChoice.WANTED),
        (_("Let go"), TriageChoice.LET_GO),
        (stage_word(Stage.NUISANCE), TriageChoice.NUISANCE),
    )


def _industries() -> Sequence[tuple[str, object]]:
    known = sorted(industries(), key=lambda i: (len(i.code) > 1, i.code))
    return (("–", None), *((f"{i.code}  {i.name(language())}", i.code) for i in known))
