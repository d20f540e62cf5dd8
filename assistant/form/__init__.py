"""A plan as a Word file in official form, and any Word file against that form."""
