"""Signing in, which Django answers: the OpenAPI document describes both halves."""

from fastapi import APIRouter, Response

from api.accounts.dependencies import DOCUMENTED
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
from api.common.openapi import problems
from api.common.routing import FOR_BODY

router = APIRouter(prefix="/api/v1/auth", tags=["auth"], responses=problems(406, 429, 503))


@router.post("/login", operation_id="auth_login", responses={**FOR_BODY, **problems(401, 403)})
async def login(body: Login) -> Tokens:
    """Sign in with a password."""
    raise NotImplementedError(body)


@router.post("/refresh", operation_id="auth_refresh", responses={**FOR_BODY, **problems(401)})
async def refresh(body: Refresh) -> Tokens:
    """Renew a login; the refresh token is good for one time."""
    raise NotImplementedError(body)


@router.post("/logout", operation_id="auth_logout", status_code=204, responses=FOR_BODY)
async def logout(body: Refresh) -> None:
    """End a login, with all its tokens."""
    raise NotImplementedError(body)


@router.get("/me", operation_id="auth_me", dependencies=DOCUMENTED, responses=problems(401))
async def me() -> Me:
    """Say who is signed in."""
    raise NotImplementedError


@router.patch(
    "/me",
    operation_id="auth_me_update",
    dependencies=DOCUMENTED,
    responses={**FOR_BODY, **problems(401, 403)},
)
async def update_me(body: MePatch) -> Me:
    """Change what users may say of themselves."""
    raise NotImplementedError(body)


@router.post(
    "/password/change",
    operation_id="auth_password_change",
    dependencies=DOCUMENTED,
    status_code=204,
    responses={**FOR_BODY, **problems(401, 403)},
)
async def change_password(body: PasswordChange) -> None:
    """Set a new password and end every login of the user."""
    raise NotImplementedError(body)


@router.post(
    "/password/forgot",
    operation_id="auth_password_forgot",
    status_code=202,
    response_class=Response,
    responses=FOR_BODY,
)
async def forgot_password(body: PasswordForgot) -> None:
    """Write to a user who has forgotten the password; the answer does not tell who is one."""
    raise NotImplementedError(body)


@router.post(
    "/password/reset",
    operation_id="auth_password_reset",
    status_code=204,
    responses=FOR_BODY,
)
async def reset_password(body: PasswordReset) -> None:
    """Set a new password with the token of a message, and end every login of the user."""
    raise NotImplementedError(body)


@router.post(
    "/register",
    operation_id="auth_register",
    status_code=202,
    response_class=Response,
    responses=FOR_BODY,
)
async def register(body: NewAccount) -> None:
    """Begin an account; the message to its address says how it goes on."""
    raise NotImplementedError(body)


@router.post(
    "/verify-email",
    operation_id="auth_verify_email",
    status_code=204,
    responses=FOR_BODY,
)
async def verify_email(body: Verification) -> None:
    """Make a user of a registration with the token of its message."""
    raise NotImplementedError(body)
