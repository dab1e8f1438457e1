"""Settings, read once from the environment."""

from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

MINIMUM_SECRET = 32
RATE = "^[1-9][0-9]{0,6}/(second|minute|hour|day)$"


class Settings(BaseSettings):
    """What the process needs to know; every name is an environment variable in capitals."""

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    environment: Literal["development", "test", "production"] = "development"
    database_url: SecretStr
    token_signing_key: SecretStr
    allowed_hosts: str = "localhost"
    # With "*" every site could act as the user who visits it.
    cors_origins: str = Field(default="", pattern=r"^[^*]*$")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["json", "text"] | None = None
    api_docs: Literal["public", "staff"] | None = None
    body_limit: int = Field(default=1024 * 1024, ge=1)
    database_pool: int = Field(default=10, ge=1)
    rate_limit: str = Field(default="100", pattern="^(off|[1-9][0-9]{0,6})$")
    login_limit: str = Field(default="10/minute", pattern=RATE)
    mail_limit: str = Field(default="10/hour", pattern=RATE)
    address_limit: str = Field(default="60/minute", pattern=RATE)
    port: int = 8000
    frontend_url: str = ""
    mail_from: str = "noreply@localhost"
    mail_directory: Path | None = None

    @property
    def production(self) -> bool:
        """Whether strangers can reach the process."""
        return self.environment == "production"

    @property
    def front_end(self) -> str:
        """Where the pages are that the links in mails lead to."""
        if self.frontend_url:
            return self.frontend_url.rstrip("/")
        if self.production:
            return f"https://{self.site}"
        return f"http://localhost:{self.port}"

    @property
    def site(self) -> str:
        """The first name that is one site's: `.example.org` and `*` are many."""
        return next((name for name in self.hosts if not name.startswith((".", "*"))), "")

    @property
    def log_formatter(self) -> str:
        """How the lines of the log are written: for machines where strangers can call."""
        return self.log_format or ("json" if self.production else "text")

    @property
    def guards_docs(self) -> bool:
        """Whether the page of the API's description is for staff only."""
        return (self.api_docs or ("staff" if self.production else "public")) == "staff"

    @property
    def hosts(self) -> list[str]:
        """The names that production answers to; `.example.org` is for all below it too, `*` for any."""
        return [name.strip() for name in self.allowed_hosts.split(",") if name.strip()]

    @property
    def origins(self) -> list[str]:
        """The origins whose pages may call the API from a browser."""
        return [origin.strip() for origin in self.cors_origins.split(",") if origin.strip()]

    @model_validator(mode="after")
    def refuse_names_that_are_none(self) -> Self:
        """In production a name that no request could have stops the start, and a link to none."""
        if not self.production:
            return self
        if not self.hosts or any("*" in name and name != "*" for name in self.hosts):
            message = "ALLOWED_HOSTS holds names: example.org, .example.org (with all below) or *."
            raise ValueError(message)
        if not (self.frontend_url or self.site):
            message = "Set FRONTEND_URL, where mails lead: ALLOWED_HOSTS names no single site."
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def refuse_weak_secrets(self) -> Self:
        """In production a secret that can be guessed stops the start."""
        if not self.production:
            return self
        if len(self.token_signing_key.get_secret_value()) < MINIMUM_SECRET:
            message = f"TOKEN_SIGNING_KEY needs at least {MINIMUM_SECRET} characters."
            raise ValueError(message)
        return self


@cache
def get_settings() -> Settings:
    """The settings of this process."""
    return Settings.model_validate({})
