"""A table that a migration makes anew keeps what it had."""

from decimal import Decimal
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import IntegrityError

from api.common.dialect import Number, complete
from api.common.engine import open_file
from migrations import batches

pytestmark = pytest.mark.anyio


def change(connection: Connection) -> None:
    """Drop a column of a table with all that SQLite has."""
    metadata = MetaData()
    things = Table(
        "things",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", String(20)),
        Column("large", Number(38, 3)),
        Column("old", Integer),
    )
    Index("things_name_uniq", func.lower(things.c.name), unique=True)
    Index("things_large", things.c.large)
    complete(things)
    metadata.create_all(connection)
    context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
    assert isinstance(context.impl, batches.Batches)
    with Operations(context).batch_alter_table("things") as batch:
        batch.drop_column("old")
    columns = [column["name"] for column in inspect(connection).get_columns("things")]
    assert columns == ["id", "name", "large"]
    for large in (10, 9):
        connection.execute(insert(things).values(name=f"é{large}", large=Decimal(large)))
    found = connection.scalars(select(things.c.large).order_by(things.c.large))
    assert list(found) == [Decimal(9), Decimal(10)]
    connection.execute(things.delete())
    assert connection.scalar(insert(things).values(name="a").returning(things.c.id)) == 3
    with pytest.raises(IntegrityError, match="things_name_uniq"):
        connection.execute(insert(things).values(name="A"))


@pytest.mark.filterwarnings("ignore:.*expression-based index")
async def test_a_column_is_dropped(tmp_path: Path) -> None:
    engine = open_file(f"sqlite:///{tmp_path / 'own.sqlite3'}")
    async with engine.connect() as connection:
        await connection.run_sync(change)
    await engine.dispose()
