"""What a document is about: its kinds, its memo head, the years that it names.

Takes a document; gives kinds and statements. Never reads scores.
"""
