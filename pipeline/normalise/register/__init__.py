"""The official list of bodies and the list of places, made ready for look-up.

Takes a register file or the places of a package; gives entries by area, kind and name. Never reads a report.
"""
