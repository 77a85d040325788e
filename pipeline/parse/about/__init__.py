"""What a document is about: its kinds, its memo head, its years, and whether its numbers are ITA scores.

Takes a document and statements; gives kinds and statements. Never reads a number.
"""
