"""The lines as they came that still say what a contact's details say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.contact import (
    Affiliation,
    ContactDetails,
    ContactMethod,
    PersonName,
    PostalAddress,
)
from app.formats.addresses import address_parts
from app.formats.content_lines import escape
from app.formats.originals import head_text, is_preferred, originals_of
from app.formats.properties import Property, index_of
from app.formats.vcard_fields import addresses_of, affiliations_of
from app.formats.vcard_methods import methods_of
from app.formats.vcard_names import name_of

Place = tuple[str | None, str | None, str | None]


class Originals:
    """Answers each value's original line in a version's form; None where ours says as much."""

    def __init__(self, details: ContactDetails, version: str) -> None:
        self.version = version
        self._used: set[str] = set()
        properties = originals_of(details.extra)
        index = index_of(properties)
        self._name = next(iter(index.get("N", [])), None)
        self._uid = next((prop.value for prop in index.get("UID", [])), "")
        self._labels = list(index.get("X-ABLABEL", []))
        pairs = methods_of(properties, index)
        # Of several that are alike each is written once, the first first.
        self._methods = {(m.kind, m.type, m.value): prop for prop, m in reversed(pairs)}
        works = [*affiliations_of(properties, index)]
        self._works = {_place(a): props for props, a in reversed(works)}
        addresses = [*addresses_of(index)]
        self._addresses = {address_parts(a): prop for prop, a in reversed(addresses)}

    def uid(self, uid: str) -> str:
        """The UID as its owner writes it."""
        return self._uid if self._uid.lower() == f"urn:uuid:{uid}".lower() else uid

    def name(self, name: PersonName) -> Property | None:
        """The N that gives this name, with its middle names and prefixes."""
        if self._name is None:
            return None
        read = name_of({"N": [self._name], "FN": []})
        same = read and all(
            getattr(read, part) == getattr(name, part)
            for part in ("family", "given", "credentials")
        )
        return self._name if same else None

    def method(self, method: ContactMethod) -> str | None:
        """The line of a number, an address or a link with all its types."""
        prop = self._methods.pop((method.kind, method.type, method.value), None)
        if prop is None:
            return None
        self._used.add(prop.head.group)
        head = head_text(prop.head, self.version, preferred=method.is_primary)
        return f"{head}:{escape(method.value)}"

    def work(self, affiliation: Affiliation, group: str) -> tuple[str, ...]:
        """The lines of an organisation with all its levels, and of its title or role."""
        props = self._works.pop(_place(affiliation), ())
        groups = {prop.head.group for prop in props}
        lines = []
        for prop in props:
            keeps_group = len(groups) == 1 and prop.head.group
            head = prop.head if keeps_group or not group else replace(prop.head, group=group)
            self._used.add(head.group)
            start = head_text(head, self.version, preferred=is_preferred(head))
            lines.append(f"{start}:{prop.value}")
        return tuple(lines)

    def address(self, address: PostalAddress) -> Property | None:
        """The ADR of an address."""
        prop = self._addresses.pop(address_parts(address), None)
        if prop is not None:
            self._used.add(prop.head.group)
        return prop

    def labels(self) -> Iterator[str]:
        """The labels of all groups that were asked for."""
        return (prop.line for prop in self._labels if prop.head.group in self._used)


def _place(affiliation: Affiliation) -> Place:
    return affiliation.company, affiliation.department, affiliation.position
