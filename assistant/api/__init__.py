"""The HTTP API of the assistant."""
