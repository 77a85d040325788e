"""Plain text as grids: columns made by spaces, labels beside, above or below their values.

Takes the paragraphs between two tables, gives regions with every plausible reading as a table of slices of the text.
Never decides what a cell means or which reading is right, and gives none for running text.
"""

from pipeline.parse.grids.model import Region, TextGrid
from pipeline.parse.grids.regions import grid_regions
from pipeline.parse.grids.spaced import spaced_regions

__all__ = ["Region", "TextGrid", "grid_regions", "spaced_regions"]
