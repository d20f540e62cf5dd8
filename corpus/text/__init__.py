"""Text itself: lines, sentences, numerals, patterns kept as data."""
