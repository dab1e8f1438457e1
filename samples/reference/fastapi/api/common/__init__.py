"""The part of the HTTP contract that knows no table."""
