"""Headings, lists and labelled lines of running text -> statements: measures, OIT items, analyses of indicators.

Takes the paragraphs of a document and the rulebook; gives the statements that tables give, with the same field names.
Never reads the cells of a table, lines that a text grid has read, scores, or the values of fields.
"""
