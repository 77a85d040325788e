"""Mentions -> organisations: which organisation a document reports on, and which its rows and columns are about.

Takes mention statements and a register; gives decisions with their clues. Never guesses below the margin.
"""
