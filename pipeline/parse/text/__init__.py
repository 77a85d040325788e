"""Running text -> statements: scores, levels, ranks, and pass marks that sentences state.

Takes paragraphs; gives statements with exact offsets. Never reads tables and never converts a number.
"""
