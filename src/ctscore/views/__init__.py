"""Which columns and which words a result deserves: results in, `Document` out.

Knows Vietnamese and English; never file formats, widths or colours.
"""
