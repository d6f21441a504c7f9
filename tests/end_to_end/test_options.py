"""No option is passed over in silence: what a command cannot use, it refuses by name."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.i18n import set_language
from tests.doubles.program import Answer, enishi, in_process


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    set_language("en")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one person, one evening and one thing given."""
    book = tmp_path_factory.mktemp("made") / "book"
    for words in (
        ("contact", "add", "--set", "name=田中 一郎", "--set", "company=あおば地所"),
        ("event", "add", "朝活", "--date", "2026-04-01", "--purpose", "税理士"),
        ("exchange", "add", "1", "gave", "help", "--on", "2026-04-02"),
    ):
        assert in_process(book, *words).status == 0
    return book


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "book")


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(answer: Answer, *said: str) -> bool:
    assert answer.status == 2, answer
    assert answer.out == ""
    assert all(word in answer.err for word in said), answer.err
    return True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exchange", "add", "1", "gave", "help", "--currency", "USD"), ("--currency", "--amount")),
        (("exchange", "add", "1", "gave", "help", "--estimate"), ("--estimate", "--amount")),
        (("exchange", "edit", "1", "--currency", "USD"), ("--currency", "--amount")),
        (("met", "1", "朝活", "--due", "2026-05-01"), ("--due", "--promise")),
        (("relationships", "--saved", "x", "--tag", "y"), ("--tag", "--saved")),
        (("export", "x.vcf", "--prune"), ("--prune", "--folder")),
        (("export", "x.vcf", "--everything", "all"), ("FILE", "--everything")),
        (("export", "--everything", "all", "--folder", "dir"), ("--folder", "--everything")),
        (("export", "--everything", "all", "--stage", "wanted"), ("--stage", "--everything")),
        (("export", "x.csv", "--photo"), ("--photo",)),
        (("export", "--folder", "dir", "--format", "google"), ("--folder", "google")),
        (("import", "book", "--once", "--dry-run"), ("--dry-run", "--once")),
        (("import", "x.vcf", "--gone", "trash"), ("--gone", "--watch")),
        (("demo", "--clear", "--out", "dir"), ("--out", "--clear")),
    ],
)
def test_an_option_that_does_nothing_is_refused_and_nothing_is_written(
    data: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: tuple[str, ...]
) -> None:
    monkeypatch.chdir(data.parent)
    before = in_process(data, "exchange", "list", "--json").json
    assert refused(in_process(data, *words), *said)
    assert in_process(data, "exchange", "list", "--json").json == before
    assert files_in(data.parent) == ["book"]


def test_the_currency_of_an_amount_is_changed_alone(data: Path) -> None:
    assert in_process(data, "exchange", "edit", "1", "--amount", "500").status == 0
    changed = in_process(data, "exchange", "edit", "1", "--currency", "USD", "--json").json
    assert (changed["amount"], changed["currency"]) == (500, "USD")


def test_what_was_no_promise_keeps_its_day(data: Path) -> None:
    assert refused(in_process(data, "exchange", "kept", "1"), "1")
    (exchange,) = in_process(data, "exchange", "list", "--json").json
    assert exchange["on"] == "2026-04-02"


def test_a_book_that_is_not_there_is_neither_sound_nor_made(tmp_path: Path) -> None:
    for words in (("check",), ("backup", str(tmp_path / "x.zip"))):
        assert refused(in_process(tmp_path / "typo", *words), "typo")
    assert files_in(tmp_path) == []


def test_an_unknown_command_leaves_standard_output_to_the_result(tmp_path: Path) -> None:
    unknown = in_process(tmp_path / "book", "contact", "shwo", "--json")
    assert refused(unknown, "contact show", "contact shwo")
    assert refused(in_process(tmp_path / "book", "--lang", "xx", "contacts"), "usage: enishi ")


def test_a_short_file_is_not_counted_aloud(data: Path, tmp_path: Path) -> None:
    written = in_process(data, "export", str(tmp_path / "x.vcf"))
    assert written.out.startswith("1 contact written to ")
    assert in_process(data, "import", str(tmp_path / "x.vcf")).err == ""


def test_a_file_that_is_not_there_is_named_once(data: Path, tmp_path: Path) -> None:
    answer = in_process(data, "import", "nothing.vcf")
    assert (answer.status, answer.err.count("nothing.vcf")) == (1, 1)


def test_the_demo_goes_where_data_says_unless_something_is_there(data: Path) -> None:
    assert refused(in_process(data, "demo", "--no-window"), "book", "--out")
    assert len(in_process(data, "contacts", "--json").json) == 1


def test_what_is_not_sure_is_marked_and_explained(tmp_path: Path) -> None:
    sample = Path("resources/samples/bilingual-01.png").resolve()
    lines = enishi(tmp_path / "book", "read", str(sample)).out.splitlines()
    sure = next(line for line in lines if "中村 由紀" in line)
    unsure = next(line for line in lines if "Manager" in line)
    assert (sure[:4], unsure[:4]) == ("    ", "  ? ")
    assert lines[-1] == "  ? = not sure, please check"
    assert not any("–" in line[:4] for line in lines)


def test_a_folder_is_no_picture_but_can_be_taken_in(tmp_path: Path) -> None:
    answer = in_process(tmp_path / "book", "read", str(tmp_path))
    assert answer.status == 1
    assert "is a folder" in answer.err and "enishi scan" in answer.err


def test_nobody_found_is_said_where_a_file_is_written(data: Path, tmp_path: Path) -> None:
    answer = in_process(data, "export", str(tmp_path / "x.vcf"), "Nobody")
    assert (answer.status, answer.err) == (0, "No one matches.\n")


def test_a_follow_up_put_off_shows_it_and_one_that_was_made_cannot_be(data: Path) -> None:
    assert in_process(data, "follow-up", "add", "1", "--due", "2026-04-05").status == 0
    put_off = in_process(data, "follow-up", "snooze", "1", "--days", "3")
    until = in_process(data, "follow-up", "list", "--json").json[0]["snoozed_until"]
    assert until in put_off.out and "2026-04-05" in put_off.out
    assert in_process(data, "follow-up", "done", "1").status == 0
    assert refused(in_process(data, "follow-up", "snooze", "1"), "written already")


def test_the_way_back_leads_to_the_same_book(data: Path) -> None:
    said = in_process(data, "contact", "delete", "1").out
    assert said == f"Moved to the trash: 1. Undo with: enishi undo --data {data}\n"
    env = {"ENISHI_DATA": str(data)}
    assert enishi(data, "event", "delete", "朝活", variables=env).out.endswith("enishi undo\n")


def test_files_that_were_attached_are_named(data: Path, tmp_path: Path) -> None:
    (tmp_path / "estimate.txt").write_text("5,000")
    words = ("contact", "attach", "1", str(tmp_path / "estimate.txt"))
    assert in_process(data, *words).out == "Attached: estimate.txt\n"
    assert "the others were there" in in_process(data, *words).out


def test_options_of_the_tests_reach_the_tests(tmp_path: Path) -> None:
    one = "tests/unit/domain/test_stage.py"
    answer = enishi(tmp_path, "test", "--collect-only", "-q", one)
    assert (answer.status, one in answer.out) == (0, True)


def test_without_the_packages_of_the_tests_it_is_said_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pytest", None)  # as where it is not installed
    answer = in_process(tmp_path, "test")
    assert (answer.status, "./enishi test" in answer.err) == (3, True)


def test_what_was_learned_at_an_event_is_told_again(data: Path) -> None:
    words = ("event", "verdict", "朝活", "half", "--learned", "次は早く着く")
    assert "次は早く着く" in in_process(data, *words).out
    assert in_process(data, "event", "list", "--json").json[0]["learned"] == "次は早く着く"


def test_where_an_error_came_from_is_shown_beside_its_status(data: Path) -> None:
    answer = in_process(data, "contact", "show", "99", "--debug")
    assert refused(answer, "There is no contact 99.", "Traceback")
