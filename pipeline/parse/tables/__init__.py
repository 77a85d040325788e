"""Tables -> statements: which columns hold what, and what each row is about.

Takes the tables of a document with what stands between them; gives statements and layout trials. Never converts a
number and never drops a table in silence.
"""
