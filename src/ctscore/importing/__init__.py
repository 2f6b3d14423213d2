"""From tables of other programs to data files: reading the table, mapping it, refusing what does not fit."""
