"""Tables that are made anew keep what they had."""

from typing import Any

from alembic.ddl.sqlite import SQLiteImpl
from sqlalchemy import MetaData, Table, Text, text

from api.common.dialect import Number

INDEXES = text(
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :name AND sql > ''"
)


class Batches(SQLiteImpl):
    """Alembic's way with SQLite; what SQLAlchemy does not read from a file is kept here."""

    __dialect__ = "sqlite"
    lost: tuple[str, ...] = ()

    def prep_table_for_batch(self, batch_impl: Any, table: Table) -> None:
        """Give the new table its collations, and keys that never come again."""
        metadata: MetaData = self.context_opts["target_metadata"]
        model = metadata.tables.get(table.name)
        for column in batch_impl.new_table.columns:
            known = model.columns.get(column.name) if model is not None else None
            wanted = known.type if known is not None else None
            if isinstance(wanted, Number) and isinstance(column.type, Text):
                column.type = wanted.plain
        batch_impl.new_table.dialect_options["sqlite"]["autoincrement"] = True
        if self.connection:
            read = {index.name for index in table.indexes}
            found = self.connection.execute(INDEXES, {"name": table.name})
            self.lost = tuple(sql for name, sql in found if name not in read)

    def rename_table(self, *names: Any, **options: Any) -> None:
        """Make the indexes over expressions again, when the new table has its name."""
        super().rename_table(*names, **options)
        for sql in self.lost:
            self.execute(sql)
        self.lost = ()
