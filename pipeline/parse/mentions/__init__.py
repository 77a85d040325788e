"""Names of organisations and areas -> statements, wherever they are printed.

Takes a document and the organisation rules; gives mentions with their places. Never decides which organisation is
meant.
"""
