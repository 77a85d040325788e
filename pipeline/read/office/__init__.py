"""Office Open XML: DOCX and XLSX files, read straight from their parts.

Takes the bytes of a ZIP package, gives the same ``Reading`` as every reader. Never runs, fetches or expands anything:
macros, links and entities are left alone, and every part is unpacked within limits.
"""
