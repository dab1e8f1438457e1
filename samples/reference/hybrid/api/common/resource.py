"""Reading and writing the rows of one entity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, Generic, TypeVar

from fastapi import Request
from pydantic import BaseModel
from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Table,
    bindparam,
    func,
    insert,
    inspect,
    null,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import flag_modified

from api.common.conditions import Precondition
from api.common.cursor import Criterion, behind, decode, encode
from api.common.deletion import delete_rows
from api.common.dialect import listed
from api.common.listing import GENERAL, LOOKUPS, ListQuery, given, matches, spelling
from api.common.problems import Problem
from api.common.references import check_references
from api.common.schemas import Page, Schema
from api.common.tables import Base, now, table_of

ModelT = TypeVar("ModelT", bound=Base)
RowT = TypeVar("RowT", bound=BaseModel)

# Orders and lengths of lists whose statements are kept.
MAXIMUM_PAGES: Final = 200


@dataclass(frozen=True)
class Join:
    """The two columns of a join table: whose list it is, and what is in the list."""

    source: Table | type[Base]
    owner_name: str
    target_name: str

    @property
    def table(self) -> Table:
        """The join table."""
        return self.source if isinstance(self.source, Table) else table_of(self.source)

    @property
    def owner(self) -> Column[Any]:
        """The column of the row that has the list."""
        return self.table.c[self.owner_name]

    @property
    def target(self) -> Column[Any]:
        """The column of the rows in the list."""
        return self.table.c[self.target_name]

    def keys(self, key: Column[Any]) -> ColumnElement[Any]:
        """Select the sorted list that belongs to a row."""
        return listed(select(self.target).where(self.owner == key))

    def holds(self, key: Column[Any], values: Sequence[Any]) -> ColumnElement[bool]:
        """Hold for the rows whose list has one of the values."""
        return key.in_(select(self.owner).where(self.target.in_(values)))


class Resource(Generic[ModelT, RowT]):
    """An entity as the API shows it: each field of `row` is a column, a reference or a join."""

    def __init__(
        self,
        model: type[ModelT],
        row: type[RowT],
        *,
        joins: Mapping[str, Join] | None = None,
        computed: Mapping[str, ColumnElement[Any]] | None = None,
        order: str = "",
        search: Sequence[str] = (),
        callers: Sequence[str] = (),
    ) -> None:
        self.model = model
        self.row = row
        self.names = tuple(row.model_fields)
        self.joins = joins or {}
        self.computed = computed or {}
        self.order = order
        self.callers = callers
        self.table = table_of(model)
        self.columns = inspect(model).columns
        self.key = self.columns.id
        self.search = [self.column(name) for name in search]
        self.first_page = lru_cache(maxsize=MAXIMUM_PAGES)(self.make_first_page)

    def attribute(self, name: str) -> str:
        """Give the name of the attribute behind a field."""
        return name if name in self.columns else f"{name}_id"

    def column(self, name: str) -> Column[Any]:
        """Give the column behind a field."""
        return self.columns[self.attribute(name)]

    @cached_property
    def rows(self) -> Select[Any]:
        """Select rows by their columns: several times as fast as by entities.

        Made once, since SQLAlchemy needs long to make a statement, and to know one again.
        """
        return select(*(self.selected(name).label(name) for name in self.row.model_fields))

    @cached_property
    def one(self) -> Select[Any]:
        """Select the row with a key."""
        return self.rows.where(self.key == bindparam("key"))

    def selected(self, name: str) -> ColumnElement[Any]:
        """Give what a field of the row is selected from."""
        if name in self.joins:
            return self.joins[name].keys(self.key)
        return self.computed[name] if name in self.computed else self.column(name)

    async def page(self, session: AsyncSession, request: Request, query: ListQuery) -> Page[RowT]:
        """Give one page of the list that a client asks for."""
        asked = given(query)
        order = asked.get("order", self.order)
        criteria = self.criteria(order)
        spelled = spelling(request, order)
        conditions = [
            self.condition(name, value) for name, value in asked.items() if name not in GENERAL
        ]
        if term := asked.get("search"):
            conditions.append(matches(term, self.search))
        statement = self.first_page(order, query.limit)
        if query.cursor is not None:
            place = decode(query.cursor, spelled, criteria)
            statement = statement.where(behind(criteria, place))
        if conditions:
            statement = statement.where(*conditions)
        found = (await session.execute(statement)).all()
        items = [self.made(values) for values in found]
        page = Page[RowT](items=items[: query.limit], next=None)
        if len(items) > query.limit:
            page.next = encode(spelled, criteria, page.items[-1].model_dump(mode="json"))
        if query.count:
            counting = select(func.count()).select_from(self.table).where(*conditions)
            page.count = await session.scalar(counting) or 0
        return page

    def make_first_page(self, order: str, limit: int) -> Select[Any]:
        """Select the first rows of a list, and one more to see whether there are further ones."""
        clauses = (criterion.clause for criterion in self.criteria(order))
        return self.rows.order_by(*clauses).limit(limit + 1)

    def made(self, values: Sequence[Any]) -> RowT:
        """Make a row of what was selected."""
        return self.row.model_validate(dict(zip(self.names, values, strict=True)))

    def criteria(self, order: str) -> list[Criterion]:
        """Turn an order into what a list is sorted by; the key is always last."""
        return [self.criterion(name) for name in [*filter(None, order.split(",")), "id"]]

    def criterion(self, name: str) -> Criterion:
        """Turn a name, with its sign, into a criterion to sort by."""
        field = name.removeprefix("-")
        return Criterion(field, self.column(field), descending=field != name)

    def condition(self, name: str, value: Any) -> ColumnElement[bool]:
        """Turn a filter into SQL."""
        field, _, lookup = name.partition("__")
        if field in self.joins:
            return self.joins[field].holds(self.key, value if lookup == "in" else [value])
        return LOOKUPS[lookup](self.column(field), value)

    async def get(self, session: AsyncSession, key: object) -> RowT:
        """Give a row as it is now."""
        found = (await session.execute(self.one, {"key": key})).one_or_none()
        if found is None:
            raise Problem("not-found")
        return self.made(found)

    async def lock(self, session: AsyncSession, key: object) -> ModelT:
        """Give a row that is about to change; nobody else changes it meanwhile."""
        row = await session.get(self.model, key, with_for_update=True)
        if row is None:
            raise Problem("not-found")
        return row

    async def create(self, session: AsyncSession, body: Schema, caller: object = None) -> RowT:
        """Make a row of a body, the fields that default to the caller included."""
        await check_references(session, body)
        names = set(type(body).model_fields) | set(self.callers)
        fields = self.values(body, names, caller)
        row = self.model(
            **{
                self.attribute(name): self.stored(name, value)
                for name, value in fields.items()
                if name not in self.joins
            }
        )
        session.add(row)
        await session.flush()
        return await self.finish(session, row, fields)

    def stored(self, name: str, value: Any) -> Any:
        """Give a value for a new row: SQLAlchemy takes a bare None for one that was not given."""
        return null() if value is None and self.column(name).default is not None else value

    async def replace(
        self,
        session: AsyncSession,
        row: ModelT,
        body: Schema,
        match: Precondition,
        caller: object = None,
    ) -> RowT:
        """Give a row all values of a body, its defaults included."""
        await check_references(session, body)
        fields = self.values(body, set(type(body).model_fields), caller)
        return await self.write(session, row, match, fields)

    async def update(
        self, session: AsyncSession, row: ModelT, body: Schema, match: Precondition
    ) -> RowT:
        """Give a row the values that a body has, and no others."""
        await check_references(session, body)
        fields = self.values(body, body.model_fields_set)
        return await self.write(session, row, match, fields)

    def values(self, body: Schema, names: set[str], caller: object = None) -> dict[str, Any]:
        """Give the values of the named fields."""
        defaults = dict.fromkeys(self.callers, caller)
        return {
            name: defaults[name]
            if name in defaults and name not in body.model_fields_set
            else getattr(body, name)
            for name in names
        }

    async def write(
        self,
        session: AsyncSession,
        row: ModelT,
        match: Precondition,
        fields: Mapping[str, Any],
    ) -> RowT:
        """Set fields of a row."""
        await self.check_match(session, row, match)
        for name in fields.keys() - self.joins.keys():
            setattr(row, self.attribute(name), fields[name])
            # SQLAlchemy takes `false` and `0` for the same, which JSON does not.
            flag_modified(row, self.attribute(name))
        for name in {"updated_at"} & set(self.columns.keys()):
            setattr(row, name, now())
        await session.flush()
        return await self.finish(session, row, fields)

    async def delete(self, session: AsyncSession, row: ModelT, match: Precondition) -> None:
        """Delete a row as Django would."""
        await self.check_match(session, row, match)
        await delete_rows(session, self.table, {row.id})

    async def check_match(self, session: AsyncSession, row: ModelT, match: Precondition) -> None:
        """Refuse to change a row that is not the one that the client has seen."""
        if match.given is not None:
            match.check(await self.get(session, row.id))

    async def finish(self, session: AsyncSession, row: ModelT, fields: Mapping[str, Any]) -> RowT:
        """Write the joins among the fields, then read the row back as the database has it."""
        for name, join in self.joins.items():
            if name in fields:
                await self.write_join(session, join, row.id, set(fields[name]))
        return await self.get(session, row.id)

    async def write_join(
        self, session: AsyncSession, join: Join, key: object, targets: set[Any]
    ) -> None:
        """Make a join list hold just these keys; what stays keeps its row."""
        found = await session.scalars(select(join.target).where(join.owner == key))
        before = set(found)
        if gone := before - targets:
            unwanted = select(join.table.c.id).where(join.owner == key, join.target.in_(gone))
            await delete_rows(session, join.table, set(await session.scalars(unwanted)))
        if added := targets - before:
            await session.execute(
                insert(join.table),
                [{join.owner.name: key, join.target.name: target} for target in sorted(added)],
            )
