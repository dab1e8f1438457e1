"""Actions on rows: each sets some fields, and is behind the permission of its name."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from api.common.conditions import Precondition
from api.common.openapi import problems
from api.common.problems import Problem
from api.common.resource import Resource
from api.common.tables import Base

ModelT = TypeVar("ModelT", bound=Base)
RowT = TypeVar("RowT", bound=BaseModel)

FOR_ACTION: Final = problems(404, 409, 412)


class Action(Generic[ModelT, RowT]):
    """What can be done with a row, read-only fields included."""

    def __init__(
        self,
        rows: Resource[ModelT, RowT],
        values: Mapping[str, Any],
        when: ColumnElement[bool] | None = None,
        *,
        callers: Sequence[str] = (),
    ) -> None:
        """Take what the fields get (a function is asked for it each time), and which rows fit.

        The references among `callers` get whoever does it.
        """
        self.rows = rows
        self.values = values
        self.when = true() if when is None else when
        self.callers = callers

    async def run(
        self, session: AsyncSession, row: ModelT, match: Precondition, caller: int | None = None
    ) -> RowT:
        """Do it with a row that is held, if that is in the state that this needs."""
        await self.rows.check_match(session, row, match)
        fits = select(self.rows.key).where(self.rows.key == row.id, self.when)
        if await session.scalar(fits) is None:
            raise Problem("conflict")
        if caller is None and any(not self.rows.column(name).nullable for name in self.callers):
            # Somebody must be named, and nobody is signed in.
            raise Problem("unauthenticated")
        values: dict[str, Any] = dict.fromkeys(self.callers, caller)
        for name, value in self.values.items():
            values[name] = value() if callable(value) else value
        return await self.rows.write(session, row, Precondition(), values)
