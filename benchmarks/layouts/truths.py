"""The truth of a drawn document as plain values for a JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from benchmarks.layouts.measures.truth import RecordPage
from benchmarks.layouts.records import Drawn


def truth_of(drawn: Drawn) -> dict[str, Any]:
    """Return the truth of a document of scores."""
    fault = drawn.fault
    return {
        "family": drawn.family, "kind": drawn.kind, "form": drawn.form, "traits": list(drawn.traits),
        "facts": [
            [fact.organisation.full_name, fact.organisation.province, fact.year, *fact.key, str(fact.value)]
            for fact in drawn.facts
        ],
        "fault": None if fault is None else {
            "name": fault.name, "provable": fault.provable, "parents": [list(key) for key in fault.parents],
            "cells": [[*key, str(right)] for key, right in fault.cells],
        },
    }  # fmt: skip


def record_truth_of(page: RecordPage) -> dict[str, Any]:
    """Return the truth of a document of records: fields that are not stated are left out."""
    return {
        "family": page.family, "kind": page.kind, "form": page.form, "traits": list(page.traits),
        "organisation": page.organisation.full_name, "date": _plain(page.dated),
        "measures": [_stated(asdict(measure)) for measure in page.measures],
        "items": [_stated(asdict(item)) for item in page.items],
        "analyses": [_stated(asdict(analysis)) for analysis in page.analyses],
    }  # fmt: skip


def _stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in fields.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
