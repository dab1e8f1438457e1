"""Names of indexes and constraints, as Django makes them."""

import hashlib
from collections.abc import Sequence
from typing import Final

MAXIMUM_NAME: Final = 63


def django_name(table: str, columns: Sequence[str], suffix: str) -> str:
    """Name an index or a constraint as `BaseDatabaseSchemaEditor._create_index_name` does."""
    digest = hashlib.md5(usedforsecurity=False)
    for part in (table, *columns):
        digest.update(part.encode())
    suffix = f"{digest.hexdigest()[:8]}{suffix}"
    joined = "_".join(columns)
    name = f"{table}_{joined}_{suffix}"
    if len(name) <= MAXIMUM_NAME:
        return name
    suffix = suffix[: MAXIMUM_NAME // 3]
    room = (MAXIMUM_NAME - len(suffix)) // 2 - 1
    name = f"{table[:room]}_{joined[:room]}_{suffix}"
    return f"D{name[:-1]}" if name[0] == "_" or name[0].isdigit() else name
