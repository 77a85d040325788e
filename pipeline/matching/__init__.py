"""Decide what a text means: which element, column or organisation it names, which value it states.

Takes texts and rules, gives meanings with their evidence; compiled once from the rulebook. Never reads a page and
never uses the text around a label: that is parsing and normalising.
"""
