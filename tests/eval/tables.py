"""A run's document as tables of Markdown, which read well on a terminal too."""

from __future__ import annotations

from collections.abc import Sequence

from tests.eval.figures import Document

_RATES = ("count", "exact", "anywhere", "yardstick")
_HEAD = ("values", "exact %", "anywhere %", "Tesseract anywhere %")


def markdown(document: Document) -> str:
    """What it ran on, cards and speed, then fields by kind, difficulty and layout."""
    parts = [
        f"Commit {document['commit']}, engine {document['engine']},"
        f" {document['pictures']} pictures with {document['cards']['count']} cards,"
        f" {document['jobs']} processes on {document['machine']}.",
        _table(("what", "this project", "raw Tesseract"), _overview(document)),
        _table(("field", *_HEAD), _field_rows(document)),
        _table(("core fields of", *_HEAD), _rows(document["difficulties"])),
        _table(("core fields of", *_HEAD), _rows(document["layouts"])),
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


def _cell(value: float | None) -> str:
    return "–" if value is None else str(value)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first = cells[0].ljust(widths[0])
        rest = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
        return "| " + " | ".join((first, *rest)) + " |"

    rule = "| " + " | ".join(["-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])]) + " |"
    return "\n".join([line(head), rule, *(line(row) for row in rows)])
