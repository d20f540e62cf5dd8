"""Bodies and units: their names in a text, and who belongs to whom."""
