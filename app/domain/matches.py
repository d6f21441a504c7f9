"""Who fits whom: what one needs and another brings, each match with its named reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import ContactId
from app.domain.industry import classify, covers
from app.domain.offers import Need, Offer
from app.domain.shared_words import content_tokens, shared_words, words_among
from app.domain.text import fold


class MatchKind(StrEnum):
    """Who helps whom."""

    I_HELP = "i_help"
    THEY_HELP = "they_help"
    INTRODUCE = "introduce"


class ReasonKind(StrEnum):
    """Why two fit; the same kind alone, or an industry that nobody named, is too little."""

    SAME_KIND = "same_kind"
    SHARED_INDUSTRY = "shared_industry"
    SHARED_TAG = "shared_tag"
    SHARED_WORDS = "shared_words"


@dataclass(frozen=True, slots=True)
class MatchReason:
    """A reason with what is shared: words, tags, or codes of industries."""

    kind: ReasonKind
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a contact brings: industry, tags, and a text of company, position and the like."""

    contact_id: ContactId
    industry: str | None = None
    tags: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A need and who meets it: I with an offer, or a contact.

    Attributes:
        helper: the contact who could help; None where I can, with `offer`.
        reasons: at least one, in the order of ReasonKind.
    """

    need: Need
    helper: ContactId | None
    offer: Offer | None
    reasons: tuple[MatchReason, ...]

    @property
    def kind(self) -> MatchKind:
        """My help for them, theirs for me, or an introduction to make."""
        if self.helper is None:
            return MatchKind.I_HELP
        return MatchKind.THEY_HELP if self.need.contact_id is None else MatchKind.INTRODUCE

    @property
    def pair(self) -> str:
        """What identifies the match as long as need, offer and helper are the same."""
        offer = self.offer.id if self.offer else None
        return f"need {self.need.id} offer {offer or 0} helper {self.helper or 0}"

    @property
    def strength(self) -> int:
        """How much is shared, for the order only."""
        return sum(len(reason.shared) for reason in self.reasons)


def matches(
    offers: Iterable[Offer], needs: Iterable[Need], profiles: Iterable[Profile]
) -> tuple[Match, ...]:
    """My offers × their needs, and all needs, mine too, × the other contacts; most shared first.

    Closed offers and met needs are left out. Nuisances are out when their profile is not given:
    a need of a contact without profile matches nothing.
    """
    known = {profile.contact_id: profile for profile in profiles}
    live = _live(needs, known)
    found = [*_by_offers(offers, live, known), *_by_contacts(live, known)]
    return tuple(sorted(found, key=lambda m: -m.strength))


def my_help(
    offers: Iterable[Offer], needs: Iterable[Need], profiles: Iterable[Profile]
) -> tuple[Match, ...]:
    """My offers × the needs of those people alone, as in `matches`; most shared first."""
    known = {profile.contact_id: profile for profile in profiles}
    found = _by_offers(offers, _live(needs, known), known)
    return tuple(sorted(found, key=lambda m: -m.strength))


def _live(needs: Iterable[Need], known: Mapping[ContactId, Profile]) -> list[Need]:
    """Needs that were not met, mine and of those who are known."""
    still_open = [n for n in needs if n.met_on is None]
    return [n for n in still_open if n.contact_id is None or n.contact_id in known]


def _by_offers(
    offers: Iterable[Offer], needs: Iterable[Need], known: Mapping[ContactId, Profile]
) -> Iterator[Match]:
    offers = tuple(o for o in offers if o.closed_on is None)
    for need in needs:
        if need.contact_id is None:
            continue
        person = known[need.contact_id]
        for offer in offers:
            if reasons := _reasons_to_offer(offer, need, person):
                yield Match(need, None, offer, reasons)


def _by_contacts(needs: Iterable[Need], known: Mapping[ContactId, Profile]) -> Iterator[Match]:
    tokens = {contact_id: content_tokens(p.text) for contact_id, p in known.items()}
    index, tagged = _index(known, tokens), _index_of_tags(known.values())
    for need in needs:
        codes, text = need_industries(need), fold(need.text)
        keys = [*content_tokens(need.text), *(code[0] for code in codes)]
        found = {contact_id for key in keys for contact_id in index.get(key, ())}
        found.update(*(people for tag, people in tagged.items() if tag in text))
        for contact_id in sorted(found - {need.contact_id}):
            helper = known[contact_id]
            places = _meeting(codes, filter(None, [helper.industry]))
            tags = tuple(tag for tag in helper.tags if fold(tag) in text)
            words = words_among(need.text, tokens[contact_id])
            if reasons := _reasons((), places, tags, words, need.industries):
                yield Match(need, contact_id, None, reasons)


def _index(
    known: Mapping[ContactId, Profile], tokens: Mapping[ContactId, frozenset[str]]
) -> Mapping[str, list[ContactId]]:
    """Contacts by the words of their text and by the division of their industry."""
    index: dict[str, list[ContactId]] = defaultdict(list)
    for contact_id, profile in known.items():
        division = {profile.industry[0]} if profile.industry else set()
        for key in tokens[contact_id] | division:
            index[key].append(contact_id)
    return index


def _index_of_tags(profiles: Iterable[Profile]) -> Mapping[str, list[ContactId]]:
    index: dict[str, list[ContactId]] = defaultdict(list)
    for profile in profiles:
        for tag in profile.tags:
            index[fold(tag)].append(profile.contact_id)
    return index


def need_industries(need: Need) -> tuple[str, ...]:
    """The industries that could meet a need: those named, else the one its words speak for."""
    if need.industries:
        return need.industries
    guess = classify(title=need.text)
    return (guess.code,) if guess else ()


def _reasons_to_offer(offer: Offer, need: Need, person: Profile) -> tuple[MatchReason, ...]:
    places = (*need.industries, *filter(None, [person.industry]))
    words = shared_words(need.text, " ".join((offer.title, *offer.tags)))
    kind = (need.kind,) if need.kind and need.kind == offer.kind else ()
    tags = _same_tags(offer.tags, person.tags)
    return _reasons(kind, _meeting(offer.industries, places), tags, words, need.industries)


def _reasons(
    kind: tuple[str, ...],
    places: tuple[str, ...],
    tags: tuple[str, ...],
    words: tuple[str, ...],
    named: tuple[str, ...],
) -> tuple[MatchReason, ...]:
    """The reasons that hold, or none where they are too little.

    A shared industry is enough alone only if the need names it: they are broad, and one guessed
    from its words, or merely that of the person, says little.
    """
    if not (_meeting(named, places) or tags or words):
        return ()
    parts = zip(ReasonKind, (kind, places, tags, words), strict=True)
    return tuple(MatchReason(reason, shared) for reason, shared in parts if shared)


def _same_tags(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    folded = {fold(tag) for tag in theirs}
    return tuple(tag for tag in mine if fold(tag) in folded)


def _meeting(some: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The codes of `others` that hold, or are held by, one of `some`."""
    some = tuple(some)
    held = (code for code in others if any(covers(s, code) or covers(code, s) for s in some))
    return tuple(dict.fromkeys(held))
