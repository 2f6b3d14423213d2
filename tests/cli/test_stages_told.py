"""What a total of a stage is, and what is said of it: never under another stage, never more than is known."""
