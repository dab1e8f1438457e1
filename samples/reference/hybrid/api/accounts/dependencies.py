"""Who is calling, and what that lets them do."""

from typing import Annotated, Final

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from api.accounts import tokens
from api.accounts.django_session import SESSION_COOKIE, session_user
from api.accounts.models import User
from api.accounts.queries import token_user
from api.common.conditions import acceptable
from api.common.messages import WRONG_TOKEN
from api.common.problems import Problem
from api.database import SessionDep
from api.settings import Settings


async def request_settings(request: Request) -> Settings:
    """The settings of the application that answers.

    Asynchronous, as every dependency here: FastAPI would call it in a thread otherwise.
    """
    settings: Settings = request.app.state.settings
    return settings


SettingsDep = Annotated[Settings, Depends(request_settings)]


DOCUMENTED: Final = [
    Security(HTTPBearer(bearerFormat="JWT", scheme_name="bearer", auto_error=False)),
    Security(APIKeyCookie(name=SESSION_COOKIE, scheme_name="session", auto_error=False)),
]


async def current_user(request: Request, session: SessionDep, settings: SettingsDep) -> User:
    """Find who calls: by a bearer token, else by Django's session.

    A token that is wrong does not fall back to the session.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        claims = tokens.read(token.strip(), settings.token_signing_key.get_secret_value())
        user = await token_user(session, claims) if claims else None
        if user is None:
            raise Problem("unauthenticated", WRONG_TOKEN)
        return user
    user = await session_user(request, session, settings.secret_key.get_secret_value())
    if user is None:
        raise Problem("unauthenticated")
    return user


CurrentUser = Annotated[User, Depends(current_user)]


async def editor(user: CurrentUser) -> User:
    """Find who calls, if they may change rows."""
    if not (user.is_superuser or user.is_staff):
        raise Problem("forbidden")
    return user


READERS: Final = [*DOCUMENTED, Depends(acceptable), Depends(current_user)]
EDITORS: Final = [*DOCUMENTED, Depends(acceptable), Depends(editor)]
STAFF: Final = [Depends(editor)]
