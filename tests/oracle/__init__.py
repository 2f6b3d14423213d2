"""An oracle in fractions and a generator of random books, written without sight of the program."""
