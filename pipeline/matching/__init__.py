"""Decide what a text means: which element, column or organisation it names. Compiled once from the rulebook.

Takes texts and rules, gives meanings with their evidence. Never reads a page, never converts a number and never uses
the text around a label: that is parsing and normalising.
"""
