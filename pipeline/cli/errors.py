"""What to say of each error: the sentence, in the person's language, and the exit code."""

from __future__ import annotations

import traceback

import typer

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError

INTERRUPTED = 130
"""Exit code of a command that Ctrl-C has stopped, as shells have it."""

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises for any wrong use; it names only the subclass in public."""


def sentence_for(error: Exception, text: Text) -> tuple[str, int]:
    """One sentence and an exit code. An empty sentence where everything has been said (the help was shown)."""
    if isinstance(error, UserError):
        return text(error.key, **error.values), error.code
    if isinstance(error, _UsageError):
        return _usage(error, text)
    known = _known(error, text)
    if known is not None:
        return known, 1
    if isinstance(error, OSError):
        return text("error.write", detail=f"{error.strerror or error} {error.filename or ''}".strip()), 1
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno}"
    return text("error.fault", detail=where), 1


def _known(error: Exception, text: Text) -> str | None:
    """The errors of the stages; their modules are loaded by then, or the error could not be one of theirs."""
    from pipeline.acquire import MissingPathError
    from pipeline.compare import DatabaseMissing
    from pipeline.load import LoadError
    from pipeline.rulebook import RulesError
    from pipeline.run import LockedError, ManifestError, ToolsChangedError

    if isinstance(error, MissingPathError):
        return text("error.path", paths=", ".join(str(path) for path in error.paths))
    if isinstance(error, DatabaseMissing):
        return text("error.database", path=error.path)
    if isinstance(error, RulesError):
        return text("error.rules", count=len(error.mistakes), first=error.mistakes[0])
    if isinstance(error, LockedError):
        return text("error.locked", holder=error.holder)
    if isinstance(error, ManifestError):
        return text("error.manifest", path=error.path)
    if isinstance(error, LoadError):
        return text("error.load", detail=error)
    if isinstance(error, ToolsChangedError):
        return text("error.changed")
    return None


def _usage(error: Exception, text: Text) -> tuple[str, int]:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ita"
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(context.get_help() if context is not None else "")
        return "", 0
    if text.language == "en":
        message = getattr(error, "format_message", lambda: str(error))()
        return text("error.usage", what=message, command=path), 1
    # typer's own messages are English; what they are about is named in the Thai sentence instead.
    parameter = getattr(error, "param", None)
    about = getattr(error, "option_name", None) or (parameter.metavar or parameter.opts[0] if parameter else None)
    return text("error.usage", what=f" ({about})" if about else "", command=path), 1
