"""What the other services say, and what the overview gives."""

from pydantic import BaseModel


class Profile(BaseModel):
    """How somebody wants to be addressed."""

    nickname: str
    language: str


class Analytics(BaseModel):
    """What somebody did lately."""

    visits: int
    searches: int


class Notification(BaseModel):
    """Something that somebody has not read yet."""

    subject: str
    urgent: bool


class Overview(BaseModel):
    """What the services said; what did not answer in time is null, and named."""

    profile: Profile | None
    analytics: Analytics | None
    notifications: list[Notification] | None
    missing: list[str]
