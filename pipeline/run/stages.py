"""Parsing, normalising and checking, one after the other, with the knowledge that they share.

Takes a document as read, gives what each stage made of it. Imported where documents are worked on and nowhere else:
the stages and their patterns take longer to import than a run without work takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.check import check
from pipeline.normalise import normalise
from pipeline.normalise.register.entries import Register, load_register
from pipeline.parse import parse
from pipeline.records import Batch, Document, Statements
from pipeline.rulebook import Rulebook, load_rulebook
from pipeline.run.failures import during
from pipeline.run.tasks import Tools, ToolsChangedError


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that the stages made of a document, for ``ita explain``."""

    document: Document
    statements: Statements
    batch: Batch


def trace(document: Document, rulebook: Rulebook, register: Register) -> Trace:
    """What parsing, normalising and checking make of a document. Raises ``StageError`` naming the stage that failed."""
    with during("parse"):
        statements = parse(document, rulebook)
    with during("normalise"):
        batch = normalise(document, statements, rulebook, register)
    with during("check"):
        batch = check(batch, rulebook)
    return Trace(document, statements, batch)


@lru_cache(maxsize=1)
def load_tools(tools: Tools) -> tuple[Rulebook, Register]:
    """Rulebook and register, once a process.

    Raises ``RulesError`` and ``ValueError`` (no register), ``ToolsChangedError`` where they are not those that the run
    began with.
    """
    rulebook, register = load_rulebook(tools.rules_dir), load_register(tools.register)
    if (rulebook.hash, register.hash) != (tools.rulebook_hash, tools.register_hash):
        raise ToolsChangedError("rules or register changed while the run was working; start it again")
    return rulebook, register
