"""Columns of words -> roles: what each column of a table of measures, items or analyses holds, by evidence.

Takes a grid with what stands before it; gives one best reading of the whole table with its evidence, or the nearest
one. Never reads a value and never looks at a single word as a condition.
"""
