"""Addresses without a trailing slash."""

from rest_framework.routers import SimpleRouter


class Router(SimpleRouter):
    """A wrong id is a row that is not there, so the address takes any text for one."""

    def __init__(self) -> None:
        super().__init__(trailing_slash=False)
