"""The tables of a run over records: figures by family, form, kind and familiarity of the headings, beside the targets.

Takes the marks of documents and what the rules know of their headings, gives lines of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from benchmarks.layouts.marks import Marks
from benchmarks.layouts.measures.judging import MEASURE_FIELDS
from benchmarks.layouts.measures.truth import RecordPage
from benchmarks.layouts.report import most_frequent, percent, total

RecordResult = tuple[RecordPage, Marks]
Knows = Callable[[str, str], bool]
"""Whether the rules know a heading (role, text)."""
_FIELDS: Final = (*MEASURE_FIELDS, "item-title", "item-units", "item-status", "date")
_MOST: Final = 14


def record_lines(results: Sequence[RecordResult], knows: Knows) -> Iterator[str]:
    """Return every line of the report."""
    groups: dict[str, Callable[[RecordPage], Iterable[str]]] = {
        "family": lambda page: [page.family],
        "form": lambda page: [page.form],
        "kind": lambda page: [f"{page.family}: {page.kind}"],
        "headings": lambda page: [familiarity(page, knows)],
    }
    for title, names in groups.items():
        yield from _table(title, _summed(results, names))
    traits = _summed(results, lambda page: page.traits)
    weak = {name: counts for name, counts in traits.items() if counts["documents"] >= 3 and _is_weak(counts)}
    yield from _table("trait with records under 97 % or fields under 95 %", weak)
    yield from _by_field(results, knows)
    misses = [(page, miss) for page, marks in results for miss in marks.misses]
    yield from most_frequent(((page.name, (miss.kind, page.family, page.kind)) for page, miss in misses), _MOST)
    yield from record_totals(results, knows)


def familiarity(page: RecordPage, knows: Knows) -> str:
    """Return how many of the headings of a document the rules know, in words."""
    if not page.headings:
        return "headings: none printed"
    unknown = sum(not knows(role, text) for role, text in page.headings)
    if not unknown:
        return "headings: all known"
    return "headings: some unknown" if 2 * unknown < len(page.headings) else "headings: half or more unknown"


def _is_weak(counts: Counter[str]) -> bool:
    records, found, _read = _records(counts)
    right, fields = _fields(counts)
    return found < 0.97 * records or right < 0.95 * fields


def _records(counts: Counter[str]) -> tuple[int, int, int]:
    kinds = ("rows", "items", "analyses")
    return tuple(sum(counts[kind + end] for kind in kinds) for end in ("", "-found", "-read"))  # type: ignore[return-value]


def _fields(counts: Counter[str]) -> tuple[int, int]:
    return sum(counts[f"right {name}"] for name in _FIELDS), sum(counts[f"field {name}"] for name in _FIELDS)


def _summed(
    results: Sequence[RecordResult], names: Callable[[RecordPage], Iterable[str]]
) -> dict[str, Counter[str]]:  # fmt: skip
    sums: dict[str, Counter[str]] = {}
    for page, marks in results:
        for name in names(page):
            sums.setdefault(name, Counter()).update(marks.counts)
    return sums


def _table(title: str, sums: Mapping[str, Counter[str]]) -> Iterator[str]:
    heads = ("docs", "rows", "found%", "prec%", "fields%", "items", "found%", "analys", "found%", "right%", "silent",
             "foreign", "org%", "accept")  # fmt: skip
    yield ""
    yield f"{title:50}" + "".join(f"{head:>8}" for head in heads)
    for name in sorted(sums):
        yield _row(name, sums[name])
    if title == "family":
        yield _row("all", total(sums))


def _row(name: str, counts: Counter[str]) -> str:
    cells = (
        str(counts["documents"]), str(counts["rows"]), percent(counts["rows-found"], counts["rows"]),
        percent(counts["rows-found"], counts["rows-read"]), percent(*_fields(counts)), str(counts["items"]),
        percent(counts["items-found"], counts["items"]), str(counts["analyses"]),
        percent(counts["analyses-found"], counts["analyses"]), percent(counts["analyses-right"], counts["analyses"]),
        str(counts["silent"]), str(counts["foreign"]), percent(counts["organisation-right"], counts["documents"]),
        str(counts["accepted"]),
    )  # fmt: skip
    return f"{name[:50]:50}" + "".join(f"{cell:>8}" for cell in cells)


def _by_field(results: Sequence[RecordResult], knows: Knows) -> Iterator[str]:
    """Return how often each field is right, apart where its own heading is known to the rules and where not."""
    sums = {"known": Counter[str](), "unknown": Counter[str](), "no heading": Counter[str]()}
    for page, marks in results:
        texts = dict(page.headings)
        for name in _FIELDS:
            role = {"item-title": "item-title", "item-units": "units", "item-status": "status"}.get(name, name)
            key = "no heading" if role not in texts else "known" if knows(role, texts[role]) else "unknown"
            for end in ("field", "right"):
                sums[key][f"{end} {name}"] += marks.counts[f"{end} {name}"]
    yield ""
    yield f"{'field of a found record':30}" + "".join(f"{name + ' heading':>24}" for name in ("known", "unknown", "no"))
    for name in _FIELDS:
        cells = []
        for counts in sums.values():
            whole = counts[f"field {name}"]
            cells.append(f"{percent(counts[f'right {name}'], whole)} of {whole}" if whole else "-")
        yield f"{name:30}" + "".join(f"{cell:>24}" for cell in cells)


def bases_alike(results: Sequence[RecordResult]) -> tuple[int, int]:
    """Return how many bases are read right in all variants, and how many bases there are."""
    bases: dict[str, bool] = {}
    for page, marks in results:
        if page.base is not None:
            bases[page.base] = bases.get(page.base, True) and not marks.misses
    return sum(bases.values()), len(bases)


def record_totals(results: Sequence[RecordResult], knows: Knows) -> Iterator[str]:
    """Return the last lines: each target and whether it is met."""
    whole: Counter[str] = Counter()
    odd: Counter[str] = Counter()
    for page, marks in results:
        whole.update(marks.counts)
        if familiarity(page, knows) == "headings: half or more unknown":
            odd.update(marks.counts)
    texts = {entry for page, _marks in results for entry in page.headings}
    known = sum(knows(role, text) for role, text in texts)
    yield ""
    yield f"headings: {len(texts)} different, {len(texts) - known} of them unknown to the rules"
    right, bases = bases_alike(results)
    if bases:
        yield f"metamorphic bases without a miss in any variant: {right} of {bases}"
    right_fields, fields = _fields(whole)
    checks = [
        ("rows", whole["rows-found"], whole["rows"], 97), ("precision", whole["rows-found"], whole["rows-read"], 98),
        ("fields", right_fields, fields, 97), ("items", whole["items-found"], whole["items"], 97),
        ("analyses", whole["analyses-right"], whole["analyses"], 90),
        ("rows under unfamiliar headings", odd["rows-found"], odd["rows"], 93),
    ]  # fmt: skip
    said = [
        f"{name} {percent(part, of)} % (>= {limit} %) {'met' if 100 * part >= limit * of else 'MISSED'}"
        for name, part, of, limit in checks
        if of
    ]
    for name in ("silent", "foreign"):
        words = {"silent": "silent losses", "foreign": "records in other kinds"}[name]
        said.append(f"{words} {whole[name]} (0) {'MISSED' if whole[name] else 'met'}")
    yield "targets of records: " + "; ".join(said)
