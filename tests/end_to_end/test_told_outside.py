"""What the command line hands to other programs: dates, tables, letters, a year."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.doubles.program import enishi
from tests.end_to_end.test_command_line import add, ok

TODAY = datetime.now().astimezone().date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "book"


def test_dates_for_a_calendar(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "dates.ics"
    add(data, "name=田中 一郎")
    assert enishi(data, "calendar", str(out)).status == 2
    assert not out.exists()
    later = (TODAY + timedelta(days=9)).isoformat()
    ok(enishi(data, "follow-up", "add", "田中 一郎", "--due", later, "--json"))
    assert ok(enishi(data, "calendar", str(out), "--json")) == {
        "file": str(out),
        "dates": 1,
        "undated": 0,
    }
    assert b"SUMMARY:" in out.read_bytes()


def test_a_year_in_review(data: Path) -> None:
    add(data, "name=田中 一郎")
    year = YESTERDAY.year
    ok(enishi(data, "event", "add", "出版の会", "--date", YESTERDAY.isoformat(), "--fee", "3000",
              "--json"))  # fmt: skip
    ok(enishi(data, "met", "田中 一郎", "出版の会", "--json"))
    ok(enishi(data, "event", "verdict", "出版の会", "met", "--again", "no", "--json"))
    ok(enishi(data, "exchange", "add", "田中 一郎", "received", "business", "--amount", "80000",
              "--on", YESTERDAY.isoformat(), "--json"))  # fmt: skip
    found = ok(enishi(data, "year", str(year), "--json"))
    assert found["purposes"] == {"met": 1.0, "judged": 1}
    assert found["received"] == [{"amount": 80000, "currency": "JPY"}]
    assert [(m["contact"]["name"], m["days"], m["event"]) for m in found["matches"]] == [
        ("田中 一郎", 0, "出版の会")
    ]
    assert [s["name"] for s in found["stopped"]] == ["出版の会"]
    assert enishi(data, "year", "26").status == 2


def test_the_relationship_view_as_tables(data: Path, tmp_path: Path) -> None:
    add(data, "name=田中 一郎", "note=+1")
    ok(enishi(data, "event", "add", "=会", "--date", YESTERDAY.isoformat(), "--json"))
    people, events = tmp_path / "people.csv", tmp_path / "events.csv"
    answer = enishi(
        data, "relationships", "--csv", str(people), "--events-csv", str(events), "--json"
    )
    assert ok(answer)["contacts"][0]["name"] == "田中 一郎"
    assert "田中 一郎" in people.read_text("utf-8-sig")
    assert ",'=会," in events.read_text("utf-8-sig")


def test_letters_from_templates(data: Path) -> None:
    add(data, "name=田中 一郎", "email=tanaka@example.co.jp")
    add(data, "name=佐藤 花子")
    ok(
        enishi(
            data, "template", "add", "案内", "{name} 様\\n{me}", "--subject", "お知らせ", "--json"
        )
    )
    assert enishi(data, "template", "add", "誤", "{nmae}").status == 2
    (letter,) = ok(enishi(data, "letter", "田中 一郎", "--template", "案内", "--json"))
    assert (letter["subject"], letter["text"]) == ("お知らせ", "田中 一郎 様\n")
    assert letter["link"].startswith("mailto:tanaka@example.co.jp?subject=%E3%81%8A")
    assert ok(enishi(data, "letter", "田中 一郎", "佐藤 花子", "--json")) == []
    ok(enishi(data, "promotion", "田中 一郎", "yes", "--json"))
    several = enishi(data, "letter", "田中 一郎", "佐藤 花子", "--json")
    assert [x["contact"]["name"] for x in ok(several)] == ["田中 一郎"]
    assert "佐藤 花子" in several.err
    ok(enishi(data, "template", "delete", "案内", "--json"))
