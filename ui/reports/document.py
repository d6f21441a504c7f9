"""A report: headings, facts and tables as plain data, put on paper off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; grey for what is said beside the matter."""

    text: str
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts.

    Attributes:
        heads: come again on each page; empty for pairs of name and value.
        widths: of the columns, in percent of the page.
        right: the columns of numbers.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: tuple[int, ...] = ()


@dataclass
class Report:
    """Written from its top to its end."""

    title: str
    about: str = ""
    parts: list[Heading | Line | Table] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Begin a part."""
        self.parts.append(Heading(text))

    def line(self, text: str, *, grey: bool = False) -> None:
        """Add a paragraph."""
        self.parts.append(Line(text, grey))

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Add names and values, a pair a row, without those that have no value."""
        told = tuple(fact for fact in facts if fact[1])
        if told:
            self.parts.append(Table((), told, (26, 74)))

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[int],
        right: Sequence[int] = (),
    ) -> None:
        """Add a table; see `Table`."""
        kept = tuple(tuple(row) for row in rows)
        self.parts.append(Table(tuple(heads), kept, tuple(widths), tuple(right)))
