"""Companies' names: legal forms, institutions, the key by which two spellings are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from unicodedata import combining, normalize

from ocr.parse import lexicon
from ocr.text import KANA, KANJI, fold, halfwidth, is_japanese, squeeze

_FRONT_OR_BACK = {"front": ("front",), "back": ("back",), "both": ("front", "back")}
_SENTENCE = re.compile(r"[。！!?？…]|を.*(?:す|ま|く|る|う|に)|ます|です|、.*[をにでは]")
# "An Aomine Company" says whose daughter the firm is.
_MEMBER = re.compile(
    r"an?\s[\w:&-]+(?:\s[\w:&-]+){0,5}\s(?:company|group|corporation|firm)$|(?:a\s)?member\sof\s|part\sof\s|"
    r"\(?an?\s(?:[\w-]+\s){0,3}(?:subsidiary|division|unit|brand|franchise|venture|partner|"
    r"body|organi[sz]ation|undertaking|enterprise|institut(?:e|ion))\s(?:of|under)\s",
    re.IGNORECASE,
)
_MOTTO = re.compile(
    r"^(?:your|our|we|you|let's|where|because)\s|\s(?:of tomorrow|for life|the future|for you)$",
    re.IGNORECASE,
)
_PARTED = re.compile(rf"[・、,/]|(?<=[{KANJI}{KANA}])\s?[.．]\s?(?=[{KANJI}{KANA}])")
"""Marks between lines of business; readers take a dot in the middle for one at the foot."""
_MEMBERSHIP = re.compile(r"(?:会員|加盟店?|指定工場|指定店|特約店|認定店|正規販売店)$")
"""Whose member or agent a firm is: 全日本不動産協会会員."""
_CAPITAL_I = re.compile(r"(?<=[\s,.])Itd(?=\.?$)")
_POLISH = re.compile(r"(?<=\sz )[0oO]\.\s?[0oO](?=\.?$)")
_CERTIFICATE = re.compile(
    r"\b(?:ISO|JIS|IEC|ISMS|JAB|IAS)\s?/?[A-Z]*\s?-?\d{3,5}|プライバシーマーク|Pマーク|"
    r"^(?:[一二]級|木造)?建築士事務所$|許可|免許|登録番号|認証|認定番号|第\s?\d+\s?号(?![棟館室])|\(\d+\)\s?第|届出|インボイス|^T\d{13}|"
    r"\b(?:HR[AB]|ABN|ACN|UEN|CIN|GSTIN|SIREN|SIRET|KvK|VAT(?:\sID)?|USt-?Id-?Nr|P\.?\s?IVA|NIP|REGON|CRN)\b\.?\s?(?:No\.?)?[:\s]*[A-Z]{0,3}\d"
)


_HOURS = re.compile(
    r"営業時間|診療時間|受付時間|定休|休診|\d{1,2}[:：]\d\d.*\d{1,2}[:：]\d\d|(?:mon|tue|wed|thu|fri|sat|sun)\w*\s?[-–]\s?(?:mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(r"\.lg\.jp$|^(?:\w+\.)?(?:city|pref|town|vill|metro)\.")
# Houses whose kind stands before their own name, apart from it.
_FACILITY = re.compile(
    "(?:" + "|".join(map(re.escape, lexicon.words("facilities"))) + r")\s\S{2}|"
    r"(?:曹洞|臨済|真言|日蓮|浄土|天台|浄土真)宗\s\S{1,6}[寺院庵坊堂]$|"
    r"(?:ホテル|旅館|ペンション|民宿|割烹旅館)(?!\S*[部課室係店業]$)[^\s・]{2,}$|"
    r"(?i:(?:(?:hair|nail|beauty) salon|(?:yoga|photo) studio|cafe|café|bistro|atelier|maison|pub|"
    r"trattoria|osteria|brasserie|boulangerie|pâtisserie)\s\S|"
    r"bar\s(?!(?:manager|staff|supervisor|association|council|exam|code)\b))"
)
_NAMED_HOUSE = re.compile(
    r"(?:バー(?=[一-龥])|オフィス|ガレージ|スタジオ|アトリエ|ギャラリー|サロン|カフェ|レストラン|ビストロ|ベーカリー|パティスリー|ファーム)"
    r"[・\s]?(?P<name>[^\s・]{2,})"
)
"""A house whose kind and name are one word: オフィスかざはな, アトリエ・ポワル."""
_OFFICE = re.compile(r"(?P<place>[^\s・]{2,5})(?:第[一二三]|中央)?事務所")
_REGION = re.compile(
    r"東北|北?関東|首都圏|中部|東海|北陸|甲信越|近畿|関西|中国|四国|九州|[東西]日本|本社|現[地場]"
)
_EVENT = re.compile(
    r"(?:相談|説明|勉強|展示|発表|講習|交流|見学|体験|内覧|試食|試乗|即売|演奏|講演|懇親|懇談|忘年|新年|送別|"
    r"歓迎|誕生|運動|鑑賞|上映|音楽|お?茶|お話|例|朝|集|宴|大|社|機|都|司|再|面|照|入|開|閉)会$"
)
"""What people come to, and other words that end like a body: 無料相談会, 地域社会."""
_NO_HOUSE = re.compile(r"(?:業務|営業|家具|用品|管理|経営|運営|部|課|室|店|[スセ]ンター)$")
_HOUSE = re.compile(
    r"\w\s(?:&|and)\s(?:Sons?|Daughters?|Associates|Partners|Bro(?:ther)?s)\b", re.IGNORECASE
)
"""A firm of a family or of several people: Pruitt & Son Horologists."""
_SHORT = re.compile(r"\b(?:Dept|Div|Sect|Assoc|Univ|Inst|Lab|Mgr|Dir|Rep|Exec|Eng|Mktg|Ops)\.$")
# Organisations whose kind stands before their own name.
_AHEAD = re.compile(
    r"(?:[A-ZÀ-Þ][\w-]+\s)?(Universität|Hochschule|Institut|Université|Universidad|Università|Klinik|"
    r"Hotel|Hôtel|Restaurant)\s(?:für\s|de\s|[A-ZÀ-Þ])|(?:City|Bank|County|Town|Government)\sof\s"
)


@cache
def _forms(place: str) -> tuple[str, ...]:
    forms = (
        fold(form) for form, where in lexicon.rows("legal_forms") if place in _FRONT_OR_BACK[where]
    )
    return tuple(sorted({squeeze(form) for form in forms}, key=len, reverse=True))


def company_key(name: str) -> str:
    """A key equal for all spellings of a name: NFKC, case folded, legal form and spaces dropped.

    Idempotent; a name that is a legal form and nothing else keeps it.
    """
    key = lexicon.usual_kanji(fold(name))
    while (shorter := _without_form(key)) != key:
        key = shorter
    return squeeze(key)


def _without_form(key: str) -> str:
    found = _front().match(key)
    if found and (rest := key[found.end() :].strip(",.・ ")):
        return rest
    found = None if _INITIALS.fullmatch(key) else _back().search(key)
    if found and (rest := key[: found.start()].rstrip(",. &")):
        return rest
    return key


_INITIALS = re.compile(r"(?:[a-z] ?\. ?){3,}")
"""E.P.A. is a name of three letters, and none of one with a form."""


@cache
def _front() -> re.Pattern[str]:
    return re.compile("|".join(_spaced(form) for form in _forms("front") if not form.isascii()))


@cache
def _back() -> re.Pattern[str]:
    """The forms that end a name; the longest is found, for it begins first.

    Few letters may end a word as well (Yuasa, casa): they stand apart, or with a full stop. Two
    need a mark before them, as spaces are gone from the keys that are kept.
    """
    forms = sorted({form.rstrip(".,") for form in _forms("back")})
    words = [form for form in forms if form.isascii() and form.isalpha()]
    marked = "|".join(_spaced(form) for form in forms if form not in words)
    long, middle, short = (
        "|".join(_spaced(form) for form in words if low < len(form) <= high)
        for low, high in ((6, 99), (2, 6), (0, 2))
    )
    ways = (
        marked,
        rf"(?<!un)(?:{long})",  # unlimited
        rf"(?<![a-z0-9])(?:{middle})",
        rf"(?:{middle})(?=\.)",
        rf"(?<![^\W_])(?<!\s)(?:{short})",
    )
    return re.compile(rf"(?:{'|'.join(ways)})[., ]*$")


def _spaced(form: str) -> str:
    return " ?".join(re.escape(letter) for letter in form)


@lru_cache(maxsize=4096)
def legal_form(text: str) -> tuple[str, str] | None:
    """The legal form of a name and its place (`front` or `back`); None without one."""
    key = squeeze(text)
    if _MEMBERSHIP.search(key):
        return None
    for form in _forms("front"):
        if not form.isascii() and key.startswith(form):
            return form, "front"
    for form in _forms("back"):
        if not form.isascii() and key.endswith(form):
            return form, "back"
    plain = mended_form(halfwidth(text).strip())
    if _MEMBER.match(plain):
        return None
    for form, pattern in _latin_forms():
        found = pattern.search(plain)
        # A mark's few letters ("AN AB") are no firm of the form that they end like.
        if found and (len(form) > 2 or re.search(r"[^\W\d_]{3}", plain[: found.start()])):
            return squeeze(form), "back"
    return None


@cache
def _latin_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Latin forms, the longest first; those of three letters and more in any case."""
    forms = (form for form in lexicon.words("legal_forms", "back") if form.isascii())
    return tuple(
        (form, re.compile(rf"(?:^|[\s,]){re.escape(form)}$", re.IGNORECASE * (len(form) > 3)))
        for form in sorted(forms, key=len, reverse=True)
    )


def mended_form(text: str) -> str:
    """A name whose "ltd." was read with a capital I, or "z o.o." with noughts: no word is so."""
    return _POLISH.sub("o.o", _CAPITAL_I.sub("ltd", text))


def with_whole_form(text: str) -> str | None:
    """A firm whose ㈱ was read as 株 alone, with it: 青嶺工業株 is 青嶺工業㈱; None for others."""
    plain = "".join(halfwidth(text).split())
    form = "㈱" if "株" in (plain[:1], plain[-1:]) else "㈲"
    if legal_form(plain):
        return None
    if re.fullmatch(r"\S{3,}(?<!持)[株有]", plain):
        rest, whole = plain[:-1], f"{plain[:-1]}{form}"
    elif re.fullmatch(r"[株有](?![式限])\S{4,}", plain):
        rest, whole = plain[1:], f"{form}{plain[1:]}"
    else:
        return None
    lines = lexicon.words("industry_words")
    told = institution(rest) or rest.endswith(tuple(w for w in lines if len(w) > 1))
    return whole if told and is_japanese(rest) else None


def is_legal_form(text: str) -> bool:
    """Whether the text is a legal form and nothing else."""
    return squeeze(text) in _forms("front") or squeeze(text) in _forms("back")


@lru_cache(maxsize=4096)
def institution(text: str) -> str | None:
    """The ending that tells an organisation without a legal form; None without one."""
    plain = halfwidth(text).strip()
    if _EVENT.search(plain) or _is_place_of_work(plain):
        return None
    for ending in lexicon.words("institutions"):
        if is_japanese(ending):
            if plain.endswith(ending) and len(plain) > len(ending):
                return ending
        elif plain.casefold() != ending.casefold() and re.search(
            rf"\b{ending}$|\b{ending}\b(?=\s(?:of|for)\b)", plain, re.IGNORECASE
        ):
            return ending
    found = _AHEAD.match(plain) or _FACILITY.match(plain) or _HOUSE.search(plain)
    return found.group() if found else _named_house(plain)


def _is_place_of_work(plain: str) -> bool:
    """Whether an office is called after its place alone, unless a family is called so too."""
    found = _OFFICE.fullmatch(plain)
    if found is None:
        return False
    place = found["place"]
    known = _REGION.fullmatch(place) or place in lexicon.towns()
    return bool(known) and place not in lexicon.families()


def _named_house(plain: str) -> str | None:
    found = _NAMED_HOUSE.fullmatch(plain)
    if found is None or _NO_HOUSE.search(plain) or found["name"] in lexicon.words("titles"):
        return None
    return plain


def is_institution(text: str) -> bool:
    """Whether a text surely names an organisation: 薬局 does, 研究所 may be a department too."""
    ending = institution(text)
    if ending is not None and (_AHEAD.match(ending) or _FACILITY.match(ending)):
        return True
    return (
        ending is not None
        and ending in lexicon.words("institutions", "strong")
        and ending not in lexicon.words("departments")
    )


def is_authority(text: str, domains: Sequence[str]) -> bool:
    """Whether a text is a prefecture, city or town, and the card's host is of an authority."""
    named = re.fullmatch(rf"[{KANJI}{KANA}]{{1,7}}[都道府県市区町村]", "".join(text.split()))
    return named is not None and any(_AUTHORITY.search(host) for host in domains)


def is_certificate(text: str) -> bool:
    """Whether a line is a registration: ISO 27001, a licence's or a permission's number."""
    return _CERTIFICATE.search(halfwidth(text).strip()) is not None


def is_hours(text: str) -> bool:
    """Whether a line says when a shop is open."""
    return _HOURS.search(text) is not None


@lru_cache(maxsize=4096)
def is_slogan(text: str) -> bool:
    """Whether a line is a sentence, a list of businesses or a certificate rather than a name."""
    plain = halfwidth(text).strip()
    if (
        _MEMBERSHIP.search(plain)
        or _SENTENCE.search(plain)
        or _MEMBER.match(plain)
        or is_certificate(plain)
        or is_hours(plain)
    ):
        return True
    if is_japanese(plain):
        return len(_PARTED.findall(plain)) >= 2 and not legal_form(plain)
    if _MOTTO.search(plain) and not legal_form(plain):
        return True
    words = plain.split()
    small = [w for w in words[1:] if w[0].islower() and w not in ("of", "and", "for", "the", "&")]
    ended = plain.endswith(".") and not _SHORT.search(plain) and legal_form(plain) is None
    return (ended and (len(words) > 2 or bool(small))) or len(small) >= 2


def fits_domain(name: str, domain: str) -> bool:
    """Whether a Latin name and a host share a word: Asanagi Realty and asanagi.example.co.jp."""
    name = "".join(c for c in normalize("NFKD", name) if not combining(c))  # Lumière
    label_text = re.sub(r"[^a-z0-9.]", "", domain.lower())
    host = [part for part in label_text.split(".") if len(part) > 2]
    plain = [re.sub(r"[^a-z0-9]", "", w) for w in halfwidth(name).lower().split()]
    joined = "".join(plain)
    words = [w for w in plain if w not in lexicon.common_words()]
    return any(
        (len(part) > 3 and part in joined)
        or any(len(w) > 3 and (w in part or part in w) for w in words)
        for part in host
        if part not in lexicon.common_words()
        and part not in ("example", "www", "com", "org", "net", "info", "mail")
    )
