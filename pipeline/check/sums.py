"""The arithmetic of a sheet as findings: proved sums, broken sums, repairs, gaps, blanks, values out of range.

Takes a sheet, gives findings and the values that the proof supports; never changes what was printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline.check.candidates import CENT, Candidate, implied
from pipeline.check.cells import Cell, Key, Sheet, half_of_unit
from pipeline.check.clues import Clues
from pipeline.check.equations import Equation, Form, System, system
from pipeline.check.readings import Disagreement
from pipeline.check.repairs import Diagnosis, diagnose
from pipeline.check.slips import STRONG, slip_strength
from pipeline.check.writing import Writer, named, numbers
from pipeline.records import Finding, Score, Severity
from pipeline.rulebook.framework import Framework

_TOTALS = ("overall", "instrument", "indicator", "sub_indicator")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Findings of the arithmetic, the sheet with repaired values in force, and totals computed where not printed."""

    findings: tuple[Finding, ...]
    reconciled: Sheet
    computed: Mapping[Key, Decimal]


def reckon(sheet: Sheet, framework: Framework, disagreements: Sequence[Disagreement], write: Writer) -> Reckoning:
    """Everything the framework's arithmetic says about a sheet."""
    known = system(sheet, framework)
    rules = write.rulebook.checks.arithmetic
    hints = Clues(sheet, framework, rules)
    diagnoses = diagnose(known.equations, sheet.cells, hints)
    cells = dict(sheet.cells)
    for diagnosis in diagnoses:
        for change in diagnosis.chosen.changes if diagnosis.chosen is not None else ():
            cells[change.key] = cells[change.key].with_value(change.value)
    reconciled = sheet.with_cells(cells)
    found: list[Finding] = []
    found += _proofs(known, sheet, write)
    repaired = any(diagnosis.chosen is not None for diagnosis in diagnoses)
    found += _off_scale(sheet, Clues(reconciled, framework, rules) if repaired else hints, write)
    for diagnosis in diagnoses:
        found += _mismatches(diagnosis, sheet, write)
        found += _changes(diagnosis, known, sheet, cells, hints, write)
    found += _readings(disagreements, sheet, write)
    found += _gaps(known, sheet, write)
    found += _blanks(sheet, framework, write)
    computed = {key: _rounded(form.value(cells)) for key, form in known.computed.items()}
    return Reckoning(tuple(found), reconciled, computed)


def out_of_range(sheet: Sheet, write: Writer) -> Iterator[Finding]:
    """Values below 0 or above 100, one finding a print."""
    for cell in sheet.cells.values():
        for value, prints in cell.readings:
            if not 0 <= value <= _HUNDRED:
                for score in prints:
                    yield write.of("out-of-range", cell.key, observed=value, evidence_ids=(score.evidence_id,))


def unreckoned(sheet: Sheet, disagreements: Sequence[Disagreement], write: Writer) -> Iterator[Finding]:
    """What can be said of a sheet whose year has no framework: blanks, disagreements, and that nothing was checked."""
    if sheet.cells:
        yield write.of(
            "not-checkable", None, evidence_ids=(), reason_th="ไม่มีกรอบการประเมินของปีนี้ในระบบ",
            reason_en="there is no framework of this year",
        )  # fmt: skip
    yield from _readings(disagreements, sheet, write)
    for score in sheet.blanks:
        yield _blank(score, None, write)


def _proofs(known: System, sheet: Sheet, write: Writer) -> Iterator[Finding]:
    told: set[Key] = {one.parent for one in known.equations if not one.holds(sheet.cells)}
    for equation in known.equations:
        difference = abs(equation.residual(sheet.cells))
        if equation.direct and equation.exact < difference <= equation.tolerance and equation.parent not in told:
            told.add(equation.parent)
            yield write.of(
                "rounding-doubt", equation.parent, observed=_observed(equation, sheet.cells),
                expected=_rounded(equation.right.value(sheet.cells)), children=_listed(equation.right, sheet.cells),
                evidence_ids=_evidence((equation.parent, *equation.zero), sheet.cells),
            )  # fmt: skip
        if equation.parent not in told:
            told.add(equation.parent)
            yield write.of(
                "sum-proved", equation.parent, observed=_observed(equation, sheet.cells),
                expected=_rounded(equation.right.value(sheet.cells)), children=_listed(equation.right, sheet.cells),
                evidence_ids=_evidence((equation.parent, *equation.zero), sheet.cells),
            )  # fmt: skip


def _mismatches(diagnosis: Diagnosis, sheet: Sheet, write: Writer) -> Iterator[Finding]:
    hint_th, hint_en = _hint(diagnosis, write)
    for equation in diagnosis.broken:
        yield write.of(
            "sum-mismatch", equation.parent, observed=_observed(equation, sheet.cells),
            expected=_rounded(equation.right.value(sheet.cells)), children=_listed(equation.right, sheet.cells),
            hint_th=hint_th, hint_en=hint_en, severity=_severity((equation,)),
            evidence_ids=_evidence((equation.parent, *equation.zero), sheet.cells),
        )  # fmt: skip


def _hint(diagnosis: Diagnosis, write: Writer) -> tuple[str, str]:
    if diagnosis.chosen is not None:
        return _candidate(diagnosis.chosen, " ต้นเหตุคือ", "; the cause is ", write)
    shown = diagnosis.candidates[: write.rulebook.checks.arithmetic.most_candidates_listed]
    if not shown:
        return " ไม่มีตัวเลขเพียงหนึ่งหรือสองตัวที่แก้แล้วตรงกันทั้งหมด", "; no change of one or two figures makes all agree"
    told = [_candidate(one, "", "", write) for one in shown]
    return " อาจผิดที่ " + " หรือ ".join(th for th, _en in told), "; may be wrong: " + " or ".join(en for _th, en in told)


def _candidate(candidate: Candidate, before_th: str, before_en: str, write: Writer) -> tuple[str, str]:
    """A candidate in both languages: ``ตัวชี้วัดที่ 3 (= 100.00)``."""
    labels = [(write.what(change.key), change.value) for change in candidate.changes]
    th = " และ ".join(f"{label.th} (= {value})" for label, value in labels)
    en = " and ".join(f"{label.en} (= {value})" for label, value in labels)
    return before_th + th, before_en + en


def _changes(
    diagnosis: Diagnosis, known: System, sheet: Sheet, cells: Mapping[Key, Cell], hints: Clues, write: Writer
) -> Iterator[Finding]:
    if diagnosis.chosen is None:
        return
    severity = _severity(diagnosis.broken)
    for change in diagnosis.chosen.changes:
        cell = sheet.cells[change.key]
        touching = [equation for equation in known.equations if change.key in equation.zero]
        evidence_ids = _evidence((change.key, *(key for one in touching for key in one.zero)), sheet.cells)
        proof_th, proof_en = _proof(touching, cells, write)
        if diagnosis.chosen.is_swap:
            other = next(one.key for one in diagnosis.chosen.changes if one.key != change.key)
            label = write.what(other)
            yield write.of(
                "values-swapped", change.key, observed=cell.value, expected=change.value, suggested=change.value,
                other_th=label.th, other_en=label.en, proof_th=proof_th, proof_en=proof_en, severity=severity,
                evidence_ids=evidence_ids,
            )  # fmt: skip
            continue
        printed = cell.scores[0].printed
        if slip_strength(change.value, cell.value, printed, write.rulebook.checks.arithmetic) == STRONG:
            proof_th += " และต่างจากที่พิมพ์ในแบบที่อ่านหรือพิมพ์ผิดบ่อย"
            proof_en += ", and it differs from the print by a common slip"
        if (people := hints.respondents(change.key, change.value)) is not None:
            proof_th += f" และผู้ตอบ {people} คน (ตามข้ออื่น) ให้คะแนนนี้ได้ แต่ให้ค่าที่พิมพ์ไม่ได้"
            proof_en += f", and {people} respondents (as the other questions tell) can give it but not the printed one"
        yield write.of(
            "single-cell-repair", change.key, observed=cell.value, expected=change.value, suggested=change.value,
            proof_th=proof_th, proof_en=proof_en, severity=severity, evidence_ids=evidence_ids,
        )  # fmt: skip


def _proof(touching: Iterable[Equation], cells: Mapping[Key, Cell], write: Writer) -> tuple[str, str]:
    th: list[str] = []
    en: list[str] = []
    for equation in touching:
        label, value = write.what(equation.parent), _rounded(equation.left.value(cells))
        th.append(f"{label.th} {value} คำนวณได้จาก {_listed(equation.right, cells)}")
        en.append(f"{label.en} {value} follows from {_listed(equation.right, cells)}")
    return "; ".join(th), "; ".join(en)


def _readings(disagreements: Iterable[Disagreement], sheet: Sheet, write: Writer) -> Iterator[Finding]:
    for one in disagreements:
        cell = sheet.cells[one.key]
        others = [(value, prints) for value, prints in cell.readings if value != cell.value]
        if not one.proved:
            prints = (*cell.scores, *(score for _value, group in others for score in group))
            yield write.of(
                "conflicting-values", one.key, observed=cell.value, expected=numbers(value for value, _group in others),
                evidence_ids=tuple(dict.fromkeys(score.evidence_id for score in prints)),
            )  # fmt: skip
            continue
        for value, group in others:
            yield write.of(
                "single-cell-repair", one.key, observed=value, expected=cell.value, suggested=cell.value,
                proof_th=f"ที่อื่นในเอกสารพิมพ์ว่า {cell.value} และผลรวมทุกระดับตรงกับค่านั้นเท่านั้น",
                proof_en=f"it is printed as {cell.value} elsewhere, and the sums hold with that value only",
                evidence_ids=tuple(dict.fromkeys(score.evidence_id for score in (*group, *cell.scores))),
            )  # fmt: skip


def _gaps(known: System, sheet: Sheet, write: Writer) -> Iterator[Finding]:
    for gap in known.incomplete:
        yield write.of(
            "incomplete-children", gap.parent, observed=sheet.cells[gap.parent].value,
            present=len(gap.present), total=len(gap.present) + len(gap.missing), missing=named(gap.missing),
            evidence_ids=_evidence((gap.parent,), sheet.cells),
        )  # fmt: skip
    for key in dict.fromkeys(known.unknown):
        yield write.of(
            "not-checkable", key, observed=sheet.cells[key].value, reason_th="เกณฑ์การรวมคะแนนของปีนี้ยังไม่มีหลักฐานยืนยัน",
            reason_en="how its parts combine in this year is not established",
            evidence_ids=_evidence((key,), sheet.cells),
        )  # fmt: skip
    lone = [key for key, form in known.computed.items() if _is_total(key) and not _covered(form, known)]
    for key in lone:
        form = known.computed[key]
        if not any(set(known.computed[other].weights) > set(form.weights) for other in lone):
            yield write.of(
                "missing-total", key, expected=_rounded(form.value(sheet.cells)),
                children=_listed(form, sheet.cells), evidence_ids=_evidence(form.weights, sheet.cells),
            )  # fmt: skip


def _off_scale(sheet: Sheet, hints: Clues, write: Writer) -> Iterator[Finding]:
    """Questions whose score the people who answered all the others cannot give; a repair has said so already."""
    for key, near, count in hints.strays():
        cell = sheet.cells[key]
        yield write.of(
            "off-scale", key, observed=cell.value, expected=_rounded(near), count=count,
            evidence_ids=(cell.evidence_id,),
        )  # fmt: skip


def _is_total(key: Key) -> bool:
    return key[0] in _TOTALS and key[2] == "combined"


def _covered(form: Form, known: System) -> bool:
    return any(set(form.weights) <= set(equation.zero) for equation in known.equations)


def _blanks(sheet: Sheet, framework: Framework, write: Writer) -> Iterator[Finding]:
    for score in sheet.blanks:
        key: Key = (score.scope, score.code, score.part)
        value = None
        if key not in sheet.cells:
            stand_in = Cell(key, Decimal(0), half_of_unit(2), half_of_unit(2), ((Decimal(0), (score,)),))
            trial = sheet.with_cells({**sheet.cells, key: stand_in})
            value = implied(key, system(trial, framework).equations, trial.cells)
        yield _blank(score, value, write)


def _blank(score: Score, value: Decimal | None, write: Writer) -> Finding:
    printed = score.printed.strip()
    hint_th = f" (พิมพ์ว่า “{printed}”)" if printed else ""
    hint_en = f" (printed: “{printed}”)" if printed else ""
    return write.of(
        "missing-score", (score.scope, score.code, score.part), observed=printed or None, expected=value,
        hint_th=hint_th if value is None else f"{hint_th} คะแนนอื่นในเอกสารชี้ว่าควรเป็น {value}",
        hint_en=hint_en if value is None else f"{hint_en}; the other scores leave {value} for it",
        evidence_ids=(score.evidence_id,),
    )  # fmt: skip


def _severity(equations: Iterable[Equation]) -> Severity:
    """An inferred fact only warns."""
    return "error" if any(one.confidence in ("certain", "high") for one in equations) else "warning"


def _observed(equation: Equation, cells: Mapping[Key, Cell]) -> str:
    """The printed parent; ``≈`` where it is not printed itself but follows from other scores."""
    value = equation.left.value(cells)
    return str(value) if equation.parent in cells else f"≈{_rounded(value)}"


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def _listed(form: Form, cells: Mapping[Key, Cell]) -> str:
    return numbers(f"{named((key,))} = {cells[key].value}" for key in form.weights)


def _evidence(keys: Iterable[Key], cells: Mapping[Key, Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cells[key].evidence_id for key in keys if key in cells))
