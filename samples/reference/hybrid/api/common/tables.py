"""SQLAlchemy's side of tables as Django makes them."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, cast

from sqlalchemy import (
    BigInteger,
    Column,
    Constraint,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase

MAXIMUM_NAME: Final = 63

OnDelete = Literal["cascade", "protect", "restrict", "set_null"]


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


def index_name(constraint: Index, table: Table) -> str:
    """Name the index of a column."""
    return django_name(table.name, [column.name for column in constraint.columns], "")


def foreign_key_name(constraint: Constraint, table: Table) -> str:
    """Name the constraint of a reference."""
    keys = cast("ForeignKeyConstraint", constraint)
    target = keys.elements[0].target_fullname.replace(".", "_")
    return django_name(table.name, keys.column_keys, f"_fk_{target}")


def unique_name(constraint: Constraint, table: Table) -> str:
    """Name what PostgreSQL itself names: the constraint of a unique column."""
    (column,) = cast("UniqueConstraint", constraint).columns.keys()
    room = MAXIMUM_NAME - len("__key")
    owner = table.name
    while len(owner) + len(column) > room:
        if len(owner) > len(column):
            owner = owner[:-1]
        else:
            column = column[:-1]
    return f"{owner}_{column}_key"


class Base(DeclarativeBase):
    """The models, all of them on tables that Django would make just so."""

    metadata = MetaData(
        naming_convention={
            "django_index": index_name,
            "django_foreign_key": foreign_key_name,
            "postgresql_key": unique_name,
            "uq": "%(postgresql_key)s",
            "ix": "%(django_index)s",
            "fk": "%(django_foreign_key)s",
        }
    )
    type_annotation_map: ClassVar = {int: BigInteger, dt.datetime: DateTime(timezone=True)}

    if TYPE_CHECKING:
        id: Any  # each entity has its own kind of key

    def __init_subclass__(cls, **options: Any) -> None:
        """Add the indexes that let PostgreSQL answer LIKE with an indexed text."""
        super().__init_subclass__(**options)
        add_like_indexes(table_of(cls))


def add_like_indexes(table: Table) -> None:
    """Add Django's second index to each text column that has one for itself."""
    for column in table.columns:
        if isinstance(column.type, String) and (
            column.primary_key or column.unique or column.index
        ):
            kind = "text" if isinstance(column.type, Text) else "varchar"
            Index(
                django_name(table.name, [column.name], "_like"),
                column,
                postgresql_ops={column.name: f"{kind}_pattern_ops"},
            )


def foreign_key(target: str, on_delete: OnDelete) -> ForeignKey:
    """Refer to a column as Django does: checked at COMMIT, with the rule kept by the code.

    The rule is none of PostgreSQL's: `api.common.deletion` reads and follows it.
    """
    return ForeignKey(target, deferrable=True, initially="DEFERRED", info={"on_delete": on_delete})


def table_of(model: type[Base]) -> Table:
    """Give the table of a model."""
    return cast("Table", model.__table__)


def today() -> dt.date:
    """This day, in UTC."""
    return now().date()


def now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


def join_table(name: str, owner: tuple[str, str], target: tuple[str, str]) -> Table:
    """Make the table behind a list of references: its own key, and one row for each pair.

    Both ends are given as the name of the column and the column that it refers to.
    """
    columns: list[Column[Any]] = [
        Column(column, foreign_key(key, "cascade"), nullable=False, index=True)
        for column, key in (owner, target)
    ]
    return Table(
        name,
        Base.metadata,
        Column("id", BigInteger, Identity(), primary_key=True),
        *columns,
        UniqueConstraint(
            *(column.name for column in columns),
            name=django_name(name, [column.name for column in columns], "_uniq"),
        ),
    )
