"""The HTTP API, in FastAPI, on the tables of the domain."""
