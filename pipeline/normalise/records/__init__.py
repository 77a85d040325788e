"""Statements -> records: scores, assessments, measures, items, analyses, each with its evidence.

Takes statements of one kind; gives records and findings. Never changes what was printed.
"""
