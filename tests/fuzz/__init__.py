"""Files that nobody would write on purpose: whatever stands in a data file, it is read and told about.

`CTSCORE_FUZZ=20000 pytest tests/fuzz` tries so many random inputs in each test instead of a few fixed ones.
"""
