"""``ita register import``: an official list of organisations becomes the one that decides."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, say
from pipeline.run import Places

_MOST_SHOWN = 50


def require_usable(register: Path | None) -> None:
    """Raises ``UserError`` for a register that a person named and that is none; nothing named is fine."""
    if register is None:
        return
    if not register.is_file():
        raise UserError("error.path", paths=register)
    from pipeline.normalise.register.entries import load_register

    try:
        load_register(register)  # kept for the run that follows
    except ValueError as error:
        raise UserError("error.register_form", path=register) from error


def import_list(text: Text, file: Path, database: Path, rules_dir: Path | None) -> int:
    """Puts the list beside the database, or prints every mistake in it; gives the exit code."""
    if not file.is_file():
        raise UserError("error.not_a_file" if file.exists() else "error.path", path=file, paths=file)
    from pipeline.normalise.register.files import RegisterError, import_register
    from pipeline.rulebook import load_rulebook

    target = Places.beside(database).register
    try:
        count = import_register(file, target, load_rulebook(rules_dir).organisations.register_)
    except RegisterError as error:
        for mistake in error.mistakes[:_MOST_SHOWN]:
            sys.stderr.write(f"{file}:{mistake.line}: {text.pick(mistake.message_th, mistake.message_en)}\n")
        detail = text("register.mistakes", count=len(error.mistakes))
        raise UserError("error.register", path=file, detail=detail) from error
    say(text("register.imported", count=count, path=target))
    return 0
