"""SQLAlchemy's side of tables as Django makes them."""

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase

from api.common import dialect
from api.common.naming import django_name

OnDelete = Literal["cascade", "protect", "restrict", "set_null"]


def index_name(constraint: Index, table: Table) -> str:
    """Name the index of a column."""
    return django_name(table.name, [column.name for column in constraint.columns], "")


class Base(DeclarativeBase):
    """The models, all of them on tables that Django would make just so."""

    metadata = MetaData(
        naming_convention={
            "django_index": index_name,
            "ix": "%(django_index)s",
            **dialect.NAMES,
        }
    )
    type_annotation_map: ClassVar = dialect.TYPES

    if TYPE_CHECKING:
        id: Any  # each entity has its own kind of key

    def __init_subclass__(cls, **options: Any) -> None:
        """Add what Django makes of its own."""
        super().__init_subclass__(**options)
        dialect.complete(table_of(cls))


def foreign_key(target: str, on_delete: OnDelete) -> ForeignKey:
    """Refer to a column as Django does: checked at COMMIT, with the rule kept by the code.

    The rule is none of the database's: `api.common.deletion` reads and follows it.
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
    table = Table(
        name,
        Base.metadata,
        dialect.key_column(),
        *columns,
        UniqueConstraint(
            *(column.name for column in columns),
            name=django_name(name, [column.name for column in columns], "_uniq"),
        ),
    )
    dialect.complete(table)
    return table
