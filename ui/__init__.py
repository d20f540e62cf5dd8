"""The Vietnamese page. It speaks to the assistant over HTTP only."""
