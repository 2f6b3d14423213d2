"""How tables become sheets of an Excel file."""

from ctscore.render.excel.sheets import excel_file

__all__ = ["excel_file"]
