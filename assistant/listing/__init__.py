"""Lists of what the stored documents ask of whom."""
