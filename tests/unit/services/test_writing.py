"""Letters: filled in without gaps, and handed over as any mail program understands them."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from app.services.writing import filled_in, mail_link, template

FULL = {
    "name": "斎藤 真理",
    "event": "港区交流会",
    "talked": "園の見学",
    "offer": "見学動線の事例集",
    "promise": "事例集のPDF",
    "me": "縁田 歩",
}


def test_all_fields_are_filled_in() -> None:
    letter = filled_in(template("evening", "ja"), FULL)
    assert letter.startswith("斎藤 真理 様\n")
    assert "見学動線の事例集" in letter and "{" not in letter


def test_a_line_with_nothing_to_say_is_left_out() -> None:
    letter = filled_in(template("evening", "en"), {**FULL, "offer": None, "promise": ""})
    assert "might be of use" not in letter and "As promised" not in letter
    assert "\n\n\n" not in letter


def test_what_people_wrote_is_never_taken_for_a_field() -> None:
    letter = filled_in("{name}: {talked}", {"name": "{talked}", "talked": "x"})
    assert letter == "{talked}: x\n"


@given(st.text(), st.text())
def test_a_link_holds_subject_and_body_whatever_they_are(subject: str, body: str) -> None:
    body = body.replace("\r", "")
    link = mail_link("a+b@example.co.jp", subject, body)
    assert link.isascii()
    parts = urlsplit(link)
    assert unquote(parts.path) == "a+b@example.co.jp"
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    assert query.get("subject", [""])[0] == subject
    assert query.get("body", [""])[0] == body.replace("\n", "\r\n")
