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
    return (
        Column(_("Name"), 166, lambda r: r.contact.kana or r.contact.name, lambda r: r.spoken),
        Column(_("Met at"), 116, lambda r: r.met_order, lambda r: f"{r.met} {r.met_on}"),
        Column(_("48 hours"), 96, lambda r: r.clock.order, lambda r: r.clock.text),
        Column(_("Brought"), 100, lambda r: r.brought, lambda r: r.brought),
        Column(_("Reply"), 60, lambda r: not r.answered, _reply),
        Column(_("Gave | received"), 104, lambda r: (r.gave + r.received, r.gave), _balance),
        Column(
            _("Last"), 90, lambda r: NEVER if r.days is None else r.days, lambda r: r.last, True
        ),
        Column(_("Stage"), 112, lambda r: _RANKS[r.stage], lambda r: stage_word(r.stage)),
        Column(_("Next step"), 132, lambda r: r.next_order, lambda r: r.next_step),
        Column(_("By"), 62, lambda r: r.next_order, lambda r: r.due),
        Column(_("Industry"), 130, lambda r: r.contact.industry or "Z", lambda r: r.industry),
        Column(_("Tags"), 110, lambda r: (not r.tags, r.tags), lambda r: r.tags),
        Column(_("Private mark"), 120, lambda r: (not r.mark, r.mark), lambda r: r.mark),
    )


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
