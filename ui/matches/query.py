"""What the Matches page asks, put into words on the reader thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.domain.attachment import Attachment
from app.domain.contact import MethodKind
from app.domain.ids import ContactId
from app.domain.matches import MatchKind, ReasonKind
from app.domain.offers import Need
from app.domain.summary import ContactSummary
from app.i18n import gettext as _
from app.i18n import language
from app.services import attachments, contacts, matching, offers, preferences
from app.services.derived_table import DerivedTable
from app.services.matching import FoundMatch
from app.services.nuisances import Caution, caution_before_writing
from app.services.offers import OfferHistory
from app.services.writing import filled_in, mail_link, template
from ui.wording import industry_word, joined, listed


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A match in words: who needs what, who brings it, and which words say so."""

    found: FoundMatch
    needs: str
    need: str
    helps: str
    why: str

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        return listed(self.needs, self.need, self.helps, self.why)


class MyNeed(NamedTuple):
    """What I need, and how many contacts may help."""

    need: Need
    helpers: int


@dataclass(frozen=True, slots=True)
class MatchesAnswer:
    """All matches, what I bring, and what I need; in both what is over comes last."""

    rows: tuple[MatchRow, ...]
    offers: tuple[OfferHistory, ...]
    needs: tuple[MyNeed, ...] = ()


def load_matches(snapshot: Any, derived: DerivedTable) -> MatchesAnswer:
    """Every match that was not dismissed, my offers, my needs."""
    found = matching.find_matches(snapshot, derived)
    histories = offers.offer_histories(snapshot, derived)
    brought = sorted(histories, key=lambda h: h.offer.closed_on is not None)
    helpers = Counter(each.match.need.id for each in found)
    mine = [MyNeed(n, helpers[n.id]) for n in offers.my_needs(snapshot)]
    return MatchesAnswer(tuple(_row(each) for each in found), tuple(brought), tuple(mine))


def _row(found: FoundMatch) -> MatchRow:
    match = found.match
    helps = _who(found.helps) if match.offer is None else match.offer.title
    return MatchRow(found, _who(found.needs), match.need.text, helps, _why(found))


def _who(person: ContactSummary | None) -> str:
    return person.name if person else _("Me")


def _why(found: FoundMatch) -> str:
    words: list[str] = []
    places: list[str] = []
    for reason in found.match.reasons:
        if reason.kind is ReasonKind.SHARED_INDUSTRY:
            places += [industry_word(code) for code in reason.shared]
        else:
            words += reason.shared
    once = {word.casefold(): word for word in words}
    other = (place for place in dict.fromkeys(places) if place.casefold() not in once)
    return joined(listed(*once.values()), *other)


class Draft(NamedTuple):
    """A letter as a `mailto:` link (empty without an address), as text, and what goes with it.

    Attributes:
        cautions: what to know before writing to those whom it is for.
    """

    link: str
    text: str
    files: tuple[Attachment, ...] = ()
    cautions: tuple[Caution, ...] = ()


def draft(snapshot: Any, found: FoundMatch) -> Draft:
    """The letter that a match asks for."""
    match = found.match
    me = preferences.settings(snapshot).my_name
    people = [p for p in (found.needs, found.helps) if p is not None]
    addresses = [a for a in (_mail(snapshot, p.id) for p in people) if a]
    values = {"need": match.need.text, "me": me}
    files: tuple[Attachment, ...] = ()
    if match.kind is MatchKind.INTRODUCE and found.needs and found.helps:
        names = {"name": found.needs.name, "other": found.helps.name}
        firms = {"company": found.needs.company, "other_company": found.helps.company}
        text = filled_in(template("introduction", language()), {**values, **names, **firms})
        subject = _("Introducing you to each other")
    else:
        offer = match.offer.title if match.offer else None
        name = people[0].name if people else None
        if match.offer is not None and match.offer.id is not None:
            files = attachments.files_of_offer(snapshot, match.offer.id)
        brought = {"name": name, "offer": offer, "file": offers.names_of(files)}
        text = filled_in(template("offer", language()), {**values, **brought})
        subject = match.need.text
    link = mail_link(",".join(addresses), subject, text) if addresses else ""
    cautions = (c for p in people for c in caution_before_writing(snapshot, p.id))
    return Draft(link, text, files, tuple(dict.fromkeys(cautions)))


def _mail(snapshot: Any, contact_id: ContactId) -> str:
    details = contacts.view(snapshot, contact_id).contact.details
    return next(iter(details.values(MethodKind.EMAIL)), "")
