"""Read what the text of a cell or line states: a period, a status, responsible units, a list, a date.

Takes a text and the rules of its kind, gives typed values with the problem where a text is not readable. Used by
``parse`` to decide what a column or line holds, and by ``normalise`` for the values. Never sees a document.
"""
