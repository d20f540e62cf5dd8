"""Text -> the parts of a document: letterhead, outline, tables, footnotes, closing."""
