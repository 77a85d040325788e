"""Tables -> statements: what each column holds, by evidence, and what each row is about.

Takes the tables and grids of a document with the paragraphs between them; gives statements and layout trials. Never
converts a number and never drops a table without a finding.
"""
