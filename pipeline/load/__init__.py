"""Loading: batches become one DuckDB file, built new, proved, then swapped in.

Takes batches, the rulebook, the register and what the run knows; gives a ``LoadSummary``. Never changes a value,
never writes into a published file, and never publishes one that it has not read back.
"""

from __future__ import annotations

from pipeline.load.build import LoadSummary, load
from pipeline.load.prove import LoadError

__all__ = ["LoadError", "LoadSummary", "load"]
