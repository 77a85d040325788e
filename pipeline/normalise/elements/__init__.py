"""Labels -> elements of the framework: indicators, questions, items, issues, with order, code and title weighed.

Takes labels in their context; gives codes with how they were found. Never converts a score.
"""
