"""A new plan suggested from what is stored, and what it covers of what the superior demands."""
