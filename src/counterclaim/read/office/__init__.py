"""Office files and CSV: Word documents, workbooks, tables of figures, a document a row."""
