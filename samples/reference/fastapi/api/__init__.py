"""The FastAPI half: the HTTP API on the tables of the domain."""
