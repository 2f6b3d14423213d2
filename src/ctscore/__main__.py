"""`python -m ctscore`."""

from ctscore.cli import main

main()
