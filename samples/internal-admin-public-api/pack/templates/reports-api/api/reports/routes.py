"""The routes of the reports."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.accounts.dependencies import DOCUMENTED, STAFF
from api.common.conditions import acceptable
from api.common.openapi import problems
from api.common.routing import ContractRoute
from api.database import SessionDep
from api.reports import queries
from api.reports.schemas import TopCustomers, TopCustomersQuery

router = APIRouter(
    prefix="/reports",
    tags=["reports"],
    route_class=ContractRoute,
    dependencies=[*DOCUMENTED, Depends(acceptable), *STAFF],
    responses=problems(401, 403, 406, 422, 429, 503),
)


@router.get("/top-customers", operation_id="reports_top_customers")
async def top_customers(
    session: SessionDep, query: Annotated[TopCustomersQuery, Query()]
) -> TopCustomers:
    """Give those who spent most since a day."""
    items = await queries.top_customers(session, query.since, query.limit)
    return TopCustomers(items=items)
