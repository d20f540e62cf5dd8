"""Makes test documents in every format from one description, so that no binary file is kept."""
