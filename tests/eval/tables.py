"""A run's document as tables of Markdown, which read well on a terminal too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.eval.figures import Document

_RATES = ("count", "exact", "anywhere", "yardstick")
_GROUPS = {
    "printed": "language",
    "families": "family",
    "difficulties": "difficulty",
    "kinds": "field",
}
_SURE_HEAD = ("field", "read", "sure", "sure but wrong", "interval, %", "sure among right, %")
_HEAD = ("values", "exact %", "anywhere %", "Tesseract anywhere %")


def markdown(document: Document) -> str:
    """What it ran on, cards and speed, fields by kind and by what makes them hard, calibration."""
    parts = [
        f"Commit {document['commit']}, engine {document['engine']},"
        f" {document['pictures']} pictures with {document['cards']['count']} cards,"
        f" {document['jobs']} processes on {document['machine']}.",
        table(("what", "this project", "raw Tesseract"), _overview(document)),
        table(("field", *_HEAD), _field_rows(document)),
        table(("core fields by language", *_HEAD), _rows(document["printed"])),
        table(("core fields by family", *_HEAD), _rows(document["families"])),
        table(("core fields by difficulty", *_HEAD), _rows(document["difficulties"])),
        table(("core fields by layout", *_HEAD), _rows(document["layouts"])),
        table(("core fields that claim", "read", "right %", "95 % interval"), _bands(document)),
        table(_SURE_HEAD, _sure_rows(document)),
        table(
            ("fields with but one doubt", "read", "right %", "95 % interval"), _doubt_rows(document)
        ),
    ]
    parts += ["Not read: " + "; ".join(document["errors"])] if document["errors"] else []
    return "\n\n".join(parts) + "\n"


def _overview(document: Document) -> list[tuple[str, ...]]:
    core, sure, cards = document["core"], document["sure"], document["cards"]
    speed = document["speed"]
    theirs = speed["yardstick"]
    return [
        ("core fields exactly right and of the right kind, %", _cell(core["exact"]), "–"),
        ("core values anywhere in the text, %", _cell(core["anywhere"]), _cell(core["yardstick"])),
        ("fields marked sure that are wrong", f"{sure['wrong']} of {sure['marked']}", "–"),
        ("the same, %, with 95 % interval", _with_interval(sure), "–"),
        ("right core fields marked sure, %", _cell(sure["core_right_marked"]), "–"),
        ("cards found (overlap above 0.9), %", _cell(cards["found"]), "–"),
        ("false cards", str(cards["false"]), "–"),
        ("top left right, %", _cell(cards["top_left"]), "–"),
        (
            "seconds a card (median, one process)",
            str(speed["seconds_a_card"]),
            str(theirs["seconds_a_card"]),
        ),
        ("cards a minute", str(speed["cards_a_minute"]), str(theirs["cards_a_minute"])),
    ]


def _field_rows(document: Document) -> list[tuple[str, ...]]:
    rows = _rows({"all": document["all"], "core": document["core"]} | document["kinds"])
    for language, kinds in document["languages"].items():
        rows += _rows({f"{language} {kind}": rates for kind, rates in kinds.items()})
    return rows


def _rows(groups: Document) -> list[tuple[str, ...]]:
    return [(name, *(_cell(rates[key]) for key in _RATES)) for name, rates in groups.items()]


def _with_interval(sure: Document) -> str:
    return f"{_cell(sure['wrong_rate'])} ({_interval(sure['wrong_interval'])})"


def _interval(limits: Sequence[float] | None) -> str:
    return "–" if limits is None else f"{limits[0]}–{limits[1]}"


def _bands(document: Document) -> list[tuple[str, ...]]:
    return [
        (
            f"{band['from']:.2f}–{band['to']:.2f}",
            str(band["count"]),
            _cell(band["right"]),
            _interval(band["interval"]),
        )
        for band in document["calibration"]["bands"]
    ]


def _sure_rows(document: Document) -> list[tuple[str, ...]]:
    return [
        (
            name,
            *(str(each[key]) for key in ("read", "marked", "wrong")),
            _interval(each["wrong_interval"]),
            _cell(each["right_marked"]),
        )
        for name, each in document["calibration"]["sure"].items()
    ]


def _doubt_rows(document: Document) -> list[tuple[str, ...]]:
    return [
        (name, str(each["count"]), _cell(each["right"]), _interval(each["interval"]))
        for name, each in document["calibration"]["doubts"].items()
        if each["count"]
    ]


def compared(documents: Mapping[str, Document]) -> str:
    """Core fields exactly right in percent by what makes them hard, a column for each engine."""
    first = next(iter(documents.values()))
    rows = [("all core fields", *(_cell(each["core"]["exact"]) for each in documents.values()))]
    for group, word in _GROUPS.items():
        rows += [
            (f"{word} {name}", *(_cell(each[group][name]["exact"]) for each in documents.values()))
            for name in first[group]
        ]
    sure = (f"{each['sure']['wrong']} of {each['sure']['marked']}" for each in documents.values())
    rows.append(("marked sure but wrong", *sure))
    seconds = (_cell(each["speed"]["seconds_a_card"]) for each in documents.values())
    rows.append(("seconds a card", *seconds))
    return table(("exactly right, %", *documents), rows) + "\n"


def _cell(value: float | None) -> str:
    return "–" if value is None else str(value)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown, the first column aligned left and the others right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first = cells[0].ljust(widths[0])
        rest = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
        return "| " + " | ".join((first, *rest)) + " |"

    rule = "| " + " | ".join(["-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])]) + " |"
    return "\n".join([line(head), rule, *(line(row) for row in rows)])
