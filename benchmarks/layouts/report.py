"""The tables of a run: figures by family, by form and by trait, and the totals beside their targets.

Takes the marks of documents, gives lines of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from benchmarks.layouts.marks import Marks
from benchmarks.layouts.records import Drawn

Result = tuple[Drawn, Marks]
_COLUMNS: Final = (
    ("docs", "documents"), ("true", "facts"), ("wrong", "wrong"), ("silent", "silent"), ("missing", "missing"),
    ("invent", "invented"), ("inv.sil", "invented-silent"), ("w.year", "wrong-year"), ("no.year", "no-year"),
    ("w.org", "wrong-organisation"), ("no.org", "no-organisation"),
    ("w.sil", "attributed-silent"), ("cl.err", "clean-error"), ("unread", "unread"),
    ("empty", "empty-accepted"),
)  # fmt: skip
_MOST: Final = 10
_RECALL: Final = {"random-tables": 97, "provable": 98, "text": 95}


def lines_of(results: Sequence[Result]) -> Iterator[str]:
    """Return every line of the report."""
    yield from _table("family", _summed(results, lambda drawn: [drawn.family]))
    yield from _table("form", _summed(results, lambda drawn: [drawn.form]))
    yield from _table("kind", _summed(results, lambda drawn: [f"{drawn.family}: {drawn.kind}"]))
    weak = {
        name: counts
        for name, counts in _summed(results, lambda drawn: drawn.traits).items()
        if counts["facts"] and counts["right"] < 0.97 * counts["facts"] and counts["documents"] >= 3
    }
    misses = [(drawn, miss) for drawn, marks in results for miss in marks.misses]
    yield from most_frequent(
        ((drawn.name, (miss.kind, drawn.family, drawn.kind, drawn.form)) for drawn, miss in misses), _MOST
    )
    yield from _table("trait with recall under 97 %", weak)
    yield from totals(results)


def most_frequent(misses: Iterable[tuple[str, tuple[str, ...]]], most: int) -> Iterator[str]:
    """Return the most frequent groups of misses; each miss is the name of its document and its group."""
    counts: Counter[tuple[str, ...]] = Counter()
    documents: dict[tuple[str, ...], set[str]] = {}
    for document, group in misses:
        counts[group] += 1
        documents.setdefault(group, set()).add(document)
    yield ""
    yield "most frequent misses"
    for group, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:most]:
        yield f"{count:6} in {len(documents[group]):3} documents: {', '.join(group)}"


def _summed(results: Sequence[Result], names: object) -> dict[str, Counter[str]]:
    sums: dict[str, Counter[str]] = {}
    for drawn, marks in results:
        for name in names(drawn):  # type: ignore[operator]
            sums.setdefault(name, Counter()).update(marks.counts)
    return sums


def _table(title: str, sums: Mapping[str, Counter[str]]) -> Iterator[str]:
    yield ""
    yield (
        f"{title:40}"
        f"{'recall':>8}{'value':>8}" + "".join(f"{label:>8}" for label, _name in _COLUMNS) + "  faults found named bad"
    )
    for name in sorted(sums):
        yield _row(name, sums[name])
    if title == "family":
        yield _row("all", total(sums))


def total(sums: Mapping[str, Counter[str]]) -> Counter[str]:
    """Return the counts of all groups together."""
    return sum(sums.values(), Counter())


def _row(name: str, counts: Counter[str]) -> str:
    shares = f"{percent(counts['right'], counts['facts']):>8}{percent(counts['value_right'], counts['facts']):>8}"
    numbers = "".join(f"{counts[column]:8}" for _label, column in _COLUMNS)
    faults = f"{counts['faults']:8}{counts['faults-found']:6}{counts['faults-named']:6}{counts['wrong-repair']:4}"
    return f"{name[:40]:40}{shares}{numbers}{faults}"


def percent(part: int, whole: int) -> str:
    """Return a share in percent with one decimal, or ``-`` of nothing."""
    return f"{100 * part / whole:.1f}" if whole else "-"


def bases_right(results: Sequence[Result]) -> tuple[int, int]:
    """Return how many bases are read alike and right in all variants, and how many bases there are."""
    bases: dict[str, bool] = {}
    for drawn, marks in results:
        if drawn.base is not None:
            counts = marks.counts
            is_right = counts["right"] == counts["facts"] and not counts["invented"]
            bases[drawn.base] = bases.get(drawn.base, True) and is_right
    return sum(bases.values()), len(bases)


def totals(results: Sequence[Result]) -> Iterator[str]:
    """Return the last lines: each target and whether it is met."""
    sums = _summed(results, lambda drawn: [drawn.family])
    whole: Counter[str] = Counter()
    for counts in sums.values():
        whole.update(counts)
    yield ""
    right, bases = bases_right(results)
    if bases:
        share = percent(right, bases)
        yield f"metamorphic bases read alike and right in every variant: {right} of {bases} ({share} %)"
    checks = [
        (f"{family} recall {percent(sums[family]['right'], sums[family]['facts'])} % (>= {limit} %)",
         100 * sums[family]["right"] >= limit * sums[family]["facts"])
        for family, limit in _RECALL.items() if family in sums
    ]  # fmt: skip
    checks.append((f"silent wrong {whole['silent']} (0)", whole["silent"] == 0))
    share = f"{100 * whole['invented'] / max(1, whole['read']):.2f}"
    checks.append((f"invented {whole['invented']} of {whole['read']} read, {share} % (<= 0.2 %)", float(share) <= 0.2))
    if "other-kinds" in sums:
        checks.append(
            (f"other-kinds scores {sums['other-kinds']['invented']} (0)", not sums["other-kinds"]["invented"])
        )
    checks.append((f"errors on clean documents {whole['clean-error']} (0)", not whole["clean-error"]))
    if whole["faults"]:
        share = percent(whole["faults-named"], whole["faults"])
        checks.append((f"faults named {share} % (>= 95 %)", 100 * whole["faults-named"] >= 95 * whole["faults"]))
    yield "targets: " + "; ".join(f"{text} {'met' if is_met else 'MISSED'}" for text, is_met in checks)
