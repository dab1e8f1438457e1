"""One answer out of three services, which are asked at once."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable
from contextlib import asynccontextmanager
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, FastAPI, Request
from httpx import HTTPError
from pydantic import ValidationError

from api.accounts.dependencies import DOCUMENTED, CurrentUser
from api.common.conditions import acceptable
from api.common.openapi import problems
from api.common.routing import ContractRoute
from api.database import SessionDep
from api.overview.schemas import Overview
from api.overview.services import HttpServices, Services, create_client

T = TypeVar("T")

logger = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Hold the connections to the services."""
    async with create_client(app.state.settings) as client:
        app.state.services = HttpServices(client)
        yield


router = APIRouter(
    prefix="/overview",
    tags=["overview"],
    route_class=ContractRoute,
    dependencies=[*DOCUMENTED, Depends(acceptable)],
    responses=problems(401, 406, 429, 503),
    lifespan=lifespan,
)


def request_services(request: Request) -> Services:
    """The services that the application asks."""
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(request_services)]


@router.get("", operation_id="overview")
async def overview(services: ServicesDep, session: SessionDep, user: CurrentUser) -> Overview:
    """Gather what the services say of the caller; it takes as long as the slowest of them."""
    key = user.id
    # While others think, this request holds no connection to the database.
    await session.commit()
    profile, analytics, notifications = await asyncio.gather(
        optional(services.profile(key)),
        optional(services.analytics(key)),
        optional(services.notifications(key)),
    )
    answers = {"profile": profile, "analytics": analytics, "notifications": notifications}
    return Overview(
        profile=profile,
        analytics=analytics,
        notifications=notifications,
        missing=[name for name, answer in answers.items() if answer is None],
    )


async def optional(answer: Awaitable[T]) -> T | None:
    """Wait for an answer, and do without it when the service fails."""
    try:
        return await answer
    except (HTTPError, ValidationError) as error:
        logger.warning("A service did not answer: %r", error)
        return None
