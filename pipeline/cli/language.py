"""Which language messages are in: ``--lang``, else ``ITA_LANG``, else the locale; Thai where nothing says English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.cli.messages import Language

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that the environment asks for. A locale without a language (``C``) leaves it at Thai."""
    chosen = environment.get("ITA_LANG") or next((value for name in _LOCALES if (value := environment.get(name))), "")
    return "en" if chosen.lower().startswith("en") else "th"


def take_language(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """What ``--lang`` says anywhere before ``--`` (else the environment), and the arguments without it.

    Whether it is a language that there is, is for the caller to say in a language that there is.
    """
    chosen: str = language_of(environment)
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            rest += [argument, *waiting]
            break
        if argument == "--lang" and waiting:
            chosen = waiting.pop(0)
        elif argument.startswith("--lang="):
            chosen = argument.partition("=")[2]
        else:
            rest.append(argument)
    return chosen, rest
