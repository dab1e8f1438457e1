"""Three services in one: profiles, analytics, notifications.

`python -m fakes.services PORT` serves them, each as slow as the real ones.
"""

import asyncio
import sys
from typing import Annotated, Any

import uvicorn
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request

SECONDS = 0.2

router = APIRouter()


async def think(request: Request) -> None:
    """Take some time, or fail, as the tests want it."""
    state = request.app.state
    service = request.url.path.split("/")[1]
    if service in state.broken:
        raise HTTPException(503)
    if state.together:
        await state.together.wait()
    await asyncio.sleep(state.seconds)


def answer(request: Request, service: str, usual: Any) -> Any:
    """Give the usual answer, or something else where the tests want it."""
    return {"unheard": "of"} if service in request.app.state.odd else usual


Thinking = Annotated[None, Depends(think)]


@router.get("/profiles/{user}")
async def profile(request: Request, user: int, _: Thinking) -> Any:
    return answer(request, "profiles", {"nickname": f"user {user}", "language": "en"})


@router.get("/analytics/{user}")
async def analytics(request: Request, user: int, _: Thinking) -> Any:
    return answer(request, "analytics", {"visits": 10 + user, "searches": user})


@router.get("/notifications/{user}")
async def notifications(request: Request, user: int, _: Thinking) -> Any:
    return answer(request, "notifications", [{"subject": f"Welcome, user {user}", "urgent": False}])


@router.get("/live")
async def live() -> Any:
    return {"status": "ok"}


def create_services(seconds: float = SECONDS) -> FastAPI:
    """Make services that take this long to answer."""
    app = FastAPI()
    app.state.seconds = seconds
    app.state.together = None
    app.state.broken = set()
    app.state.odd = set()
    app.include_router(router)
    return app


if __name__ == "__main__":
    uvicorn.run(create_services(), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
