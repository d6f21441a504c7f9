"""Mail and web addresses: found in a line, the engines' usual faults repaired and named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ocr.model import FieldKind
from ocr.parse import lexicon
from ocr.parse.labels import is_no_field
from ocr.text import halfwidth

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?"
_DOT = r"\s?[.,。·・]\s?"
_SAMPLE = "example"
"""An ending of its own (RFC 2606), and a name before other endings: nothing follows the ending."""
_KNOWN = "|".join(
    word.replace(".", _DOT) + rf"(?!{_DOT}\w)" * (word == _SAMPLE)
    for word in lexicon.words("host_endings")
)
_STRICT = rf"(?:{_LABEL}\.)+(?-i:[a-z]{{2,24}}|[A-Z]{{2,24}})"
"""A host under any ending, printed without a fault."""
_DOMAIN = rf"{_LABEL}(?:{_DOT}{_LABEL})*?{_DOT}(?:{_KNOWN})"
# A label glued to the address before it ("example.jpW https://…") does not belong to it.
_END = r"(?:(?=https?:|www\.)|(?-i:(?![a-z0-9-])(?!(?<=[A-Z])[A-Z])(?!\.[A-Za-z])))"
_SOCIAL = re.compile(
    r"^(?:\w+\.)?(?:facebook|fb|instagram|twitter|x|linkedin|github|youtube|tiktok|note|line|t|wa)"
    r"\.(?:com|me)/"
)

# local @ domain; engines put spaces around @ and dots, read a dot as a comma, and @ as (at) or ©.
_EMAIL = re.compile(
    rf"""
    (?P<local>[A-Za-z0-9](?:[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~-]|\.\s?(?=[A-Za-z0-9]))*)
    \s?(?P<at>@|\(at\)|\[at\]|©|®|\(@\))\s?
    (?P<domain>{_DOMAIN}{_END}|{_STRICT}{_END})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_URL = re.compile(
    rf"""
    (?<![A-Za-z0-9@._-])(?![A-Za-z]\.\s)              # "w. " is a label
    (?P<scheme>https?\s?[:;]?\s?/?\s?/\s?)?            # http: / / as engines tear it
    (?P<host>(?:w{{2,4}}{_DOT})?{_DOMAIN}(?![A-Za-z0-9@-]|\.[A-Za-z]|\s?@)
      | (?:(?<=//)|(?=w{{3}}\.)){_STRICT}(?![A-Za-z0-9@-]|\.[A-Za-z]|\s?@))
    (?P<rest>:\d+)?
    (?P<path>/[A-Za-z0-9_~%./?=&\#+-]*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "e. name@…" too: an initial stands close to its dot, a label does not.
_GLUED_LABEL = re.compile(
    r"^(?:[Ee](?P<mark_e>\.\s)|(?:E-?[Mm]ail|e-mail|Mail)(?:(?P<mark>[.:;/]\s?)|(?=[a-z0-9])(?!er|box)))(?=[a-zA-Z0-9])"
)


_NUMBER_AHEAD = re.compile(r"0\d{1,4}-\d{1,4}-\d{4}(?=[A-Za-z])")
"""A telephone number glued to a mailbox behind it, where a picture between them was lost."""
_TORN = re.compile(r"(?:^|(?<=\s))(?!www\.)([a-z]+[._-][a-z0-9._-]*)\s$")
"""The beginning of a mailbox before a gap: tazumi.atsu mi@…; a label has no dot within."""
_PIECES = re.compile(r"\s*([a-z]{1,10}(?: [a-z]{1,10}){0,2})\s$")
"""A mailbox in pieces: tazu mi at su@…."""
_TORN_HOST = re.compile(r"(?!www\.)(?=.*\s)[a-z0-9-]{3,}(?:\.\s?[a-z0-9-]+){2,}")
_HOME = re.compile(r"^/-(?=[a-z])")
"""A path's first name never begins with a dash: ~ is read so."""


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """A mail or web address in a line; `corrected` if letters had to be changed."""

    start: int
    end: int
    value: str
    corrected: bool

    @property
    def domain(self) -> str:
        """The registered part of the host in lower case: `example.co.jp`."""
        return registered_domain(self.value)


def find_emails(text: str) -> list[FoundAddress]:
    """All mail addresses of a line."""
    return [found for m in _EMAIL.finditer(halfwidth(text)) if (found := _email(m))]


def find_urls(text: str) -> list[FoundAddress]:
    """All web addresses of a line; mail addresses must have been taken out before."""
    plain = halfwidth(text)
    return [
        _url(m) for m in _URL.finditer(plain) if _is_url(m) and not is_no_field(plain, m.start())
    ]


def normalise_email(text: str) -> str | None:
    """The address in half width with its domain in lower case; None where it is none."""
    plain = halfwidth(text).strip().removeprefix("mailto:")
    found = find_emails(plain)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(plain)):
        return _unusual_email(plain)
    return found[0].value


def normalise_url(text: str) -> str | None:
    """The address in half width, as printed; None where it is none."""
    plain = halfwidth(text).strip()
    if re.fullmatch(r"(?:https?://)?[^\s@/.]+(?:\.[^\s@/.]+)+(?:[/?#]\S*)?", plain):
        return plain
    found = find_urls(plain)
    return found[0].value if len(found) == 1 and found[0].end == len(plain) else None


def registered_domain(address: str) -> str:
    """The part of a host that someone registered: mail.example.co.jp → example.co.jp."""
    host = re.sub(r"^.*@|^https?://|[/:?].*$", "", address.strip().lower())
    host = re.sub(r"^https?://|[/:?].*$", "", host)
    parts = host.split(".")
    second = r"(?:co|or|ne|ac|go|ed|gr|lg|ad|org|com|net|gov|edu)"
    long = len(parts) > 2 and len(parts[-1]) == 2 and re.fullmatch(second, parts[-2])
    return ".".join(parts[-3:] if long else parts[-2:])


def _email(match: re.Match[str]) -> FoundAddress | None:
    printed = match["local"]
    apart = match.string[match.end("local") : match.start("at")] != ""
    if apart and lexicon.labels().get(printed.casefold(), FieldKind.EMAIL) is None:
        return None  # an account: ig @example.studio
    glued = _NUMBER_AHEAD.match(printed) or _GLUED_LABEL.match(printed)
    # No mailbox has a slash: what stands before one is a label, E-mail／tanaka@….
    skip = max(glued.end() if glued else 0, printed.rfind("/") + 1)
    local = printed[skip:].replace(" ", "")
    torn = _torn_box(match) if not skip else None
    if torn and torn[1] not in lexicon.labels() and not has_known_end(torn[1].rstrip("._-")):
        skip, local = torn.start(1) - match.start(), torn[1].replace(" ", "") + local
    domain = _dots(match["domain"]).lower()
    plain = glued is None or any(glued.groupdict().values())
    corrected = not plain or match["at"] != "@" or _changed(match["domain"]) or skip < 0
    return FoundAddress(match.start() + skip, match.end(), f"{local}@{domain}", corrected)


def _torn_box(match: re.Match[str]) -> re.Match[str] | None:
    """The beginning of a mailbox that a reader tore, as it tore the host behind it, too."""
    before = match.string[: match.start()]
    pieces = _PIECES.fullmatch(before) if re.search(r"\s", match["domain"]) else None
    if pieces is None:
        return _TORN.search(before)
    words = pieces[1].split()
    known = any(w in lexicon.labels() or w in lexicon.common_words() for w in words)
    return None if known else pieces


def _url(match: re.Match[str]) -> FoundAddress:
    scheme, host = match["scheme"] or "", _dots(match["host"])
    fixed_host = re.sub(r"^(?!www\.|WWW\.)w{2,4}\.", "www.", host, flags=re.IGNORECASE)
    fixed_scheme = ""
    if scheme:
        fixed_scheme = "https://" if scheme.lower().startswith("https") else "http://"
    path = match["path"] or ""
    home = _HOME.sub("/~", path)
    value = fixed_scheme + fixed_host + (match["rest"] or "") + home
    torn = scheme.replace(" ", "").lower() != fixed_scheme
    corrected = (
        torn
        or host != fixed_host
        or (not scheme and _is_torn_host(match))
        or _changed(match["host"])
        or home != path
    )
    corrected = corrected or not has_known_end(fixed_host)
    return FoundAddress(match.start(), match.end(), value.rstrip("."), corrected)


def _is_url(match: re.Match[str]) -> bool:
    """A bare host must be printed as one word in small letters, else "St. in" would be one."""
    host = match["host"]
    announced = match["scheme"] or host.lower().startswith("ww")
    if not announced and _SOCIAL.match(f"{host}{match['path'] or ''}".lower()):
        return False
    if not announced and _is_torn_host(match):
        return True
    return bool(announced) or (" " not in host and not host.split(".")[-1][0].isupper())


def _is_torn_host(match: re.Match[str]) -> bool:
    """Whether a host is all that its line has, its dots with a gap: aomine. example. jp."""
    alone = match.group().strip() == match.string.strip()
    return alone and _TORN_HOST.fullmatch(match["host"]) is not None


def _dots(text: str) -> str:
    return re.sub(_DOT, ".", text)


def _changed(text: str) -> bool:
    return re.search(r"[,。·・]", text) is not None


def has_known_end(host: str) -> bool:
    """Whether a host ends as hosts usually do."""
    return host.lower().rpartition(".")[2] in lexicon.words("host_endings")


def _unusual_email(plain: str) -> str | None:
    """Addresses under top-level domains that the list above does not name."""
    match = re.fullmatch(r"([^\s@]+)@((?:[^\s@.]+\.)+[^\s@.]{2,})", plain)
    return f"{match[1]}@{match[2].lower()}" if match else None
