"""Thai script: digits, marks, numbers and the skeletons that spellings are compared by.

Takes and gives plain strings; never touches a page's text, never knows a rule or a year.
"""

from __future__ import annotations

from pipeline.thai.script import arabic_digits, compose, skeleton

__all__ = ["arabic_digits", "compose", "skeleton"]
