"""Records around people on the command line: met, planned, settled, introduced, marked, decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.doubles.program import Answer, enishi


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three people and an event without a purpose."""
    folder = tmp_path / "book"
    for name in ("甲 一", "乙 二", "丙 三"):
        ok(
            enishi(
                folder, "contact", "add", "--json", "--set", f"name={name}", "--set", "company=港"
            )
        )
    ok(enishi(folder, "event", "add", "秋の会", "--date", "2026-01-10", "--json"))
    return folder


def ok(answer: Answer) -> Any:
    assert answer.status == 0, answer.err
    return answer.json


def test_a_planned_event_says_what_is_missing_and_what_speaks_against_it(data: Path) -> None:
    ok(enishi(data, "nuisance", "add", "organiser", "成功倶楽部", "--kind", "mlm", "--json"))
    ok(enishi(data, "budget", "set", "2031-05", "--money", "3000", "--json"))
    goal = ok(enishi(data, "goal", "add", "二冊目を出す", "--json"))
    answer = enishi(
        data, "event", "add", "朝の会", "--date", "2031-05-02", "--organiser", "成功倶楽部",
        "--fee", "5000", "--goal", goal["id"], "--wanted-industry", "G", "--target", "3", "--json",
    )  # fmt: skip
    record = ok(answer)
    assert (record["goal"], record["wanted_industries"], record["target"]) == ("1", ["G"], 3)
    for said in ("no purpose yet", "成功倶楽部", "over its budget"):
        assert said in answer.err
    (budget,) = ok(enishi(data, "budget", "list", "--json"))
    assert (budget["money_planned"], budget["over"]) == (5000, True)
    decided = ok(enishi(data, "event", "skip", "朝の会", "--reason", "勧誘", "--json"))
    assert decided == {"event": "朝の会", "goes": False, "reason": "勧誘"}


def test_meeting_notes_a_need_and_a_promise(data: Path) -> None:
    ok(enishi(data, "nuisance", "add", "person", "丙 三", "--json"))
    answer = enishi(
        data, "met", "甲 一", "秋の会", "--note", "庭の話", "--need", "改修", "--promise", "見積り",
        "--due", "2031-01-01", "--introduced-by", "乙 二", "--json",
    )  # fmt: skip
    ok(answer)
    assert "Somebody of 港" in answer.err
    (promise,) = ok(enishi(data, "exchange", "list", "--json"))
    assert (promise["note"], promise["due"], promise["event"]) == ("見積り", "2031-01-01", "秋の会")
    chain = ok(enishi(data, "exchange", "chain", promise["id"], "--json"))
    assert [(link["kind"], link["event"]) for link in chain] == [
        ("exchange", "秋の会"),
        ("encounter", "秋の会"),
    ]


def test_parts_thanks_and_a_double_entry(data: Path) -> None:
    add = ("exchange", "add", "甲 一", "received", "business", "--json")
    first = ok(enishi(data, *add, "--amount", "900", "--promised"))["id"]
    partly = ok(enishi(data, "exchange", "part", first, "--amount", "400", "--json"))
    assert (partly["state"], partly["amount"]) == ("partly", 900)
    assert enishi(data, "exchange", "part", first, "--amount", "501").status == 2
    double = ok(enishi(data, *add, "--amount", "900", "--led-by", first))
    assert double["led_by"] == first
    assert ok(enishi(data, "exchange", "thanked", first, "--on", "2026-02-01", "--json"))["thanked"]
    ok(enishi(data, "exchange", "delete", double["id"], "--json"))
    assert [x["id"] for x in ok(enishi(data, "exchange", "list", "--json"))] == [first]
    ok(enishi(data, "undo", "--json"))
    assert len(ok(enishi(data, "exchange", "list", "--json"))) == 2


def test_a_follow_up_repeats_and_is_put_off(data: Path) -> None:
    add = ("follow-up", "add", "甲 一", "--due", "2026-01-20", "--repeat", "quarter", "--json")
    planned = ok(enishi(data, *add))
    assert planned["repeat"] == "quarter"
    ok(enishi(data, "follow-up", "snooze", planned["id"], "--days", "3", "--json"))
    ok(enishi(data, "follow-up", "done", planned["id"], "--at", "2026-01-31", "--json"))
    due = [f["due"] for f in ok(enishi(data, "follow-up", "list", "--json")) if not f["done"]]
    assert due == ["2026-04-30"]


def test_introductions_are_told_both_ways(data: Path) -> None:
    made = enishi(data, "introduce", "甲 一", "乙 二", "--json")
    assert "Were both asked" in made.err
    assert ok(made)["introducer"] is None
    received = ok(enishi(data, "introduce", "甲 一", "--by", "丙 三", "--json"))
    assert received["introducer"]["name"] == "丙 三"
    ok(enishi(data, "introduction", "outcome", received["id"], "deal", "--json"))
    listed = ok(enishi(data, "introduction", "list", "--json"))
    assert {i["id"]: i["outcome"] for i in listed} == {"1": "pending", received["id"]: "deal"}
    for wrong in (("甲 一",), ("甲 一", "甲 一"), ("甲 一", "乙 二", "--by", "丙 三")):
        assert enishi(data, "introduce", *wrong).status == 2


def test_relationships_keep_their_options_and_take_more(data: Path) -> None:
    ok(enishi(data, "met", "甲 一", "秋の会", "--json"))
    shown = ok(
        enishi(data, "relationships", "--event", "秋の会", "--since", "2026-01-01", "--json")
    )
    assert [c["name"] for c in shown["contacts"]] == ["甲 一"]
    assert not ok(enishi(data, "relationships", "--until", "2025-12-31", "--json"))["contacts"]
    assert enishi(data, "relationships", "--saved", "無い").status == 2
