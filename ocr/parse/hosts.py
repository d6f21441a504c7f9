"""Hosts that one card prints twice: one misread by a letter or two is mended by the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.checks import host_of, is_near
from ocr.parse.evidence import Candidate, Row, Span, reading_penalties
from ocr.parse.letters import Heard, worst
from ocr.parse.online import has_known_end
from ocr.text import halfwidth, is_japanese

_MENDED = Penalty("corrected", 0.6, 2.0)
_BARE_AHEAD = r"(?<![\w@./-])(?:https?://)?"
_BARE_BEHIND = r"(?:/[\w~%./?=&#+-]*)?(?![\w@-]|\.\w)"
_ONLINE = (FieldKind.EMAIL, FieldKind.URL)


def with_initials(found: Sequence[Candidate]) -> list[Candidate]:
    """Mailboxes that begin with 1 or I for the initial l or i of the name on the card."""
    return [_with_initial(c, found) if c.kind is FieldKind.EMAIL else c for c in found]


def _with_initial(mail: Candidate, found: Sequence[Candidate]) -> Candidate:
    box = re.match(r"[1Il](?=[._-][a-z])", mail.value)
    kinds = (FieldKind.NAME, FieldKind.NAME_ROMAJI)
    names = [c.value for c in found if c.kind in kinds and not is_japanese(c.value)]
    initials = {word[0].lower() for name in names for word in name.split()}
    likely = initials & {"l", "i"}
    if box is None or len(likely) != 1 or box.group().lower() in likely:
        return mail
    value = next(iter(likely)) + mail.value[1:]
    return replace(mail, value=value, spellings=(mail.value, *mail.spellings)).having(_MENDED)


def hosts_of_mail(rows: Sequence[Row], found: Sequence[Candidate]) -> list[Candidate]:
    """Web addresses without www. under any ending that are the host of a mail address, too."""
    hosts = {host_of(c.value) for c in found if c.kind is FieldKind.EMAIL}
    taken = [span for c in found for span in c.spans]
    made = []
    for row in rows:
        plain = halfwidth(row.text)
        for host in hosts:
            for match in re.finditer(rf"{_BARE_AHEAD}{re.escape(host)}{_BARE_BEHIND}", plain, re.I):
                span = Span(row, *match.span())
                if not any(span.overlaps(other) for other in taken):
                    value = match.group().rstrip("/.")
                    evidence = (*reading_penalties([span]), Penalty("corrected", 0.0, 2.0))
                    made.append(Candidate(FieldKind.URL, value, (span,), evidence, face=row.face))
    return made


def mended(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the host of the better of two that are nearly alike."""
    return [_mended(c, found) if c.kind in _ONLINE else c for c in found]


def _mended(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    own = host_of(candidate.value)
    for other in found:
        host = host_of(other.value) if other.kind in _ONLINE else own
        if is_near(own, host) and _rank(other, found) > _rank(candidate, found):
            at = candidate.value.lower().rfind(own)
            value = candidate.value[:at] + host + candidate.value[at + len(own) :]
            kept = (candidate.value, *candidate.spellings)
            return replace(candidate, value=value, spellings=kept).having(_MENDED)
    return candidate


def _rank(candidate: Candidate, found: Sequence[Candidate]) -> tuple[bool, int, bool, int]:
    """How far a host is to be believed: a known ending, how often it stands, how it was read.

    Dots are lost on the way rather than invented.
    """
    host = host_of(candidate.value)
    said = [v for c in found if c.kind in _ONLINE for v in (c.value, *c.spellings)]
    times = sum(host_of(value) == host for value in said)
    agreed = worst(candidate) is Heard.AGREED
    return has_known_end(host), times, agreed, host.count(".")
