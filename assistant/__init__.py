"""Questions become answers with sources: understanding, answering, verification, command line and HTTP API."""
