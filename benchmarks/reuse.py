"""Copies found among the measures of a country: ``python -m benchmarks.reuse [--share 1] [--years 6]``.

Writes made-up measures with planted copies (``benchmarks.copied``) into a database of its own, finds the copies as a
load does, and prints time, peak memory, and what was found of what was planted. ``--growth`` does so for 1/8, 1/4,
1/2 and the whole country, each in a process of its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from benchmarks.copied import COPY, Made, body_name, measures
from pipeline.load.database import create_tables
from pipeline.load.reference import reference_rows
from pipeline.load.reuse import reuse_rows
from pipeline.load.writer import Writer
from pipeline.rulebook import load_rulebook

_BODIES = 7_849
_FIRST_YEAR = 2564
_CHUNK = 50_000
_CHANGES = (0.05, 0.1, 0.15, 0.2, 0.25)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--share", type=float, default=1.0, help="of the country's bodies")
    options.add_argument("--years", type=int, default=6)
    options.add_argument("--growth", action="store_true")
    given = options.parse_args()
    if given.growth:
        for share in ("0.125", "0.25", "0.5", "1"):
            subprocess.run([sys.executable, "-m", "benchmarks.reuse", "--share", share], check=True)
        return
    bodies = round(_BODIES * given.share)
    with TemporaryDirectory() as folder, duckdb.connect(str(Path(folder) / "reuse.duckdb")) as connection:
        create_tables(connection)
        rulebook = load_rulebook()
        writer = Writer(connection)
        for table, row in reference_rows(rulebook):
            writer.add(table, row)
        writer.flush()
        planted = _fill(connection, bodies, range(_FIRST_YEAR, _FIRST_YEAR + given.years))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        began, cpu = time.perf_counter(), time.process_time()
        rows = list(reuse_rows(connection, rulebook.similarity.reuse))
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(planted):,} measures of {bodies:,} bodies: {seconds:.1f} s ({cpu:.1f} s of processor time), "
          f"peak {peak:,.0f} MiB ({before:,.0f} MiB before)", flush=True)  # fmt: skip
    members = [row for table, row in rows if table == "text_cluster_member"]
    templates = {str(row["cluster_id"]) for table, row in rows if table == "text_cluster" and row["is_template"]}
    _judge(planted, members, templates)


def _fill(connection: duckdb.DuckDBPyConnection, bodies: int, years: range) -> dict[str, Made]:
    names = pa.table({"n": range(bodies), "name": [body_name(body) for body in range(bodies)]})  # noqa: F841 - read by SQL
    connection.execute("INSERT INTO organisation SELECT 'b' || n, 'sao', name, name, '', '', '', '', true FROM names")
    connection.execute("""
        INSERT INTO document BY NAME
        SELECT 'd' || b.n || '-' || y AS document_id, '' AS source_uri, '' AS media_type, 1 AS byte_size,
            1 AS page_count, 'plain' AS text_source, ['analysis'] AS report_kinds, 'b' || b.n AS organisation_id,
            make_date((y - 543)::INTEGER, 1, 1) AS document_date, 'accepted' AS status, '' AS reader,
            '' AS rulebook_hash, '' AS pipeline_version, '' AS run_id, TIMESTAMP '2026-01-01' AS ingested_at
        FROM names AS b CROSS JOIN range($1, $2) AS r(y)""", [years.start, years.stop])  # fmt: skip
    planted: dict[str, Made] = {}
    waiting: list[Made] = []
    for made in measures(bodies, years):
        planted[f"m{made.number}"] = made
        waiting.append(made)
        if len(waiting) == _CHUNK:
            _insert(connection, waiting)
            waiting = []
    _insert(connection, waiting)
    return planted


def _insert(connection: duckdb.DuckDBPyConnection, waiting: list[Made]) -> None:
    chunk = pa.table({  # noqa: F841 - read by SQL
        "n": [made.number for made in waiting], "body": [made.body for made in waiting],
        "year": [made.year for made in waiting], "text": [made.text for made in waiting],
    })  # fmt: skip
    connection.execute("""
        INSERT INTO measure BY NAME
        SELECT 'm' || n AS measure_id, 'd' || body || '-' || year AS document_id, 'b' || body AS organisation_id,
            'planned' AS stage, year AS fiscal_year_be, 1 AS sequence, text AS title, []::VARCHAR[] AS steps,
            []::VARCHAR[] AS responsible_units, 'unknown' AS status, []::VARCHAR[] AS outputs,
            []::VARCHAR[] AS outcomes, 'e' || n AS evidence_id
        FROM chunk""")


def _judge(planted: dict[str, Made], members: list[dict[str, object]], templates: set[str]) -> None:
    """Recall: copies that stand in a cluster with their source. Precision: members that are of the first's family."""
    first: dict[str, Made] = {}
    right, wrong = 0, 0
    found: set[str] = set()
    for row in members:
        cluster, made = str(row["cluster_id"]), planted[str(row["record_id"])]
        if cluster in templates:
            continue
        source = first.setdefault(cluster, made)
        if made is source:
            continue
        if made.family == source.family and made.kind == COPY:
            right += 1
            found.add(str(row["record_id"]))
        else:
            wrong += 1
    copies = {name: made for name, made in planted.items() if made.kind == COPY}
    recall, precision = len(found) / len(copies), right / max(1, right + wrong)
    print(f"  copies planted {len(copies):,}: recall {recall:.4f}, precision {precision:.4f}")
    low = 0.0
    for high in _CHANGES:
        some = [name for name, made in copies.items() if low <= made.changed < high]
        print(f"    {low:.0%}-{high:.0%} of words changed: {sum(name in found for name in some):,} of {len(some):,}")
        low = high
    print(f"  template clusters {len(templates):,}")


if __name__ == "__main__":
    main()
