"""Running text -> statements: scores, levels, ranks, pass marks and analyses that sentences state.

Takes paragraphs; gives statements with exact offsets. Never reads tables and never converts a number.
"""
