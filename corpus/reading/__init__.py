"""Bytes of a file -> its text: formats, encodings, tables as rows, wrapped lines joined."""
