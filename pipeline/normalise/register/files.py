"""Imports an official list of local governments: any CSV with a header, checked as a whole, written in one form.

Takes a file whose columns are known by the meaning of their headers (``rules/organisations/register.yml``), gives the
canonical CSV that ``load_register`` reads; never imports half a list: all mistakes are reported, or none is made.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.normalise.register.entries import COLUMNS, FULL_PREFIXES
from pipeline.normalise.register.gazetteer import Gazetteer, Place, gazetteer
from pipeline.records import OrganisationKind
from pipeline.rulebook.organisations import RegisterRules
from pipeline.thai import arabic_digits, compose, skeleton

_REQUIRED = ("code", "name", "province")


@dataclass(frozen=True, slots=True)
class RegisterMistake:
    """One thing wrong in an official list. ``line`` is the line of the file, 1 for its header."""

    line: int
    message_th: str
    message_en: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message_en}"


class RegisterError(ValueError):
    """The list cannot be imported; ``mistakes`` has all of them, in order of lines."""

    def __init__(self, mistakes: tuple[RegisterMistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(map(str, mistakes)))


def import_register(source: Path, target: Path, rules: RegisterRules) -> int:
    """Checks the list and writes it to ``target`` in one step; gives the number of organisations.

    The same list gives the same bytes, whatever the order of its rows. Raises ``RegisterError`` with every mistake,
    ``OSError`` where a file cannot be read or written.
    """
    rows, mistakes = read_register(source.read_bytes(), rules, gazetteer())
    if mistakes:
        raise RegisterError(mistakes)
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(sorted(rows, key=lambda row: row["code"]))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")
    draft.write_text(written.getvalue(), encoding="utf-8")
    draft.replace(target)
    return len(rows)


def read_register(
    data: bytes, rules: RegisterRules, places: Gazetteer
) -> tuple[list[dict[str, str]], tuple[RegisterMistake, ...]]:
    """The canonical rows of a list and everything that is wrong in it. UTF-8 (with or without BOM) or Windows-874."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp874", errors="replace")
    reader = csv.reader(io.StringIO(text, newline=""))
    columns = _columns(next(reader, []), rules)
    lacking = [name for name in _REQUIRED if name not in columns]
    if not {"kind", "prefix", "full_name"} & columns.keys():
        lacking.append("kind")
    if lacking:
        known = getattr(rules.columns, lacking[0])
        message = f"no column for {', '.join(lacking)}; a header may be: {', '.join(known)}"
        return [], (RegisterMistake(1, f"ไม่พบคอลัมน์ {', '.join(lacking)} (เช่น {', '.join(known)})", message),)
    rows: list[dict[str, str]] = []
    mistakes: list[RegisterMistake] = []
    codes: dict[str, int] = {}
    bodies: dict[tuple[str, ...], int] = {}
    for values in reader:
        line = reader.line_num
        if not any(value.strip() for value in values):
            continue
        given = {name: _clean(values[at]) if at < len(values) else "" for name, at in columns.items()}
        row, wrong = _canonical(given, rules, places)
        body = (row["kind"], skeleton(row["name"]), row["district_code"], row["province_code"])
        if row["code"] and codes.setdefault(row["code"], line) != line:
            wrong.append((f"รหัส {row['code']} ซ้ำกับบรรทัด {codes[row['code']]}",
                          f"code {row['code']} stands also in line {codes[row['code']]}"))  # fmt: skip
        if bodies.setdefault(body, line) != line:
            wrong.append((f"{row['full_name']} ซ้ำกับบรรทัด {bodies[body]}",
                          f"{row['full_name']} stands also in line {bodies[body]}"))  # fmt: skip
        mistakes += [RegisterMistake(line, thai, english) for thai, english in wrong]
        rows.append(row)
    if not rows:
        mistakes.append(RegisterMistake(1, "ไม่มีข้อมูลหน่วยงาน", "the list has no rows"))
    return rows, tuple(mistakes)


def _clean(value: str) -> str:
    return " ".join(compose(value).split())


def _columns(header: list[str], rules: RegisterRules) -> dict[str, int]:
    known = {skeleton(word): role for role in type(rules.columns).model_fields for word in getattr(rules.columns, role)}
    columns: dict[str, int] = {}
    for at, title in enumerate(header):
        role = known.get(skeleton(title))
        if role is not None:
            columns.setdefault(role, at)
    return columns


def _kind(given: dict[str, str], rules: RegisterRules) -> OrganisationKind | None:
    stated = {skeleton(given.get(name, "")) for name in ("kind", "prefix")} - {""}
    for kind, spellings in rules.kind_values.items():
        if stated & {skeleton(spelling) for spelling in spellings}:
            return kind
    full = given.get("full_name", "") or given.get("name", "")
    return next((kind for kind, prefix in FULL_PREFIXES.items() if prefix and full.startswith(prefix)), None)


def _canonical(
    given: dict[str, str], rules: RegisterRules, places: Gazetteer
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """One row in canonical form, and what is wrong with it in Thai and English."""
    wrong: list[tuple[str, str]] = []
    kind = _kind(given, rules)
    if kind is None:
        stated = given.get("kind", "") or given.get("prefix", "")
        wrong.append((f"ไม่รู้จักประเภท '{stated}'", f"unknown kind {stated!r}"))
    prefix = FULL_PREFIXES[kind] if kind else ""
    name = given["name"].removeprefix(prefix)
    if kind == "special":
        name = name.removeprefix("เมือง")
    if not name:
        wrong.append(("ไม่มีชื่อหน่วยงาน", "the name is empty"))
    code = arabic_digits(given["code"]).replace("-", "")
    if re.fullmatch("[0-9]{7}", code):
        code = "0" + code  # spreadsheets drop the first zero of the 8 digits
    if not re.fullmatch("[0-9]{8,13}", code):
        wrong.append((f"รหัส '{code}' ไม่ใช่ตัวเลข 8 หลัก", f"code {code!r} is not 8 digits"))
    province = places.province_named(given["province"].removeprefix("จังหวัด"))
    if province is None:
        wrong.append((f"ไม่รู้จักจังหวัด '{given['province']}'", f"unknown province {given['province']!r}"))
    district = _district(given.get("district", ""), province, places, wrong)
    for level, place in (("province_code", province), ("district_code", district)):
        stated = arabic_digits(given.get(level, ""))
        if place is not None and stated and stated != place.code:
            wrong.append((f"รหัส {stated} ไม่ใช่ของ {place.name} ({place.code})",
                          f"{level} {stated} is not that of {place.name} ({place.code})"))  # fmt: skip
    full_name = given.get("full_name", "") or prefix + name
    if kind and full_name != prefix + name:
        wrong.append((f"ชื่อเต็ม '{full_name}' ไม่ตรงกับ '{prefix}{name}'",
                      f"full name {full_name!r} does not agree with {prefix + name!r}"))  # fmt: skip
    values = (
        code, kind or "", name, full_name, district.code if district else "", district.name if district else "",
        province.code if province else "", province.name if province else "",
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True)), wrong


def _district(printed: str, province: Place | None, places: Gazetteer, wrong: list[tuple[str, str]]) -> Place | None:
    name = printed.removeprefix("อำเภอ").removeprefix("เขต")
    if province is None or not name:
        return None
    found = places.districts_named(name, province.code)
    if len(found) != 1:
        wrong.append((f"ไม่พบอำเภอ '{printed}' ในจังหวัด{province.name}", f"no district {printed!r} in {province.name}"))
        return None
    return found[0]
