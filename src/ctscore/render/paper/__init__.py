"""How a `Paper` looks in each format: one module a format, each giving the bytes of a file.

The same paper always gives the same bytes.
"""
