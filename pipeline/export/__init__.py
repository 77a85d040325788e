"""Exporting: the published database as files that other programs and people take.

Takes the path of a database, gives a folder of Parquet, CSV and one workbook with their ``datapackage.json``; never
changes the database, and never touches a file that is not an export's.
"""

from __future__ import annotations

from pipeline.export.export import FORMATS, Exported, export
from pipeline.export.place import PlaceError
from pipeline.export.tables import harmless

__all__ = ["FORMATS", "Exported", "PlaceError", "export", "harmless"]
