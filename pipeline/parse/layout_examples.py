"""Run the examples of ``rules/layouts/``: headers that a layout must read, and headers that it must not.

Takes a rulebook, gives a fault for each header that is read otherwise; never changes how a table is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.matching.columns import HeaderWords
from pipeline.parse.example_documents import table_of
from pipeline.parse.tables.headers import find_header
from pipeline.parse.tables.slots import Grid
from pipeline.rulebook import Rulebook
from pipeline.rulebook.layouts import LayoutExample
from pipeline.rulebook.mistakes import Fault, Steps, example_faults
from pipeline.rulebook.references import NO_ROLE


def layout_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield a fault for each header whose layout, roles or number of header rows differ from its example."""
    words = HeaderWords(rulebook.columns)

    def read(example: LayoutExample) -> tuple[str, tuple[str, ...], int] | None:
        body = tuple("ก" for _ in example.header[0])  # one row below the header
        match, _ = find_header(Grid(table_of((*example.header, body))), rulebook.layouts, words)
        if match is None:
            return None
        return match.layout, tuple(match.roles.get(at, NO_ROLE) for at in range(len(body))), match.body_row

    for name, layout in rulebook.layouts.items():
        steps: Steps = ("layouts", name)
        for at, example in enumerate(layout.examples):
            wanted = (name, example.roles, len(example.header))
            yield from example_faults((*steps, "examples", at), _shown(example), read(example), wanted)
        for at, example in enumerate(layout.counter_examples):
            found = read(example)
            if found is not None and found[0] == name:
                message = f"{_shown(example)!r} is read as {name}, which it is not: {example.why}"
                yield Fault((*steps, "counter_examples", at), message)


def _shown(example: LayoutExample) -> str:
    return " / ".join(" | ".join(row) for row in example.header)
