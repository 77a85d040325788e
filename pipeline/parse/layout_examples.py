"""Run the examples of ``rules/layouts/``: headers that a layout must read, and headers that it must not.

Takes a rulebook, gives a fault for each header that is read otherwise; never changes how a table is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.matching.cell_kinds import cell_reader
from pipeline.parse.example_documents import table_of
from pipeline.parse.tables.roles.kind import TextsAround
from pipeline.parse.tables.roles.search import read_record_table
from pipeline.parse.tables.slots import Grid
from pipeline.rulebook import Rulebook
from pipeline.rulebook.layouts import LayoutExample
from pipeline.rulebook.mistakes import Fault, Steps, example_faults
from pipeline.rulebook.references import NO_ROLE
from pipeline.thai import skeleton


def layout_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield a fault for each header whose layout, roles or number of header rows differ from its example."""
    reader = cell_reader(rulebook)

    def read(example: LayoutExample) -> tuple[str, tuple[str, ...], int] | None:
        body = example.body or (tuple("ก" for _ in example.header[0]),)
        around = TextsAround(skeleton(example.caption))
        found = read_record_table(Grid(table_of((*example.header, *body))), reader, around)
        if found is None or not (found.is_taken or found.kinds[0].log_odds > 0):
            return None
        roles = tuple(found.roles.get(at, NO_ROLE) for at in range(len(example.header[0])))
        return found.layout, roles, found.body_row

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
