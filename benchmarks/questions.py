"""Latency of every question over a country: ``python -m benchmarks.questions FILE`` (made by ``benchmarks.filled``).

Prints the best of three in milliseconds: for all bodies of one year, and for all years of one body, 40 rows each.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb

from pipeline.compare import open_readonly
from pipeline.compare.ask import Asked, ask
from pipeline.compare.registry import options_of, read_registry

_ROWS = 40
_TIMES = 3
_CODES = {"item-history": "o7"}


def main(path: Path) -> None:
    """Measures and prints one line a question."""
    with open_readonly(path) as connection:
        row = connection.execute("SELECT organisation_id FROM organisation ORDER BY 1 LIMIT 1").fetchone()
        assert row is not None
        for name, question in read_registry().questions.items():
            code = _CODES.get(name)
            options = options_of(name)
            country = body = ""
            if "organisation" not in question.needs:
                country = _best(connection, name, Asked(year="2568" if "year" in options else None, code=code))
            if "organisation" in options:
                body = _best(connection, name, Asked(organisation=str(row[0]), code=code))
            print(f"{name:22} country {country:>16} one body {body:>16}")


def _best(connection: duckdb.DuckDBPyConnection, name: str, asked: Asked) -> str:
    best = float("inf")
    for _ in range(_TIMES):
        start = time.perf_counter()
        answer = ask(connection, name, asked, _ROWS)
        best = min(best, time.perf_counter() - start)
    return f"{best * 1000:.0f} ms/{answer.count}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
