"""What is written into the relationship table, and which record stands behind a derived cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from app.domain.history import Encounter, Exchange, FollowUp
from app.domain.ids import ContactId
from app.domain.places import Part, Place
from app.domain.relationship import Relationship
from app.domain.sources import (
    Source,
    behind_balance,
    behind_clock,
    behind_last_contact,
    behind_meeting,
    behind_stage,
)
from app.domain.stage import Stage
from app.domain.typed_days import typed_day
from app.i18n import gettext as _
from app.services import bulk, steps
from app.services.editing import change_value
from ui.changing import Changing
from ui.page import Page
from ui.recording import Recording
from ui.relationships.columns import Cell
from ui.relationships.rows import TableRow
from ui.relationships.table import RelationshipTable
from ui.touching import Touching
from ui.wording import people

_Ids = Sequence[ContactId]
_BEHIND: dict[Cell, Callable[[Relationship], Source | None]] = {
    Cell.MET: behind_meeting,
    Cell.CLOCK: behind_clock,
    Cell.BALANCE: behind_balance,
    Cell.LAST: behind_last_contact,
    Cell.STAGE: behind_stage,
}


class CellWriting(QObject):
    """Stores what was typed or chosen, for all that are chosen as one step."""

    def __init__(
        self, page: Page, table: RelationshipTable, touching: Touching, recording: Recording
    ) -> None:
        super().__init__(page)
        self._page, self._table = page, table
        self._touching, self._recording = touching, recording
        self._changing = Changing(page)
        table.edited.connect(self.store)
        table.record_wanted.connect(self.open_record)

    def store(self, row: TableRow, cell: Cell, value: Any) -> None:
        """Store a value in a cell of a row, and of those that are chosen with it."""
        ids = tuple(one.contact.id for one in self._table.written_to(row))
        if cell is Cell.NAME:
            place = Place(Part.NAME)
            self._run(row, 1, change_value, row.contact.id, place, row.contact.name, value)
        elif cell is Cell.TAGS:
            self._store_tags(row, ids, value)
        elif cell in (Cell.DUE, Cell.REPLY):
            self._store_day(row, cell, ids, value)
        elif value or cell is not Cell.NEXT:
            self._run(row, len(ids), _WRITE[cell], ids, value)

    def _store_day(self, row: TableRow, cell: Cell, ids: _Ids, text: str) -> None:
        today = self._page.desk.book.clock().astimezone().date()
        day: date | None = None
        try:
            if text:
                day = typed_day(text, today)
        except ValueError:
            hint = _("“{text}” is no day. Write 2026-12-24, 12/24 or +7.")
            self._page.said.emit(hint.format(text=text))
            return
        write = steps.write_due if cell is Cell.DUE else steps.write_answer
        self._run(row, len(ids), write, ids, day)

    def _store_tags(self, row: TableRow, ids: _Ids, text: str) -> None:
        """One person's tags are what stands there; several get them beside their own."""
        if len(ids) == 1:
            self._run(row, 1, change_value, row.contact.id, Place(Part.TAGS), row.tags, text)
            return
        tags = [tag.strip() for tag in text.replace("、", ",").split(",")]
        self._run(row, len(ids), steps.write_tags, ids, [tag for tag in tags if tag])

    def _run(self, row: TableRow, count: int, write: Callable[..., Any], *values: Any) -> None:
        name = row.contact.name

        def done(written: object) -> None:
            number = written if isinstance(written, int) and count > 1 else 1
            whom = people(number) if count > 1 else name
            self._page.done.emit(_("Changed: {name}").format(name=whom))

        self._page.tasks.run(write, *values).then(done)

    # derived cells

    def open_record(self, row: TableRow, cell: Cell) -> None:
        """Open the record that a cell follows from; where there is none yet, the form for one."""
        known, contact_id, name = row.relationship, row.contact.id, row.contact.name
        record = _BEHIND[cell](known) if cell in _BEHIND else None
        if record is not None:
            self._changing.change(_key(record))
        elif cell is Cell.MET:
            self._recording.meet(contact_id, name)
        elif cell is Cell.DUE:
            self._recording.plan(contact_id, name)
        elif cell is Cell.BALANCE:
            self._recording.exchange(contact_id, name)
        elif cell is Cell.STAGE and known.stage is Stage.NUISANCE:
            self._recording.mark(contact_id, name)
        elif cell is Cell.STAGE:
            words = _("Trust comes by itself: met at two events, gave once and received once.")
            self._page.said.emit(words)
        else:
            self._touching.log(contact_id, name, answered=cell is Cell.REPLY)


def _key(record: Source) -> str:
    kinds = {Encounter: "encounter", FollowUp: "follow-up", Exchange: "exchange"}
    return f"{kinds.get(type(record), 'introduction')}-{record.id}"


_WRITE: dict[Cell, Callable[..., Any]] = {
    Cell.BROUGHT: steps.write_brought,
    Cell.STAGE: bulk.choose_all,
    Cell.NEXT: steps.write_next_step,
    Cell.INDUSTRY: bulk.choose_industries,
    Cell.MARK: steps.write_marks,
}
