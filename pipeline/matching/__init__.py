"""What a text means: which element, column or organisation it names. Compiled once from the rulebook.

Takes texts and rules, gives meanings with their evidence; stages ask it, it never asks them. Never reads a page, never
converts a number and never decides with what stands around a text: that is parsing and normalising.
"""
