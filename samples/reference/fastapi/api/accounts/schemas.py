"""What signing in reads and writes over HTTP."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ValidationInfo, field_validator

from api.accounts.strength import weakness
from api.common.schemas import Schema, partial
from api.common.texts import Email, Text
from api.common.values import refuse

SHORTEST: Final = 8
LONGEST: Final = 1024

Secret = Annotated[str, Text(longest=LONGEST)]
NewPassword = Annotated[str, Text(shortest=SHORTEST, longest=LONGEST)]


class Login(Schema):
    """Who signs in."""

    username: Secret
    password: Secret


class Refresh(Schema):
    """The token that renews or ends a login."""

    refresh_token: Secret


class PasswordChange(Schema):
    """The password that is, and the one that shall be."""

    old_password: Secret
    new_password: NewPassword


class PasswordForgot(Schema):
    """Who has forgotten their password."""

    email: Annotated[str, Email()]


class PasswordReset(Schema):
    """The token of a message, and the password that shall be."""

    token: Secret
    password: NewPassword


class NewAccount(Schema):
    """Who wants an account."""

    email: Annotated[str, Email()]
    password: NewPassword

    @field_validator("password")
    @classmethod
    def refuse_weak(cls, password: str, info: ValidationInfo) -> str:
        """Refuse what is easy to guess, be it from the other fields."""
        weak = weakness(password, info.data)
        if weak:
            refuse("format", weak)
        return password


class Verification(Schema):
    """The token of a message."""

    token: Secret


class Tokens(BaseModel):
    """A login's tokens."""

    access_token: str
    refresh_token: str
    token_type: Literal["Bearer"]
    expires_in: int


class Me(BaseModel):
    """Who is signed in."""

    id: int
    email: str
    first_name: str
    last_name: str
    roles: list[str]
    permissions: list[str]
    is_staff: bool


class MeBody(Schema):
    """What users may say of themselves."""

    first_name: Annotated[str, Text(longest=150, blank=True)]
    last_name: Annotated[str, Text(longest=150, blank=True)]


@partial
class MePatch(MeBody):
    """What users change of themselves."""
