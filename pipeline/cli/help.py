"""The help of every command, in one language from its first word to its last. Widths count cells, not characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from typer.core import TyperCommand, TyperGroup

from pipeline.cli.messages import Text

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter

_WIDTH = 100
_INDENT = 2


class Command(TyperCommand):
    """A command whose help texts are keys of the catalogue."""

    def get_help(self, ctx: Context) -> str:
        """The help page."""
        return _page(self, ctx, {})


class Group(TyperGroup):
    """A group of commands whose help texts are keys of the catalogue."""

    def get_help(self, ctx: Context) -> str:
        """The help page, with a line for each command in the order of their definition."""
        return _page(self, ctx, self.commands)


def _page(command: TyperCommand | TyperGroup, ctx: Context, below: Mapping[str, object]) -> str:
    text = ctx.obj
    assert isinstance(text, Text)  # put there by main
    parameters = command.get_params(ctx)
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    usage = " ".join(
        [ctx.command_path, *(one.metavar or "" for one in arguments), *(["COMMAND"] if below else []), "[OPTIONS]"]
    )
    lines = [f"{text('help.usage')}: {usage}", "", *_wrapped(text(command.help or ""), _INDENT, _INDENT)]
    lines += _section(text("help.commands"), ((name, text(_first_help(one))) for name, one in below.items()))
    lines += _section(text("help.arguments"), ((one.metavar or "", text(_help(one))) for one in arguments))
    lines += _section(text("help.options"), ((_left(one), _right(one, text)) for one in options))
    return "\n".join(lines)


def _first_help(command: object) -> str:
    help_key = getattr(command, "help", None)
    assert isinstance(help_key, str)
    return help_key


def _help(parameter: Parameter) -> str:
    """The key of a parameter's help; typer brings the option ``--help`` with a text of its own."""
    if parameter.name == "help":
        return "help.help"
    return _first_help(parameter)


def _left(option: Parameter) -> str:
    return ", ".join(option.opts) + (f" {option.metavar}" if option.metavar else "")


def _right(option: Parameter, text: Text) -> str:
    default = getattr(option, "default", None)
    shown = (
        getattr(option, "show_default", False)
        and isinstance(default, str | int | float | Path)
        and default is not False
    )
    return text(_help(option)) + (f" [{text('help.default')}: {default}]" if shown else "")


def _section(title: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    pairs = list(rows)
    if not pairs:
        return []
    column = max(cell_len(left) for left, _ in pairs) + _INDENT * 2
    lines = ["", f"{title}:"]
    for left, right in pairs:
        wrapped = _wrapped(right, column, column)
        lines.append(" " * _INDENT + left + " " * (column - _INDENT - cell_len(left)) + wrapped[0].lstrip())
        lines += wrapped[1:]
    return lines


def _wrapped(sentence: str, first: int, rest: int) -> list[str]:
    """Lines no wider than the page, broken at spaces: Thai has them between phrases, which is where to break."""
    lines: list[str] = []
    line = " " * first
    empty = True
    for word in sentence.split(" "):
        if not empty and cell_len(line) + 1 + cell_len(word) > _WIDTH:
            lines.append(line)
            line, empty = " " * rest, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line]
