"""Arrangements of the set for tuning, beside the hand-made layouts."""

from __future__ import annotations

from tests.cards.layouts.compose import EU, TALL, UK, US, WIDE, Arrangement, Band, at

ARRANGEMENTS = (
    Arrangement(
        *("ja-large-name", "ja", WIDE),
        (
            at("brand", 6, 5, 60, 10),
            at("mark", 77, 5, 8, 8),
            at("person", 6, 17.5, 79, 19, "lm"),
            at("contact", 6, 38, 79, 13, "lb"),
        ),
        forced={"size": 22.0, "pairs": True, "tabs": False},
    ),
    Arrangement(
        *("ja-label-column", "ja", WIDE),
        (
            at("company", 30, 5, 55, 6, "rt"),
            at("person", 8, 14, 60, 17),
            at("contact", 8, 32.5, 76, 19, "lb"),
        ),
        forced={"tabs": True, "icons": False},
    ),
    Arrangement(
        *("ja-two-offices", "ja", WIDE),
        (
            at("mark", 6, 5, 7, 7),
            at("company", 15, 5, 60, 6),
            at("person", 28, 13.5, 56, 15.5, "lm"),
            at("first_office", 6, 31, 38, 11),
            at("office", 47, 31, 38, 11),
            at("reach", 6, 43, 79, 9, "lb"),
        ),
        forced={"numbers": "tm", "pairs": True, "tabs": False, "icons": False},
    ),
    Arrangement(
        *("ja-furigana", "ja", WIDE),
        (
            at("company", 6, 5, 79, 6, "mt"),
            at("position", 6, 15, 26, 14, "lm"),
            at("name", 34, 13, 50, 17, "lm"),
            at("contact", 34, 33, 51, 18, "lb"),
        ),
        forced={"ruby": "above"},
    ),
    Arrangement(
        *("ja-qualified", "ja", WIDE),
        (
            at("brand", 6, 5, 64, 9),
            at("person", 6, 16, 56, 19, "lm"),
            at("contact", 6, 36.5, 60, 15, "lb"),
            at("portrait", 70, 15, 15, 19),
        ),
        forced={"qualification": "before", "position": "above"},
    ),
    Arrangement(
        *("ja-vertical-company-right", "ja", TALL),
        (
            at("company_column", 42, 8, 8, 60),
            at("position_columns", 32, 12, 10, 34),
            at("name_column", 19, 18, 13, 50, "mt"),
            at("contact_columns", 4, 18, 15, 58),
            at("online", 5, 79, 45, 8, "mb"),
        ),
    ),
    Arrangement(
        *("bilingual-stacked", "bilingual", WIDE),
        (
            at("company", 6, 5, 60, 9),
            at("person", 6, 15, 44, 19),
            at("person_en", 52, 19, 34, 13),
            at("contact", 6, 36, 44, 15.5, "lb"),
            at("address_en", 52, 36, 34, 7),
        ),
        forced={"english": True, "romaji": "none", "position": "above", "tabs": False},
    ),
    Arrangement(
        *("en-side-japan", "en", WIDE),
        (
            at("mark", 6, 6, 9, 9),
            at("company_en", 18, 7, 66, 7),
            at("person_abroad", 18, 17, 66, 13),
            at("contact_en", 18, 32, 66, 19, "lb"),
        ),
    ),
    Arrangement(
        *("en-left", "en", US),
        (
            at("brand", 6, 5, 60, 9),
            at("person", 6, 17, 60, 13),
            at("contact", 6, 31, 77, 16, "lb"),
        ),
        people="en",
    ),
    Arrangement(
        *("en-icons", "en", EU),
        (
            at("person", 6, 6, 50, 14),
            at("reach", 6, 26, 38, 20, "lb"),
            at("company", 46, 34, 34, 6, "rt"),
            at("address", 46, 41, 34, 8, "rt"),
            at("mark", 69, 6, 10, 10),
        ),
        forced={"icons": True},
        people="en",
    ),
    Arrangement(
        *("en-band", "en", UK),
        (
            at("company", 6, 5, 73, 7, light=True),
            at("person", 6, 18, 73, 13),
            at("address", 6, 34, 34, 14, "lb"),
            at("reach", 44, 34, 35, 14, "rb"),
        ),
        bands=(Band(0, 0, 85, 14), Band(0, 14, 85, 0.8, "accent")),
        forced={"tabs": False, "icons": False},
        people="en",
    ),
    Arrangement(
        *("en-centred", "en", US),
        (
            at("company", 6, 6, 77, 6, "mt"),
            at("person", 6, 15, 77, 14, "mm"),
            at("contact", 6, 31, 77, 15, "mb"),
        ),
        forced={"capitals": True, "tabs": False, "icons": False},
        people="en",
    ),
)
