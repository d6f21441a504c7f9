"""To the seventh format: exchanges and attachments are made anew, and nothing of them is lost."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.history import ExchangeState
from app.domain.ids import ContactId, ExchangeId, OfferId
from app.domain.money import Money
from app.services import attachments, exchanges, offers, settling, undo
from app.store.migrations import MIGRATIONS, migrate
from tests.doubles.clock import FixedClock

DAY = date(2026, 11, 20)
SIXTH_BOOK = """
INSERT INTO contact (uid, printed, source, created_at, updated_at) VALUES
    ('1', '田中 一郎', 'hand', '2026-11-20T00:00:00+00:00', '2026-11-20T00:00:00+00:00');
INSERT INTO offer (title) VALUES ('手引き');
INSERT INTO exchange (contact_id, "on", direction, kind, state, due_on, amount, amount_currency,
    hours) VALUES (1, '2026-11-01', 'gave', 'help', 'promised', '2026-12-01', 900, 'JPY', 1.5);
INSERT INTO exchange (contact_id, "on", direction, kind, state, led_by)
    VALUES (1, '2026-11-02', 'received', 'business', 'done', 1);
INSERT INTO exchange (contact_id, "on", direction, kind, state)
    VALUES (1, '2026-11-03', 'gave', 'help', 'done');
INSERT INTO settlement (exchange_id, "on", amount, amount_currency)
    VALUES (2, '2026-11-02', 100, 'JPY');
INSERT INTO attachment (contact_id, sha256, file_name, size) VALUES (1, 'ab', '見積書.pdf', 12);
INSERT INTO attachment (contact_id, sha256, file_name, size) VALUES (1, 'cd', '古い.pdf', 12);
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A book of the sixth format, in which the newest exchange and file were deleted by a step."""
    book = CardBook(tmp_path / "book", FixedClock())
    book.disconnect()
    path = book.folders.database
    path.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        migrate(connection, MIGRATIONS[:6])
        connection.executescript(SIXTH_BOOK)
        connection.execute(
            "INSERT INTO step (at, label, origin, process)"
            " VALUES ('2026-11-20T00:00:00.000000+00:00', 'Delete an entry', 'user', 'x')"
        )
        for table, number in (("exchange", 3), ("attachment", 2)):
            row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (number,)).fetchone()
            connection.execute(
                "INSERT INTO change (step_id, table_name, row_id, before) VALUES (1, ?, ?, ?)",
                (table, number, json.dumps(dict(row))),
            )
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
    return path.parent


def test_rows_references_and_numbers_stay(older: Path) -> None:
    book = CardBook(older, FixedClock())
    first, second = book.ask(exchanges.exchanges)
    assert (first.due_on, first.amount, first.hours) == (date(2026, 12, 1), Money(900), 1.5)
    assert (second.led_by, second.introduction_id, second.introduced_by) == (first.id, None, None)
    assert [part.amount for part in book.ask(settling.parts, ExchangeId(2))] == [Money(100)]
    assert [f.size for f in book.ask(attachments.attachments, ContactId(1))] == [12]
    assert book.ask(offers.offers)[0].deleted_at is None
    assert book.run(exchanges.record_exchange, replace(second, id=None)).value == 4
    file = attachments.StoredFile("ef", "新しい.pdf", 1)
    book.run(attachments.attach_to_offer, OfferId(1), [file])
    assert [f.id for f in book.ask(attachments.files_of_offer, OfferId(1))] == [3]
    book.disconnect()


def test_what_was_done_before_can_still_be_undone(older: Path) -> None:
    book = CardBook(older, FixedClock())
    book.run(undo.undo)
    assert [x.id for x in book.ask(exchanges.exchanges)] == [1, 2, 3]
    files = book.ask(attachments.attachments, ContactId(1))
    assert [f.file_name for f in files] == ["見積書.pdf", "古い.pdf"]
    book.run(undo.redo)
    assert len(book.ask(exchanges.exchanges)) == 2
    book.disconnect()


def test_a_rest_may_have_a_day_now(older: Path) -> None:
    book = CardBook(older, FixedClock())
    partly = book.run(settling.settle_part, ExchangeId(1), 400, DAY).value
    assert (partly.state, partly.due_on) == (ExchangeState.PARTLY, date(2026, 12, 1))
    book.disconnect()
