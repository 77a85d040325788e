"""``ita doctor``: what this machine can and cannot do, each answer tried, none assumed."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import duckdb

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, print_json, print_table
from pipeline.cli.sql import ask
from pipeline.load.database import STORAGE_VERSION
from pipeline.normalise.register.entries import load_register
from pipeline.read.scan.installed import installed as tesseract
from pipeline.rulebook import RulesError, find_rules_dir, load_rulebook
from pipeline.run import Places
from pipeline.thai import skeleton

Answer = Literal["ok", "limited", "broken"]
# Documents that name an organisation of which no name in the data is surely theirs, and all documents.
_IN_DOUBT = """
SELECT count(*) FILTER (
    EXISTS (SELECT 1 FROM finding f WHERE f.document_id = d.document_id AND f.rule = 'organisation-by-near-name')
    OR (
        EXISTS (SELECT 1 FROM organisation_mention m
                WHERE m.document_id = d.document_id AND m.decision IN ('candidate', 'unresolved'))
        AND NOT EXISTS (SELECT 1 FROM organisation_mention m
                        WHERE m.document_id = d.document_id AND m.organisation_id = d.organisation_id
                          AND m.decision IN ('exact', 'resolved'))
    )
), count(*) FROM document d
"""
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_THAI_FONTS = ("sarabun", "garuda", "laksaman", "norasi", "loma", "waree", "notosansthai", "notoserifthai", "tlwg")


@dataclass(frozen=True, slots=True)
class Check:
    """One answer. ``limited`` is something that this machine or version has not, ``broken`` what must be mended."""

    name: str
    label: str
    answer: Answer
    detail: str


def run(text: Text, database: Path, rules_dir: Path | None, as_json: bool) -> int:
    """Prints every answer; gives the exit code, 1 where something is broken."""
    checks = list(_checks(text, database, rules_dir))
    if as_json:
        print_json({"checks": checks, "ok": all(check.answer != "broken" for check in checks)})
    else:
        rows = [(check.label, text(f"doctor.{check.answer}"), check.detail) for check in checks]
        print_table(None, (text("doctor.check"), text("doctor.answer"), ""), rows)
    return 1 if any(check.answer == "broken" for check in checks) else 0


def _checks(text: Text, database: Path, rules_dir: Path | None) -> Iterator[Check]:
    yield Check("python", text("doctor.python"), "ok", platform.python_version())
    yield Check("duckdb", text("doctor.duckdb", storage=STORAGE_VERSION), "ok", duckdb.__version__)
    yield Check("cores", text("doctor.cores"), "ok", str(len(os.sched_getaffinity(0))))
    yield _rules(text, rules_dir)
    yield _thai(text)
    yield _register(text, database)
    yield Check("pdf", text("doctor.pdf"), "ok", f"pypdfium2 {version('pypdfium2')}")
    yield Check("office", text("doctor.office"), "ok", f"lxml {version('lxml')}")
    yield _ocr(text)
    yield _fonts(text)
    yield _write(text, database)
    yield _database(text, database)


def _rules(text: Text, rules_dir: Path | None) -> Check:
    label, root = text("doctor.rules"), find_rules_dir(rules_dir)
    try:
        return Check("rules", label, "ok", f"{root}, {load_rulebook(rules_dir).hash[:12]}")
    except RulesError as error:
        return Check("rules", label, "broken", text("rules.wrong", count=len(error.mistakes), path=root))


def _thai(text: Text) -> Check:
    """Marks, digits and the places of the country, as the pipeline uses them."""
    label = text("doctor.thai")
    places = load_register(None).places
    if skeleton("ที่ ๑") != skeleton("ที 1"):
        return Check("thai", label, "broken", "skeleton")
    counts = f"{len(places.provinces)} / {len(places.districts)}"
    return Check("thai", label, "ok", f"{text('doctor.places', counts=counts)} (geothai {version('geothai')})")


def _ocr(text: Text) -> Check:
    tool = tesseract()
    if tool is None or not tool.reads_thai:
        return Check("ocr", text("doctor.ocr"), "limited", text("doctor.ocr_none"))
    return Check("ocr", text("doctor.ocr"), "ok", f"Tesseract {tool.version} ({', '.join(tool.languages)})")


def _register(text: Text, database: Path) -> Check:
    label, path = text("doctor.register"), Places.beside(database).register
    if not path.exists():
        gain = _gain(text, database)
        return Check("register", label, "limited", "; ".join([text("doctor.register_none"), *gain]))
    try:
        return Check("register", label, "ok", f"{path}: {len(load_register(path).organisations)}")
    except (OSError, ValueError) as error:
        return Check("register", label, "broken", f"{path}: {error}")


def _gain(text: Text, database: Path) -> Iterator[str]:
    """Yield what an official list would improve for the documents of the database; nothing where there is none."""
    if not database.exists():
        return
    try:
        _, _, rows = ask(database, _IN_DOUBT)
    except UserError:
        return  # the check of the database says why
    count, total = rows[0]
    if count:
        yield text("doctor.register_gain", count=count, total=total)


def _fonts(text: Text) -> Check:
    found = sorted(
        {
            path.stem
            for folder in _FONT_FOLDERS
            for path in Path(folder).expanduser().rglob("*.[ot]tf")
            if path.stem.casefold().replace("-", "").startswith(_THAI_FONTS)
        }
    )
    if not found:
        return Check("fonts", text("doctor.fonts"), "limited", text("doctor.fonts_none"))
    return Check("fonts", text("doctor.fonts"), "ok", ", ".join(found[:4]) + (" ..." if len(found) > 4 else ""))


def _write(text: Text, database: Path) -> Check:
    """Tries to write where the database goes, or where its folder would be made."""
    folder = next(one for one in database.absolute().parents if one.is_dir())
    label = text("doctor.write", path=folder)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Check("write", label, "broken", error.strerror or str(error))
    free = os.statvfs(folder)
    return Check("write", label, "ok", f"{free.f_bavail * free.f_frsize / 1e9:.1f} GB")


def _database(text: Text, database: Path) -> Check:
    label = text("doctor.database", path=database)
    if not database.exists():
        return Check("database", label, "limited", text("doctor.database_none"))
    try:
        _, _, rows = ask(database, "SELECT count(*) FROM document")
    except UserError as error:
        return Check("database", label, "broken", text(error.key, **error.values))
    return Check("database", label, "ok", text("doctor.documents", count=rows[0][0]))
