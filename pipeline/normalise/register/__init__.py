"""The official list of organisations and the list of places, indexed for look-up.

Takes a register file or the places of a package; gives entries by area, kind and name. Never reads a report.
"""
