"""Latency of every question: ``python -m benchmarks.questions FILE`` (any database; ``benchmarks.country`` makes one).

Prints median and worst in milliseconds over several draws, 40 rows each: all bodies of one year, and all years of one
body; years and bodies are drawn by a seed. Each draw counts once, as a person asks it, the first of them cold.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from statistics import median

import duckdb

from pipeline.compare import open_readonly
from pipeline.compare.ask import Asked, ask
from pipeline.compare.registry import options_of, read_registry

_ROWS = 40
_YEARS = 5
_BODIES = 9
_CODES = {"item-history": "o7"}


def main(path: Path) -> None:
    """Measures and prints one line a question."""
    lot = random.Random(1)
    with open_readonly(path) as connection:
        bodies = _all(connection, "SELECT DISTINCT organisation_id FROM document WHERE organisation_id IS NOT NULL")
        years = _all(connection, "SELECT DISTINCT fiscal_year_be FROM score WHERE fiscal_year_be IS NOT NULL")
        for name, question in read_registry().questions.items():
            code = _CODES.get(name)
            options = options_of(name)
            country = body = "-"
            if "organisation" not in question.needs:
                asked = [Asked(year=lot.choice(years) if "year" in options else None, code=code) for _ in range(_YEARS)]
                country = _times(connection, name, asked)
            if "organisation" in options:
                asked = [Asked(organisation=lot.choice(bodies), code=code) for _ in range(_BODIES)]
                body = _times(connection, name, asked)
            print(f"{name:22} country {country:>22} one body {body:>22}", flush=True)


def _all(connection: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return sorted(str(one) for (one,) in connection.execute(query).fetchall())


def _times(connection: duckdb.DuckDBPyConnection, name: str, asked: list[Asked]) -> str:
    found: list[float] = []
    for one in asked:
        start = time.perf_counter()
        ask(connection, name, one, _ROWS)
        found.append(1000 * (time.perf_counter() - start))
    return f"{median(found):.0f}, worst {max(found):.0f} ms"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
