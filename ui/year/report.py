"""The year's review on paper."""

from __future__ import annotations

from app.i18n import gettext as _
from app.services.year import Year
from ui.reports.document import Report
from ui.year import words


def year_report(found: Year) -> Report:
    """All that the page shows."""
    review = found.review
    title = _("Year in review {year}").format(year=review.year)
    report = Report(title, words.sentence(found))
    report.facts(
        [(f.name, f"{f.number}　{f.beside}".strip()) for f in words.figures(found)],
    )
    if review.matches:
        report.heading(_("What came to work"))
        lines = [words.match_line(found, m) for m in review.matches]
        heads = (_("Name"), _("Match"), _("Amount"))
        report.table(heads, [(x.title, x.detail, x.number) for x in lines], (24, 58, 18), (2,))
    if review.events:
        report.heading(_("Purposes"))
        lines = [words.event_line(e) for e in review.events]
        heads = (_("Event"), _("Purpose"), _("Verdict"))
        report.table(heads, [(x.title, x.detail, x.number) for x in lines], (32, 52, 16))
    if review.stopped:
        report.heading(_("No longer going to"))
        lines = [words.stopped_line(s) for s in review.stopped]
        heads = (_("Event"), _("Reason"), _("Kept by not going"))
        rows = [(x.title, x.detail, x.number) for x in lines]
        if review.saved:
            rows.append(("", _("Together"), words.amounts(review.saved)))
        report.table(heads, rows, (30, 50, 20), (2,))
    if review.channels:
        report.heading(_("Answers by channel"))
        bars = [words.channel_bar(c) for c in review.channels]
        heads = (_("How"), _("Answered"), "")
        report.table(heads, [(bar.title, bar.number, bar.detail) for bar in bars], (30, 26, 44))
    return report
