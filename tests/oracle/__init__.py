"""An oracle in fractions and a generator of random books, written from the text alone, without sight of the program."""
