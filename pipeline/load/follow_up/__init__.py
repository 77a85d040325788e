"""Planned measures (มาตรการที่กำหนด) and what was reported of them: links with their likeness and a decision."""

from pipeline.load.follow_up.links import Link, linked
from pipeline.load.follow_up.table import measure_links

__all__ = ["Link", "linked", "measure_links"]
