"""The journal of changed rows: undo, redo, history, and what other processes changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from peewee import fn

from app.changes import Changes
from app.domain.ids import StepId
from app.errors import UserInputError
from app.i18n import N_, gettext
from app.store.database import Snapshot, Transaction
from app.store.keys import with_key_of_today
from app.store.tables import Change, Step
from app.store.touched import Row, touched

_PAGE = 1000

STACK = 100
"""How many user steps can be undone."""


@dataclass(frozen=True, slots=True)
class StepInfo:
    """A step of the journal; `label` is a gettext id."""

    id: StepId
    at: datetime
    label: str
    is_undone: bool


def next_undo(_: Snapshot) -> StepInfo | None:
    """The newest user step that is in force, among the last hundred."""
    newest = Step.select().where(Step.origin == "user").order_by(Step.id.desc()).limit(STACK)
    return next((_info(step) for step in newest if step.undone_by is None), None)


def next_redo(_: Snapshot) -> StepInfo | None:
    """The oldest undone step after which nothing new was done."""
    newest = Step.select(fn.MAX(Step.id)).where(Step.origin == "user").scalar()
    # What was undone before the newest command was made was given up with it.
    undone = Step.select().where((Step.origin == "user") & (Step.undone_by > newest))
    step = undone.order_by(Step.id).first()
    return None if step is None else _info(step)


def undo_step(tx: Transaction, step_id: StepId, *, keep_newer: bool = False) -> None:
    """Take back all changes of a step, newest first.

    Args:
        tx: the open transaction.
        step_id: the step.
        keep_newer: leave alone, column by column, what was changed again since.

    Raises:
        UserInputError: a row was changed again since, and that is not to be kept; nothing changes.
    """
    tx.defer_foreign_keys()
    for entry in _entries(step_id, newest_first=True):
        before = _row(entry, entry.before)
        if keep_newer:
            now = _now(tx, entry)
            before = _taken_back(now, before, _row(entry, entry.after))
        else:
            _expect(tx, entry, entry.after)
        tx.put(entry.table_name, entry.row_id, before, releases=False)
    # Only now: what points to a row that was new may itself be one of them.
    for entry in _entries(step_id):
        if entry.before is None and tx.raw(entry.table_name, entry.row_id) is None:
            tx.release(entry.table_name, entry.row_id)
    Step.update(undone_by=tx.step_id).where(Step.id == step_id).execute()


def redo_step(tx: Transaction, step_id: StepId) -> None:
    """Make all changes of an undone step again; errors as for `undo_step`."""
    tx.defer_foreign_keys()
    for entry in _entries(step_id):
        _expect(tx, entry, entry.before)
        tx.put(entry.table_name, entry.row_id, _row(entry, entry.after))
    Step.update(undone_by=None).where(Step.id == step_id).execute()


@dataclass(frozen=True, slots=True)
class Revision:
    """How often a row was written since it was added, and when last."""

    number: int
    at: datetime


def revisions(_: Snapshot, table: str) -> Mapping[int, Revision]:
    """The state of each row of a table, as far as its steps are noted; it never goes back."""
    query = (
        Change.select(Change.row_id, fn.COUNT(Change.id), fn.MAX(Step.at))
        .join(Step, on=(Change.step_id == Step.id))
        .where(Change.table_name == table)
        .group_by(Change.row_id)
    )
    return {row_id: Revision(count - 1, at) for row_id, count, at in query.tuples()}


def history(_: Snapshot, table: str, row_id: int, limit: int = 50) -> tuple[StepInfo, ...]:
    """The steps that changed a row, newest first."""
    steps = (
        Step.select()
        .join(Change, on=(Change.step_id == Step.id))
        .where((Change.table_name == table) & (Change.row_id == row_id))
        .distinct()
        .order_by(Step.id.desc())
        .limit(limit)
    )
    return tuple(_info(step) for step in steps)


def newest_step(_: Snapshot) -> int:
    """The id of the newest step; 0 in an empty journal."""
    step = Step.select().order_by(Step.id.desc()).first()
    return 0 if step is None else int(step.id)


def changes_of_others(_: Snapshot, after: int, process: str) -> Changes:
    """What other processes changed in steps later than `after`."""
    entries = (
        Change.select(Change.table_name, Change.row_id, Change.before, Change.after)
        .join(Step, on=(Change.step_id == Step.id))
        .where((Step.id > after) & (Step.process != process))
    )
    return Changes.of(_touched(entries.iterator()))


def _touched(entries: Iterable[Change]) -> Iterator[tuple[str, int]]:
    for entry in entries:
        rows = _row(entry, entry.before), _row(entry, entry.after)
        yield from touched(entry.table_name, entry.row_id, *rows)


def _entries(step_id: StepId, *, newest_first: bool = False) -> Iterator[Change]:
    """A step's changes, some at a time: an import may have made millions."""
    order = Change.id.desc() if newest_first else Change.id
    after: int | None = None
    while True:
        query = Change.select().where(Change.step_id == step_id)
        if after is not None:
            query = query.where(Change.id < after if newest_first else Change.id > after)
        page = list(query.order_by(order).limit(_PAGE))
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1].id


def _taken_back(now: Row | None, before: Row | None, after: Row | None) -> Row | None:
    """A row as it is without one change; a column that was changed again since stays."""
    if now == after:
        return before
    if now is None or before is None or after is None:
        return now
    unchanged = (column for column in before if now.get(column) == after.get(column))
    return {**now, **{column: before[column] for column in unchanged}}


def _expect(tx: Transaction, entry: Change, expected: str | None) -> None:
    if _now(tx, entry) == _row(entry, expected):
        return
    newer = (
        Step.select()
        .join(Change, on=(Change.step_id == Step.id))
        .where(
            (Change.table_name == entry.table_name)
            & (Change.row_id == entry.row_id)
            & (Step.id > entry.step_id)
        )
        .order_by(Step.id.desc())
        .first()
    )
    label = gettext(newer.label) if newer else "?"
    at = newer.at.astimezone().strftime("%H:%M") if newer else "?"
    raise UserInputError(
        N_("Can't undo: there was “{label}” after this ({at}). Nothing was changed."),
        label=label,
        at=at,
    )


def _now(tx: Transaction, entry: Change) -> Row | None:
    """The row of a change as it is, were its key made anew already."""
    row = tx.raw(entry.table_name, entry.row_id)
    return None if row is None else with_key_of_today(entry.table_name, row)


def _row(entry: Change, text: str | None) -> Row | None:
    return None if text is None else with_key_of_today(entry.table_name, json.loads(text))


def _info(step: Step) -> StepInfo:
    return StepInfo(StepId(step.id), step.at, step.label, step.undone_by is not None)
