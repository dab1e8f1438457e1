"""Signing in and out, and who one is."""

from fastapi import APIRouter, Depends

from api.accounts import logins, passwords
from api.accounts.dependencies import DOCUMENTED, CurrentUser, SettingsDep
from api.accounts.grants import users
from api.accounts.schemas import Login, Me, MePatch, PasswordChange, Refresh, Tokens
from api.common.conditions import Precondition, acceptable
from api.common.messages import MESSAGES
from api.common.openapi import problems
from api.common.problems import invalid
from api.common.routing import ContractRoute
from api.database import SessionDep

router = APIRouter(
    prefix="/auth",
    tags=["auth"],
    route_class=ContractRoute,
    dependencies=[Depends(acceptable)],
    responses=problems(400, 401, 406, 413, 415, 422, 429),
)


@router.post("/login", operation_id="auth_login")
async def login(session: SessionDep, settings: SettingsDep, body: Login) -> Tokens:
    """Sign in with a password."""
    return await logins.open_login(session, body, settings.token_signing_key.get_secret_value())


@router.post("/refresh", operation_id="auth_refresh")
async def refresh(session: SessionDep, settings: SettingsDep, body: Refresh) -> Tokens:
    """Renew a login; the refresh token is good for one time."""
    key = settings.token_signing_key.get_secret_value()
    return await logins.renew_login(session, body.refresh_token, key)


@router.post("/logout", operation_id="auth_logout", status_code=204)
async def logout(session: SessionDep, body: Refresh) -> None:
    """End a login, with all its tokens."""
    await logins.end_login(session, body.refresh_token)


@router.get("/me", operation_id="auth_me", dependencies=DOCUMENTED)
async def me(session: SessionDep, user: CurrentUser) -> Me:
    """Say who is signed in."""
    return await users.get(session, user.id)


@router.patch("/me", operation_id="auth_me_update", dependencies=DOCUMENTED)
async def update_me(session: SessionDep, user: CurrentUser, body: MePatch) -> Me:
    """Change what users may say of themselves."""
    return await users.update(session, user, body, Precondition())


@router.post(
    "/password/change",
    operation_id="auth_password_change",
    dependencies=DOCUMENTED,
    status_code=204,
)
async def change_password(session: SessionDep, user: CurrentUser, body: PasswordChange) -> None:
    """Set a new password and end every login of the user."""
    if not await passwords.verify(body.old_password, user.password):
        raise invalid("old_password", "format", MESSAGES["format"].format(what="password"))
    user.password = await passwords.make(body.new_password)
    await logins.end_logins(session, user)
