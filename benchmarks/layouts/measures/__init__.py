"""Drawn documents of measures, checklists and analyses, and how well their records are read."""
