"""Printed fields -> typed values: dates, periods, states, units, lists, repaired text.

Takes one field's text; gives a value and what was doubtful. Never knows the record that it belongs to.
"""
