"""Bilingual and English arrangements of the final figure: nothing is tuned on them."""

from __future__ import annotations

from tests.cards.layouts.compose import EU, SQUARE, UK, US, WIDE, Arrangement, Band, at

BILINGUAL = (
    Arrangement(
        *("bilingual-each-line", "bilingual", WIDE),
        (
            at("mark", 6, 6, 10, 10),
            at("company", 19, 6, 66, 9),
            at("position", 6, 18, 34, 14, "lm"),
            at("name", 42, 17, 43, 15, "lm"),
            at("contact", 6, 33.5, 79, 11.5, "lt"),
            at("address_en", 6, 45.5, 79, 6),
        ),
        forced={
            **{"english": True, "romaji": "below", "ruby": "none", "address_rows": 1},
            **{"pairs": True, "tabs": False, "icons": False, "numbers": "tm"},
        },
    ),
    Arrangement(
        *("bilingual-halves", "bilingual", WIDE),
        (
            at("company", 6, 6, 38, 6),
            at("person", 6, 14, 38, 18),
            at("address", 6, 34, 38, 8),
            at("rule", 45.4, 6, 0.2, 43),
            at("company_en", 48, 6, 38, 6),
            at("person_en", 48, 14, 38, 18),
            at("address_en", 48, 34, 38, 8),
            at("reach", 6, 43, 79, 8.5, "mb"),
        ),
        forced={
            **{"romaji": "none", "pairs": True, "numbers": "tm", "tabs": False, "icons": False},
        },
    ),
    Arrangement(
        *("en-back-japan", "en", WIDE),
        (
            at("company_en", 6, 6, 79, 6, "mt"),
            at("person_abroad", 6, 15, 79, 14, "mm"),
            at("contact_en", 6, 31, 79, 20, "mb"),
        ),
        forced={"tabs": False, "icons": False},
    ),
)

ENGLISH = (
    Arrangement(
        *("en-right-aligned", "en", UK),
        (
            at("person", 6, 6, 73, 13, "rt"),
            at("contact", 6, 24, 73, 18, "rm"),
            at("company", 6, 43, 73, 6, "rb"),
        ),
        forced={"tabs": False, "icons": False},
        people="en",
    ),
    Arrangement(
        *("en-capitals", "en", US),
        (
            at("mark", 39.5, 5, 10, 10),
            at("person", 6, 17, 77, 12, "mm"),
            at("company", 6, 30, 77, 5, "mm"),
            at("contact", 6, 36, 77, 11, "mb"),
        ),
        forced={"capitals": True, "pairs": True, "address_rows": 1, "tabs": False, "icons": False},
        people="en",
    ),
    Arrangement(
        *("en-two-columns", "en", EU),
        (
            at("company", 6, 6, 73, 7),
            at("slogan", 6, 13.5, 73, 4),
            at("person", 6, 22, 34, 26, "lm"),
            at("contact", 44, 22, 35, 26, "lm"),
        ),
        forced={"address_rows": 2},
        people="en",
    ),
    Arrangement(
        *("en-label-letters", "en", US),
        (
            at("mark", 6, 6, 12, 12),
            at("company", 21, 6, 62, 6),
            at("person", 21, 13.5, 62, 12),
            at("contact", 21, 28, 62, 19, "lb"),
        ),
        forced={"tabs": True},
        people="en",
    ),
    Arrangement(
        *("en-pictures", "en", US),
        (
            at("company", 6, 5, 77, 6, "rt"),
            at("person", 6, 13, 77, 13),
            at("reach", 6, 28, 44, 19, "lb"),
            at("address", 52, 30, 31, 17, "rb"),
        ),
        forced={"icons": True},
        people="en",
    ),
    Arrangement(
        *("en-left-band", "en", EU),
        (
            at("mark", 8, 8, 12, 12, light=True),
            at("company", 3.5, 24, 23, 9, "mt", light=True),
            at("person", 34, 7, 46, 15),
            at("contact", 34, 25, 46, 24, "lb"),
        ),
        bands=(Band(0, 0, 30, 55),),
        people="en",
    ),
    Arrangement(
        *("en-square", "en", SQUARE),
        (
            at("company", 5, 6, 55, 7),
            at("person", 5, 18, 55, 14),
            at("contact", 5, 36, 55, 23, "lb"),
        ),
        people="en",
    ),
    Arrangement(
        *("en-portrait", "en", UK),
        (
            at("portrait", 62, 6, 17, 21),
            at("company", 6, 6, 53, 6),
            at("person", 6, 14, 53, 14),
            at("contact", 6, 30, 73, 19, "lb"),
        ),
        people="en",
    ),
    Arrangement(
        *("en-credentials", "en", UK),
        (
            at("name", 6, 8, 73, 7, "mt"),
            at("position_row", 6, 15.5, 73, 4, "mt"),
            at("rule", 32, 21.5, 21, 0.2),
            at("company", 6, 23.5, 73, 6, "mt"),
            at("contact", 6, 31, 73, 18, "mb"),
        ),
        forced={"qualification": "after", "tabs": False, "icons": False},
        people="en",
    ),
)
