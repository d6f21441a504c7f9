"""What was recorded is changed, deleted and undone on the command line; trust and offers told."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app.cardbook import CardBook
from app.services.demonstration import mark_demonstration
from tests.doubles.program import Answer
from tests.doubles.program import in_process as enishi


def ok(answer: Answer) -> Any:
    assert answer.status == 0, answer.err
    return answer.json


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two people who were met at an event abroad."""
    folder = tmp_path / "book"
    for name in ("甲 一", "乙 二"):
        ok(enishi(folder, "contact", "add", "--json", "--set", f"name={name}"))
    ok(
        enishi(
            folder, "event", "add", "秋の会", "--date", "2026-01-10T18:30", "--fee", "3000",
            "--currency", "EUR", "--json",
        )
    )  # fmt: skip
    ok(enishi(folder, "met", "1", "1", "--note", "<img src=x>", "--json"))
    return folder


def everything(folder: Path) -> list[Any]:
    """All that is recorded, as it stands in the file."""
    with sqlite3.connect(folder / "cards.db") as connection:
        tables = ("event", "encounter", "exchange", "settlement", "offer", "offer_told", "need")
        return [connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in tables]


def test_an_event_is_changed_in_part_and_deleted_and_all_comes_back(data: Path) -> None:
    before = everything(data)
    changed = ok(
        enishi(data, "event", "edit", "秋の会", "--purpose", "三人", "--travel", "20", "--json")
    )
    assert (changed["purpose"], changed["fee"], changed["travel"]) == ("三人", 3000, 20)
    assert changed["currency"] == "EUR"
    trusted = ok(enishi(data, "event", "edit", "1", "--recommended-by", "2", "--json"))
    assert (trusted["recommended_by"], trusted["source"]) == ("乙 二", "word-of-mouth")
    assert enishi(data, "event", "edit", "1", "--source", "search", "--recommended-by", "2").status
    ok(enishi(data, "event", "verdict", "1", "met", "--json"))
    assert enishi(data, "event", "edit", "1", "--date", "2099-01-01").status == 2
    enishi(data, "undo")
    ok(enishi(data, "event", "delete", "秋の会", "--json"))
    assert ok(enishi(data, "event", "list", "--json")) == []
    assert ok(enishi(data, "encounter", "list", "--json"))[0]["event"] is None
    ok(enishi(data, "relationships", "--json"))
    for _ in range(3):
        enishi(data, "undo")
    assert everything(data) == before
    for _ in range(3):
        enishi(data, "redo")
    assert ok(enishi(data, "event", "list", "--json")) == []


def test_encounters_and_introductions_are_listed_and_deleted(data: Path) -> None:
    (met,) = ok(enishi(data, "encounter", "list", "--event", "秋の会", "--json"))
    assert (met["contact"]["name"], met["note"]) == ("甲 一", "<img src=x>")
    ok(enishi(data, "encounter", "delete", met["id"], "--json"))
    assert ok(enishi(data, "encounter", "list", "甲 一", "--json")) == []
    enishi(data, "undo")
    assert ok(enishi(data, "encounter", "list", "--json")) == [met]
    made = ok(enishi(data, "introduce", "1", "--by", "2", "--json"))
    ok(enishi(data, "introduction", "delete", made["id"], "--json"))
    assert ok(enishi(data, "introduction", "list", "--json")) == []
    assert enishi(data, "introduction", "delete", "99").status == 2


def test_an_exchange_is_changed_but_not_into_nonsense(data: Path) -> None:
    given = ok(enishi(data, "exchange", "add", "1", "gave", "help", "--amount", "500", "--json"))
    args = ("--amount", "700", "--currency", "USD", "--note", "校正")
    changed = ok(enishi(data, "exchange", "edit", given["id"], *args, "--json"))
    assert (changed["amount"], changed["currency"], changed["note"]) == (700, "USD", "校正")
    for wrong in (("--due", "2030-01-01"), ("--on", "2099-01-01")):
        answer = enishi(data, "exchange", "edit", given["id"], *wrong)
        assert answer.status == 2 and answer.err
    assert enishi(data, "exchange", "thanked", given["id"], "--on", "2099-01-01").status == 2
    assert enishi(data, "introduce", "1", "2", "--on", "2099-01-01").status == 2
    for option, value in (("--amount", "-5"), ("--currency", "yen"), ("--currency", "ABC")):
        assert enishi(data, "exchange", "edit", given["id"], option, value).status == 2


def test_plans_are_changed_and_undone(data: Path) -> None:
    goal = ok(enishi(data, "goal", "add", "本を出す", "--json"))["id"]
    changed = ok(enishi(data, "goal", "edit", goal, "--until", "2031-01-01", "--json"))
    assert (changed["text"], changed["until"]) == ("本を出す", "2031-01-01")
    ok(enishi(data, "budget", "set", "2026-05", "--money", "3000", "--json"))
    ok(enishi(data, "budget", "delete", "2026-05", "--json"))
    assert enishi(data, "budget", "delete", "2026-05").status == 2
    enishi(data, "undo")
    assert len(ok(enishi(data, "budget", "list", "--json"))) == 1
    planned = ok(enishi(data, "follow-up", "add", "1", "--due", "2031-01-01", "--json"))["id"]
    args = ("--due", "2031-02-01", "--channel", "letter", "--repeat", "quarter")
    changed = ok(enishi(data, "follow-up", "edit", planned, *args, "--json"))
    assert (changed["due"], changed["channel"]) == ("2031-02-01", "letter")
    ok(enishi(data, "follow-up", "done", planned, "--at", "2026-02-01", "--json"))
    assert enishi(data, "follow-up", "edit", planned, "--due", "2031-03-01").status == 2


def test_meetings_introductions_and_marks_are_changed(data: Path) -> None:
    args: tuple[str, ...] = (
        "--note",
        "庭の話",
        "--introduced-by",
        "2",
        "--place",
        "港",
        "--on",
        "2026-01-11",
    )
    met = ok(enishi(data, "encounter", "edit", "1", *args, "--json"))
    assert (met["note"], met["introduced_by"], met["place"]) == ("庭の話", "乙 二", "港")
    assert enishi(data, "encounter", "edit", "1", "--on", "2026-01-09").status == 2
    away = ok(
        enishi(data, "encounter", "edit", "1", "--event", "", "--introduced-by", "", "--json")
    )
    assert (away["event"], away["introduced_by"], away["note"]) == (None, None, "庭の話")
    mine = ok(enishi(data, "introduce", "1", "2", "--on", "2026-01-12", "--json"))["id"]
    args = ("--asked", "yes", "--outcome", "deal", "--note", "会えた")
    made = ok(enishi(data, "introduction", "edit", mine, *args, "--json"))
    assert (made["both_asked"], made["outcome"], made["note"]) == (True, "deal", "会えた")
    assert enishi(data, "introduction", "edit", mine, "--on", "2099-01-01").status == 2
    theirs = ok(enishi(data, "introduce", "1", "--by", "2", "--json"))["id"]
    assert enishi(data, "introduction", "edit", theirs, "--asked", "yes").status == 2
    mark = ok(enishi(data, "nuisance", "add", "person", "2", "--json"))["id"]
    changed = ok(
        enishi(data, "nuisance", "edit", mark, "--kind", "mlm", "--level", "caution", "--json")
    )
    assert (changed["kind"], changed["level"]) == ("mlm", "caution")
    assert enishi(data, "nuisance", "clear", "99").status == 2


def test_a_word_is_recorded_without_a_plan_and_changed(data: Path) -> None:
    offer = ok(enishi(data, "offer", "add", "手引き", "--json"))["id"]
    args: tuple[str, ...] = (
        "--at",
        "2026-02-01",
        "--bring",
        "手引き",
        "--offer",
        offer,
        "--answered",
        "2026-02-03",
    )
    made = ok(enishi(data, "follow-up", "add", "1", *args, "--json"))
    assert (made["done"], made["brought"], made["answered_at"]) == (
        "2026-02-01", "手引き", "2026-02-03",
    )  # fmt: skip
    (listed,) = ok(enishi(data, "offer", "list", "--json"))
    assert [t["on"] for t in listed["told"]] == ["2026-02-01"]
    args = ("--at", "2026-02-02", "--channel", "phone", "--answered", "no")
    changed = ok(enishi(data, "follow-up", "edit", made["id"], *args, "--json"))
    assert (changed["channel"], changed["done"], changed["answered"]) == (
        "phone", "2026-02-02", False,
    )  # fmt: skip
    for wrong in (
        ("add", "1", "--at", "2026-02-01", "--due", "2026-03-01"),
        ("add", "1", "--answered"),
        ("add", "1", "--at", "2099-01-01"),
        ("edit", made["id"], "--answered", "2026-01-01"),
        ("edit", made["id"], "--answered", "soon"),
    ):
        assert enishi(data, "follow-up", *wrong).status == 2
    planned = ok(enishi(data, "follow-up", "add", "1", "--due", "2031-01-01", "--json"))["id"]
    assert enishi(data, "follow-up", "edit", planned, "--at", "2026-02-01").status == 2
    done = ("--at", "2026-02-05", "--channel", "letter", "--offer", offer)
    assert ok(enishi(data, "follow-up", "done", planned, *done, "--json"))["channel"] == "letter"
    assert ok(enishi(data, "offer", "untold", offer, "1", "--json"))["deleted"] == 2
    assert enishi(data, "offer", "untold", offer, "1").status == 2


def test_what_led_to_an_exchange_is_told_and_walked_back(data: Path) -> None:
    made = ok(enishi(data, "introduce", "1", "--by", "2", "--on", "2026-01-12", "--json"))["id"]
    add = ("exchange", "add", "1", "received", "business", "--amount", "80000")
    work = ok(enishi(data, *add, "--introduction", made, "--json"))
    assert (work["introduction"], work["led_by"], work["introduced_by"]) == (made, None, None)
    chain = ok(enishi(data, "exchange", "chain", work["id"], "--json"))
    assert [link["kind"] for link in chain] == ["exchange", "introduction"]
    assert chain[1]["by"] == {"id": "2", "name": "乙 二"}
    trusted = ok(enishi(data, "contact", "trust", "2", "--json"))
    money = [{"amount": 80000, "currency": "JPY"}]
    assert trusted["brought"] == {"count": 1, "amounts": money, "estimates": []}
    other = ok(enishi(data, *add, "--introduced-by", "乙 二", "--json"))
    assert other["introduced_by"] == {"id": "2", "name": "乙 二"}
    args = ("--introduced-by", "", "--introduction", made)
    moved = ok(enishi(data, "exchange", "edit", other["id"], *args, "--json"))
    assert (moved["introduced_by"], moved["introduction"]) == (None, made)
    ok(enishi(data, "exchange", "led-by", other["id"], work["id"], "--json"))
    named = ("exchange", "led-by", other["id"], "--introduction", made, "--json")
    assert ok(enishi(data, *named))["introduction"] == made
    for wrong in (
        (*add, "--introduction", made, "--led-by", work["id"]),
        (*add, "--introduction", "99"),
        (*add, "--introduced-by", "1"),
        ("exchange", "led-by", other["id"]),
    ):
        assert enishi(data, *wrong).status == 2
    estimate = ("--direction", "gave", "--kind", "help", "--estimate", "yes")
    turned = ok(enishi(data, "exchange", "edit", work["id"], *estimate, "--json"))
    assert (turned["direction"], turned["kind"], turned["estimate"]) == ("gave", "help", True)


def test_the_rest_of_a_promise_has_a_day(data: Path) -> None:
    add = ("exchange", "add", "1", "gave", "business", "--amount", "900", "--due", "2031-01-01")
    number = ok(enishi(data, *add, "--json"))["id"]
    part = ("exchange", "part", number, "--amount", "100", "--json")
    assert ok(enishi(data, *part))["due"] == "2031-01-01"
    assert ok(enishi(data, *part, "--due", "2031-02-01"))["due"] == "2031-02-01"
    edit = ("exchange", "edit", number, "--due", "2031-03-01", "--json")
    assert ok(enishi(data, *edit))["due"] == "2031-03-01"
    for due in ("2031-02-01", "2031-01-01"):
        enishi(data, "undo")
        shown = ok(enishi(data, "exchange", "list", "--json"))
        assert shown[0]["due"] == due
    assert ok(enishi(data, "exchange", "kept", number, "--json"))["due"] is None


def test_files_of_an_offer_go_in_and_out(data: Path, tmp_path: Path) -> None:
    guide = tmp_path / "手引き.pdf"
    guide.write_text("made up")
    made = ok(enishi(data, "offer", "add", "補助金の手引き", "--file", str(guide), "--json"))
    offer, out = made["id"], tmp_path / "out"
    assert made["files"] == ["手引き.pdf"]
    assert ok(enishi(data, "offer", "attach", offer, str(guide), "--json"))["attached"] == 0
    (file,) = ok(enishi(data, "offer", "files", offer, "--to", str(out), "--json"))
    assert Path(file["file"]).read_text() == "made up"
    ok(enishi(data, "need", "add", "1", "補助金", "--json"))
    written = ok(enishi(data, "letter", "1", "--json"))
    assert written[0]["files"] == ["手引き.pdf"]
    ok(enishi(data, "offer", "detach", file["id"], "--json"))
    assert ok(enishi(data, "offer", "files", offer, "--json")) == []
    enishi(data, "undo")
    args = ("--title", "手引き", "--tag", "補助金", "--industry", "K")
    assert ok(enishi(data, "offer", "edit", offer, *args, "--json"))["title"] == "手引き"
    ok(enishi(data, "offer", "delete", offer, "--json"))
    assert ok(enishi(data, "offer", "list", "--json")) == []
    enishi(data, "undo")
    (listed,) = ok(enishi(data, "offer", "list", "--json"))
    assert ([f["name"] for f in listed["files"]], listed["industries"]) == (["手引き.pdf"], ["K"])
    assert enishi(data, "offer", "attach", "99", str(guide)).status == 2
    assert enishi(data, "offer", "attach", offer, str(tmp_path / "none")).status == 2


def test_offers_told_and_needs_met(data: Path) -> None:
    add = ("offer", "add", "補助金の手引き", "--kind", "資料", "--tag", "補助金", "--link", "a.pdf")
    offer = ok(enishi(data, *add, "--json"))["id"]
    ok(enishi(data, "offer", "told", offer, "甲 一", "--on", "2026-02-01", "--json"))
    told = ("offer", "told", offer, "1", "--on", "2026-02-01", "--reaction", "interested")
    ok(enishi(data, *told, "--json"))
    (listed,) = ok(enishi(data, "offer", "list", "--json"))
    assert [(t["contact"]["name"], t["reaction"]) for t in listed["told"]] == [
        ("甲 一", "interested")
    ]
    assert (listed["interested"], listed["link"]) == (1, "a.pdf")
    assert enishi(data, "offer", "told", offer, "1", "--on", "2099-01-01").status == 2
    assert enishi(data, "offer", "told", "99", "1").status == 2
    ok(enishi(data, "offer", "close", offer, "--json"))
    assert ok(enishi(data, "offer", "list", "--json"))[0]["closed_on"]
    need = ok(enishi(data, "need", "add", "1", "印刷", "--json"))["id"]
    ok(enishi(data, "need", "met", need, "--json"))
    ok(enishi(data, "need", "edit", need, "--text", "製本", "--open", "--json"))
    (known,) = ok(enishi(data, "need", "list", "--json"))
    assert (known["text"], known["met_on"]) == ("製本", None)
    mine = ok(enishi(data, "need", "add", "--mine", "会計士", "--json"))
    assert mine["contact"] is None
    ok(enishi(data, "need", "delete", mine["id"], "--json"))
    ok(enishi(data, "need", "met", need, "--json"))
    assert ok(enishi(data, "need", "list", "甲 一", "--json"))[0]["met_on"]
    ok(enishi(data, "need", "delete", need, "--json"))
    assert ok(enishi(data, "need", "list", "--json")) == []
    enishi(data, "undo")
    assert len(ok(enishi(data, "need", "list", "--json"))) == 1


def test_trust_tells_facts_and_keeps_a_private_mark(data: Path) -> None:
    promised = ("exchange", "add", "2", "received", "help", "--on", "2026-01-11")
    kept = ok(enishi(data, *promised, "--promised", "--amount", "900", "--json"))["id"]
    ok(enishi(data, "exchange", "kept", kept, "--json"))
    ok(enishi(data, *promised, "--due", "2026-02-01", "--json"))
    made = ok(enishi(data, "introduce", "1", "--by", "2", "--on", "2026-01-12", "--json"))["id"]
    ok(enishi(data, "introduction", "outcome", made, "deal", "--json"))
    ok(enishi(data, "event", "edit", "1", "--recommended-by", "2", "--json"))
    ok(enishi(data, "event", "verdict", "1", "half", "--json"))
    ok(enishi(data, "contact", "mark", "2", "口が堅い", "--json"))
    facts = ok(enishi(data, "contact", "trust", "乙 二", "--json"))
    assert facts["promises"] == {"kept": 1, "late": 1}
    assert facts["introductions"] == {"worked": 1, "all": 1}
    assert facts["recommended"] == {"worth_it": 0.5, "all": 1}
    assert facts["mark"] == "口が堅い"
    out = data.parent / "all.vcf"
    assert enishi(data, "export", str(out)).status == 0
    assert "口が堅い" not in out.read_text("utf-8")
    ok(enishi(data, "contact", "mark", "2", "--json"))
    assert ok(enishi(data, "contact", "trust", "2", "--json"))["mark"] is None


def test_the_demonstration_is_cleared_by_command_but_never_an_own_book(data: Path) -> None:
    refused = enishi(data, "demo", "--clear")
    assert refused.status == 2 and str(data) in refused.err
    assert len(ok(enishi(data, "contacts", "--json"))) == 2
    book = CardBook(data)
    book.run(mark_demonstration)
    book.disconnect()
    ok(enishi(data, "contact", "add", "--json", "--set", "name=自分 花子"))
    ok(enishi(data, "demo", "--clear", "--json"))
    left = ok(enishi(data, "contacts", "--json"))
    assert [contact["name"]["printed"] for contact in left] == ["自分 花子"]
    assert ok(enishi(data, "event", "list", "--json")) == []
    enishi(data, "undo")
    assert len(ok(enishi(data, "contacts", "--json"))) == 3
