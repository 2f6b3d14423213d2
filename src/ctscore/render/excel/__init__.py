"""Files of Excel: tables and workbooks as sheets, papers."""
