"""Whether the process lives, and whether it can work."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from api.accounts.models import User
from api.common.problems import ProblemDocument
from api.database import SessionDep

router = APIRouter(prefix="/health", tags=["health"])


class Health(BaseModel):
    """All is well; anything else is a problem document."""

    status: str = "ok"


@router.get("/live", operation_id="health_live")
async def live() -> Health:
    """Answer as long as the process runs."""
    return Health()


@router.get("/ready", operation_id="health_ready", responses={503: {"model": ProblemDocument}})
async def ready(session: SessionDep) -> Health:
    """Answer when the database with its tables does."""
    await session.execute(select(User.id).limit(1))
    return Health()
