"""Reads a YAML file so that nothing changes on the way: every scalar is a string, a repeated key is a mistake.

PyYAML alone reads ``010`` as 8 and ``no`` as false and lets the last of two equal keys win. Here the models of
the rulebook do the converting. Gives plain lists, dicts and strings; never interprets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode


class _StrictLoader(yaml.CSafeLoader):
    """A loader with no scalar types: only strings, lists and mappings. Parsed by libyaml, nine times quicker."""


def _mapping(loader: _StrictLoader, node: MappingNode) -> dict[str, object]:
    seen: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.constructor.ConstructorError(None, None, "a key must be text", key_node.start_mark)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


def _scalar(_loader: _StrictLoader, node: Node) -> str:
    return str(node.value)


# The resolvers are what turns ``010`` into 8; without any, every plain scalar keeps the tag of a string.
_StrictLoader.yaml_implicit_resolvers = {}
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:str", _scalar)


class StrictYamlError(ValueError):
    """The file is no YAML, or says one thing twice. ``line`` counts from 1, 0 where it is not known."""

    def __init__(self, message: str, line: int = 0) -> None:
        self.line = line
        super().__init__(message)


def read_strict_yaml(path: Path) -> object:
    """Lists, dicts and strings of a YAML file. Raises ``StrictYamlError`` with the place of the mistake."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        raise StrictYamlError(reason, mark.line + 1 if mark else 0) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise StrictYamlError(str(error)) from error


def line_of(path: Path, steps: Sequence[str | int]) -> int:
    """Return the line (from 1) of the value that keys and indexes lead to, as far as they lead.

    Steps that a validator added, and no file holds, are passed over.
    """
    node: Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=_StrictLoader)
    line = 0
    for step in steps:
        if isinstance(node, MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    line, node = key.start_mark.line + 1, value
                    break
        elif isinstance(node, SequenceNode) and str(step).isdigit() and int(step) < len(node.value):
            node = node.value[int(step)]
            line = node.start_mark.line + 1
    return line
