"""Signing in and out, who one is, and how an account begins."""

from fastapi import APIRouter, BackgroundTasks, Depends, Response

from api.accounts import logins, mail, passwords, registrations, resets
from api.accounts.dependencies import DOCUMENTED, CurrentUser, SettingsDep
from api.accounts.grants import users
from api.accounts.schemas import (
    Login,
    Me,
    MePatch,
    NewAccount,
    PasswordChange,
    PasswordForgot,
    PasswordReset,
    Refresh,
    Tokens,
    Verification,
)
from api.accounts.strength import user_weakness
from api.accounts.throttles import ThrottlesDep
from api.common.conditions import Precondition, acceptable
from api.common.errors import problem
from api.common.openapi import problems
from api.common.problems import FieldProblem, Problem
from api.common.routing import FOR_BODY, ContractRoute
from api.database import SessionDep

router = APIRouter(
    prefix="/auth",
    tags=["auth"],
    route_class=ContractRoute,
    dependencies=[Depends(acceptable)],
    responses=problems(406, 429, 503),
)


@router.post("/login", operation_id="auth_login", responses={**FOR_BODY, **problems(401, 403)})
async def login(
    session: SessionDep, settings: SettingsDep, throttles: ThrottlesDep, body: Login
) -> Tokens:
    """Sign in with a password."""
    await throttles.count_caller()
    await throttles.count("login", body.username)
    key = settings.token_signing_key.get_secret_value()
    tokens = await logins.open_login(session, body, key)
    await throttles.forget("login", body.username)
    return tokens


@router.post("/refresh", operation_id="auth_refresh", responses={**FOR_BODY, **problems(401)})
async def refresh(session: SessionDep, settings: SettingsDep, body: Refresh) -> Tokens:
    """Renew a login; the refresh token is good for one time."""
    key = settings.token_signing_key.get_secret_value()
    return await logins.renew_login(session, body.refresh_token, key)


@router.post("/logout", operation_id="auth_logout", status_code=204, responses=FOR_BODY)
async def logout(session: SessionDep, body: Refresh) -> None:
    """End a login, with all its tokens."""
    await logins.end_login(session, body.refresh_token)


@router.get("/me", operation_id="auth_me", dependencies=DOCUMENTED, responses=problems(401))
async def me(session: SessionDep, user: CurrentUser) -> Me:
    """Say who is signed in."""
    return await users.get(session, user.id)


@router.patch(
    "/me",
    operation_id="auth_me_update",
    dependencies=DOCUMENTED,
    responses={**FOR_BODY, **problems(401, 403)},
)
async def update_me(session: SessionDep, user: CurrentUser, body: MePatch) -> Me:
    """Change what users may say of themselves."""
    return await users.update(session, user, body, Precondition())


@router.post(
    "/password/change",
    operation_id="auth_password_change",
    dependencies=DOCUMENTED,
    status_code=204,
    responses={**FOR_BODY, **problems(401, 403)},
)
async def change_password(
    session: SessionDep, throttles: ThrottlesDep, user: CurrentUser, body: PasswordChange
) -> None:
    """Set a new password and end every login of the user."""
    await throttles.count("login", user.email)
    errors: list[FieldProblem] = []
    if not await passwords.verify(body.old_password, user.password):
        errors.append(problem("old_password", "format", what="password"))
    weak = user_weakness(body.new_password, user)
    if weak:
        errors.append(FieldProblem(field="new_password", code="format", message=weak))
    if errors:
        raise Problem("validation", errors=errors)
    await throttles.forget("login", user.email)
    user.password = await passwords.make(body.new_password)
    await logins.end_logins(session, user)


@router.post(
    "/password/forgot",
    operation_id="auth_password_forgot",
    status_code=202,
    response_class=Response,
    responses=FOR_BODY,
)
async def forgot_password(
    session: SessionDep,
    settings: SettingsDep,
    throttles: ThrottlesDep,
    tasks: BackgroundTasks,
    body: PasswordForgot,
) -> None:
    """Write to a user who has forgotten the password; the answer does not tell who is one."""
    await throttles.count_caller()
    await throttles.count("mail", body.email)
    letter = await resets.forgot(session, settings, body.email)
    if letter:
        tasks.add_task(mail.send, settings, letter)


@router.post(
    "/password/reset",
    operation_id="auth_password_reset",
    status_code=204,
    responses=FOR_BODY,
)
async def reset_password(
    session: SessionDep, settings: SettingsDep, throttles: ThrottlesDep, body: PasswordReset
) -> None:
    """Set a new password with the token of a message, and end every login of the user."""
    await throttles.count_caller()
    await resets.reset(session, settings, body)


@router.post(
    "/register",
    operation_id="auth_register",
    status_code=202,
    response_class=Response,
    responses=FOR_BODY,
)
async def register(
    session: SessionDep,
    settings: SettingsDep,
    throttles: ThrottlesDep,
    tasks: BackgroundTasks,
    body: NewAccount,
) -> None:
    """Begin an account; the message to its address says how it goes on."""
    await throttles.count_caller()
    await throttles.count("mail", body.email)
    letter = await registrations.register(session, settings, body)
    if letter:
        tasks.add_task(mail.send, settings, letter)


@router.post(
    "/verify-email",
    operation_id="auth_verify_email",
    status_code=204,
    responses=FOR_BODY,
)
async def verify_email(session: SessionDep, throttles: ThrottlesDep, body: Verification) -> None:
    """Make a user of a registration with the token of its message."""
    await throttles.count_caller()
    await registrations.verify(session, body.token)
