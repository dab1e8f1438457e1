"""The generic part of the HTTP contract: what every entity's API has in common."""
