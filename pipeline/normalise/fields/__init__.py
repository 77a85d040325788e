"""Fields of a statement -> typed values: cells of a row, repaired text, remarks, what is missing.

Takes the fields that parsing captured; gives values and findings of what was doubtful. What a single text states is
read in ``matching.values``.
"""
