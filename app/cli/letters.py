"""template …, letter, promotion: texts for letters, filled in and printed; nothing is sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.context import Command, Context, no_arguments
from app.cli.people import one_contact
from app.cli.records import Json
from app.domain.contact import Promotion
from app.domain.letters import FIELDS, Letter
from app.i18n import LANGUAGES, N_, language
from app.i18n import gettext as _
from app.services import letters
from app.services.words import caution_words, promotion_word

_ANSWERS = {
    "yes": Promotion.YES,
    "no": Promotion.NO,
    "not-asked": Promotion.NOT_ASKED,
}


def _list(context: Context, _chosen: Namespace) -> int:
    found = context.book.ask(letters.letters)
    heads = [_("Name"), _("Language"), _("Subject"), _("Own")]
    rows = ([x.name, x.language, x.subject, _("yes") if x.id else None] for x in found)
    context.listing([_record(x) for x in found], heads, rows, "")
    return 0


def _add(context: Context, chosen: Namespace) -> int:
    body = chosen.text.replace("\\n", "\n")
    spoken = chosen.in_language or language()
    letter = Letter(chosen.name, spoken, chosen.subject, body)
    context.book.run(letters.save_letter, letter)
    kept = context.book.ask(letters.letter_named, letter.name.strip())
    context.document(_record(kept), kept.name)
    return 0


def _delete(context: Context, chosen: Namespace) -> int:
    letter = context.book.ask(letters.letter_named, chosen.name)
    context.book.run(letters.delete_letter, letter.id or 0)
    context.document(_record(letter), letter.name)
    return 0


def _record(letter: Letter) -> Json:
    return {
        "id": str(letter.id) if letter.id else None,
        "name": letter.name,
        "language": letter.language,
        "subject": letter.subject,
        "body": letter.body,
    }


def _letter(context: Context, chosen: Namespace) -> int:
    """Print the letter to one person, or to each of several who allowed promotion."""
    book = context.book
    ids = [one_contact(context, name) for name in chosen.contact]
    found = book.ask(letters.correspondence, ids)
    letter = found.letters[0 if len(ids) == 1 else -1]
    if chosen.template:
        letter = book.ask(letters.letter_named, chosen.template)
    made = [(p, p.subject_of(letter), p.text_of(letter)) for p in found.recipients]
    goes = {p.contact_id: [f.file_name for f in p.enclosed_in(text)] for p, _s, text in made}
    lines = [f"{p.name} <{p.address}>\n{subject}\n\n{text}" for p, subject, text in made]
    context.document(
        [
            {
                "contact": {"id": str(p.contact_id), "name": p.name},
                "address": p.address or None,
                "subject": subject,
                "text": text,
                "link": p.link(subject, text) if p.address else None,
                "files": goes[p.contact_id],
            }
            for p, subject, text in made
        ],
        *lines,
    )
    for caution in (c for p in found.recipients for c in p.cautions):
        context.note(caution_words(caution))
    said = _("A mail link carries no files; attach it yourself: {name}")
    for name in dict.fromkeys(name for names in goes.values() for name in names):
        context.note(said.format(name=name))
    for name in found.left_out:
        context.note(
            _("Left out, since they did not say yes to promotion: {name}").format(name=name)
        )
    return 0


def _promotion(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    answer = _ANSWERS[chosen.answer]
    context.book.run(letters.allow_promotion, [contact_id], answer)
    context.document(
        {"contact": str(contact_id), "promotion": chosen.answer}, promotion_word(answer)
    )
    return 0


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("name of the template"))
    fields = " ".join(f"{{{field}}}" for field in FIELDS)
    parser.add_argument("text", metavar="TEXT", help=_("the letter; fields: {0}").format(fields))
    parser.add_argument("--subject", default="", metavar="TEXT", help=_("subject of the mail"))
    parser.add_argument("--in-language", choices=LANGUAGES, help=_("language of the letter"))


def _delete_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("name of the template"))


def _letter_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", nargs="+", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("--template", metavar="NAME", help=_("name of the template"))


def _promotion_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("answer", choices=list(_ANSWERS), help=_("what they said"))


COMMANDS = (
    Command(("template", "list"), N_("templates of letters"), no_arguments, _list),
    Command(("template", "add"), N_("keep a template"), _add_arguments, _add),
    Command(("template", "delete"), N_("forget a template"), _delete_arguments, _delete),
    Command(("letter",), N_("fill in a letter; nothing is sent"), _letter_arguments, _letter),
    Command(
        ("promotion",), N_("note whether promotion may be sent"), _promotion_arguments, _promotion
    ),
)
