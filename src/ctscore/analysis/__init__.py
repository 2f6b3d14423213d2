"""Arithmetic and look-ups: pure functions from the book to frozen results.

Knows points, shares and names; never files, wording or screens.
"""
