"""The command line: presents what the stages give, in Thai or English.

Takes arguments, gives text and an exit code; never works on a report itself. A mistake of the person is one line that
says what to do, a fault of the program is exit code 1.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import cast

from pipeline.cli.messages import Language, Text

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs ``ita`` with these arguments (else the process's) and exits with its code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Runs ``ita``; gives the exit code."""
    from pipeline.cli.language import language_of, take_language
    from pipeline.cli.output import complain

    chosen, rest = take_language(arguments, os.environ)
    if chosen not in {"th", "en"}:
        text = Text(language_of(os.environ))
        complain(text, text("error.choice", option="--lang", choices="th, en"))
        return 1
    text = Text(cast(Language, chosen))
    from pipeline.cli.app import app
    from pipeline.cli.errors import INTERRUPTED, sentence_for

    try:
        code = app(rest, standalone_mode=False, prog_name="ita", obj=text)
    except BrokenPipeError:
        # Whoever read our output has closed it (`ita sql ... | head`): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("ITA_DEBUG"):
            raise
        sentence, code = sentence_for(error, text)
        if sentence:
            complain(text, sentence)
        return code
    if code == INTERRUPTED:
        complain(text, text("error.interrupted"))
    return code if isinstance(code, int) else 0
