"""``datapackage.json`` (Frictionless Data Package, version 1): what each file holds, column by column.

Takes the relations and the folder that holds their files, gives the descriptor; no clock enters it, so that equal data
give equal bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.export.place import NAME, digest
from pipeline.export.source import Column, Relation, Versions

Json = dict[str, object]

_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "DECIMAL": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
_MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_DESCRIPTION = (
    "ฐานข้อมูลผลการประเมินคุณธรรมและความโปร่งใส (ITA) จากรายงานที่หน่วยงานเผยแพร่ ทุกตัวเลขมีหลักฐานว่าอยู่ที่ใดในเอกสาร"
    " ในไฟล์ CSV ข้อความที่ขึ้นต้นด้วย = + - @ มี ' นำหน้าเพื่อไม่ให้โปรแกรมตารางคำนวณถือเป็นสูตร ไฟล์ Parquet เป็นข้อความเดิมทุกตัวอักษร | "
    "Results of the Integrity and Transparency Assessment (ITA), read from reports that Thai public bodies published; "
    "every number has evidence of where it stands. In CSV, text that begins with = + - @ has an apostrophe before it, "
    "so that no spreadsheet runs it as a formula; Parquet has every text as it is. Figures and wording of the reports "
    "are those of the bodies that published them; the licences are those of this project and of its list of places."
)
_LICENCES = [
    {
        "name": "Apache-2.0",
        "title": "Apache License 2.0 (ITA pipeline: structure, rules, framework tables, findings)",
        "path": "https://www.apache.org/licenses/LICENSE-2.0",
    },
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 (GeoThai: districts and provinces of organisations)",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
]


def described(folder: Path, tables: Sequence[tuple[Relation, str]], others: Sequence[str], versions: Versions) -> Json:
    """The descriptor of everything in the folder.

    Args:
        folder: Where the files stand.
        tables: Each relation with the path of a file of it, below the folder.
        others: Paths of files that are not one table (the workbook).
        versions: What the data were made by.
    """
    plain = {relation.name for relation, path in tables if path.endswith(".csv")}
    resources = [_resource(folder, relation, path, plain) for relation, path in tables]
    resources += [
        {"profile": "data-resource", "type": "file", "name": Path(path).stem + "-xlsx", **_file(folder, path)}
        for path in others
    ]
    return {
        "profile": "data-package",
        "name": NAME,
        "title": "ผลการประเมิน ITA | Results of the Thai Integrity and Transparency Assessment",
        "description": _DESCRIPTION,
        "version": versions.pipeline_version,
        "ita": {
            "run_id": versions.run_id,
            "run_finished_at": versions.finished_at,
            "pipeline_version": versions.pipeline_version,
            "rulebook_hash": versions.rulebook_hash,
        },
        "licenses": _LICENCES,
        "resources": resources,
    }


def _resource(folder: Path, relation: Relation, path: str, plain: set[str]) -> Json:
    """A table in one format. CSV has the plain name where both formats are there; keys stay within a format."""
    is_csv = path.endswith(".csv")
    suffix = "-parquet" if not is_csv and plain else ""
    return {
        "profile": "tabular-data-resource" if is_csv else "data-resource",
        # validators read Parquet through types of their own (a list as an array, no number as NaN): a file to them
        **({} if is_csv else {"type": "file"}),
        "name": relation.name + suffix,
        "description": relation.comment,
        **_file(folder, path),
        **({"encoding": "utf-8", "dialect": {"delimiter": ",", "doubleQuote": True, "header": True}} if is_csv else {}),
        "schema": _schema(relation, suffix),
    }


def _file(folder: Path, path: str) -> Json:
    form = Path(path).suffix.removeprefix(".")
    return {
        "path": path,
        "format": form,
        "mediatype": _MEDIA_TYPES[form],
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{digest(folder / path)}",
    }


def _schema(relation: Relation, suffix: str) -> Json:
    schema: Json = {"fields": [_field(column, relation.key) for column in relation.columns], "missingValues": [""]}
    if relation.key:
        schema["primaryKey"] = list(relation.key)
    if relation.references:
        schema["foreignKeys"] = [
            {
                "fields": one.columns.split(", "),
                "reference": {"resource": one.target + suffix, "fields": one.keys.split(", ")},
            }
            for one in relation.references
        ]
    return schema


def _field(column: Column, key: tuple[str, ...]) -> Json:
    kind = "array" if column.type_.endswith("[]") else _TYPES[column.type_.partition("(")[0]]
    field: Json = {"name": column.name, "type": kind, "description": column.comment}
    # CSV readers take empty text for no value: only where a text is never empty can it be required
    if column.is_required and (kind != "string" or column.name in key):
        field["constraints"] = {"required": True}
    return field
