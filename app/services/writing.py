"""Letters from templates: filled in, handed to the user's own mail program, never sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from urllib.parse import quote

_FIELD = re.compile(r"\{(\w+)\}")


@cache
def template(name: str, language: str) -> str:
    """The text of a shipped template.

    Args:
        name: such as `evening`.
        language: `ja` or `en`.
    """
    folder = resources.files("resources") / "templates"
    return (folder / f"{name}.{language}.txt").read_text("utf-8")


def filled_in(text: str, values: Mapping[str, str | None]) -> str:
    """A template with its fields filled in; a line with an empty field is left out whole."""
    lines = (_line(line, values) for line in text.splitlines())
    kept = "\n".join(line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", kept).strip() + "\n"


def on_one_line(text: str) -> str:
    """A text as a subject can hold it."""
    return " ".join(text.split())


def _line(line: str, values: Mapping[str, str | None]) -> str | None:
    names = _FIELD.findall(line)
    if any(not values.get(name) for name in names):
        return None
    return _FIELD.sub(lambda found: values[found.group(1)] or "", line)


def mail_link(address: str, subject: str = "", body: str = "") -> str:
    """A `mailto:` link that opens the user's mail program; RFC 6068: UTF-8, CRLF, percent signs.

    Several addresses stand in one text with commas between.
    """
    crlf = body.replace("\r\n", "\n").replace("\n", "\r\n")
    headers = [(k, v) for k, v in (("subject", subject), ("body", crlf)) if v]
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in headers)
    return f"mailto:{quote(address, safe='@,')}" + (f"?{query}" if query else "")
