"""Finding the command that was meant, running it, and saying what went wrong."""

from __future__ import annotations

import sys
import traceback
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.cardbook import default_folder
from app.cli import (
    attachments,
    care,
    changing,
    dates,
    demo,
    editing,
    events,
    exchanges,
    files,
    history,
    introductions,
    known,
    letters,
    offers,
    people,
    plans,
    publish,
    reading,
    relationships,
    scanning,
    settling,
    told,
    trust,
    years,
)
from app.cli.context import Command, Context, hush
from app.cli.speech import speak
from app.errors import EnishiError
from app.i18n import LANGUAGES, system_language
from app.i18n import gettext as _
from app.store.errors import surroundings

COMMANDS: tuple[Command, ...] = (
    *demo.COMMANDS,
    *reading.COMMANDS,
    *scanning.COMMANDS,
    *people.COMMANDS,
    *attachments.COMMANDS,
    *known.COMMANDS,
    *events.COMMANDS,
    *changing.COMMANDS,
    *editing.COMMANDS,
    *history.COMMANDS,
    *exchanges.COMMANDS,
    *settling.COMMANDS,
    *introductions.COMMANDS,
    *plans.COMMANDS,
    *offers.COMMANDS,
    *letters.COMMANDS,
    *told.COMMANDS,
    *trust.COMMANDS,
    *relationships.COMMANDS,
    *years.COMMANDS,
    *files.COMMANDS,
    *dates.COMMANDS,
    *publish.COMMANDS,
    *care.COMMANDS,
)
_GROUPS = tuple(dict.fromkeys(command.words[0] for command in COMMANDS))
IN_GROUPS = tuple(sorted(COMMANDS, key=lambda command: _GROUPS.index(command.words[0])))
"""All commands, those about one thing beside each other."""
_BY_WORDS = {command.words: command for command in COMMANDS}
_TAKE_VALUE = frozenset({"--data", "--lang"})
INTERRUPTED = 130
BUG = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and answer its exit status: see `app.errors` for what it says."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    speak(system_language())
    options = _common_parser().parse_known_args(arguments)[0]
    if getattr(options, "lang", None):
        speak(options.lang)
    command, rest = _find(arguments)
    if command is None:
        return _help(rest)
    if command.passes_on:
        chosen, others = _common_parser().parse_known_args(rest)
        chosen.args = others
        return _run(command, chosen)
    return _run(command, parser_of(command).parse_intermixed_args(rest))


def means_window(arguments: Sequence[str]) -> bool:
    """Whether nothing but common options is there: then the window is meant."""
    return not _places_of_words(arguments) and not {"-h", "--help"} & set(arguments)


def _run(command: Command, chosen: Namespace) -> int:
    folder = Path(chosen.data) if getattr(chosen, "data", None) else default_folder()
    context = Context(folder, getattr(chosen, "json", False))
    try:
        with surroundings(folder):
            return command.run(context, chosen)
    except EnishiError as error:
        context.note(str(error))
        _trace(chosen)
        return error.exit_status
    except KeyboardInterrupt:
        context.note(_("Stopped. What was finished is kept."))
        return INTERRUPTED
    except BrokenPipeError:
        hush(sys.stdout)  # whoever read our output has had enough
        return 0
    except Exception as error:
        _trace(chosen)
        context.note(
            _(
                "Something went wrong in Enishi itself ({error}). What was saved before is safe. "
                "Run it again with --debug and report what it prints."
            ).format(error=type(error).__name__)
        )
        return BUG


def _trace(chosen: Namespace) -> None:
    """With --debug, where the error came from that is being handled."""
    if getattr(chosen, "debug", False):
        traceback.print_exc()


def _find(arguments: Sequence[str]) -> tuple[Command | None, list[str]]:
    """The command whose one or two words come first, and the other arguments in their order."""
    places = list(_places_of_words(arguments))
    for count in (2, 1):
        words = tuple(arguments[i] for i in places[:count])
        if len(words) == count and words in _BY_WORDS:
            rest = [a for i, a in enumerate(arguments) if i not in places[:count]]
            return _BY_WORDS[words], rest
    return None, list(arguments)


def _places_of_words(arguments: Sequence[str]) -> list[int]:
    """Where the first two words stand that are neither options nor values of common options."""
    places: list[int] = []
    is_value = False
    for place, argument in enumerate(arguments):
        if not is_value and not argument.startswith("-"):
            places.append(place)
        is_value = argument in _TAKE_VALUE and not is_value
    return places[:2]


def _common_parser() -> ArgumentParser:
    parser = ArgumentParser("enishi", add_help=False, argument_default=SUPPRESS, allow_abbrev=False)
    common = parser.add_argument_group(_("options of every command"))
    common.add_argument("--data", metavar="DIR", help=_("the folder of the card book"))
    common.add_argument("--lang", choices=LANGUAGES, help=_("language of messages"))
    common.add_argument("--json", action="store_true", help=_("print JSON"))
    common.add_argument("--debug", action="store_true", help=_("show where an error came from"))
    return parser


def parser_of(command: Command) -> ArgumentParser:
    """What a command takes, with what all of them take."""
    parser = ArgumentParser(
        prog=f"enishi {' '.join(command.words)}",
        description=_(command.summary),
        parents=[_common_parser()],
        allow_abbrev=False,
    )
    command.arguments(parser)
    return parser


def _help(arguments: Sequence[str]) -> int:
    """Print what there is; an unknown command is wrong use, and says so beside the results."""
    words = [arguments[i] for i in _places_of_words(arguments)]
    say = partial(print, file=sys.stderr if words else sys.stdout)
    say(_("usage: enishi COMMAND [options]   (without a command: the window)"))
    for command in IN_GROUPS:
        if not words or words[0] not in _GROUPS or words[0] == command.words[0]:
            say(f"  {' '.join(command.words):<20} {_(command.summary)}")
    if not words:
        return 0
    say(_("There is no command “{name}”.").format(name=" ".join(words)))
    return 2


def _speak_utf8() -> None:
    """Print Japanese also where the locale is plain C; odd bytes of file names survive."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
