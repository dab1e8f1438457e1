"""The other services: what they can be asked, and the client that asks them over HTTP."""

from typing import Protocol, TypeVar

from httpx import AsyncClient
from pydantic import TypeAdapter

from api.overview.schemas import Analytics, Notification, Profile
from api.settings import Settings

T = TypeVar("T")


class Services(Protocol):
    """What the overview needs to know of one user."""

    async def profile(self, user: int) -> Profile:
        """How to address them."""
        ...

    async def analytics(self, user: int) -> Analytics:
        """What they did."""
        ...

    async def notifications(self, user: int) -> list[Notification]:
        """What waits for them."""
        ...


class HttpServices:
    """The services behind `SERVICES_URL`."""

    def __init__(self, client: AsyncClient) -> None:
        """Ask with a client that knows the address and the time limit."""
        self.client = client

    async def profile(self, user: int) -> Profile:
        """Ask the profiles."""
        return await self.get(f"/profiles/{user}", TypeAdapter(Profile))

    async def analytics(self, user: int) -> Analytics:
        """Ask the analytics."""
        return await self.get(f"/analytics/{user}", TypeAdapter(Analytics))

    async def notifications(self, user: int) -> list[Notification]:
        """Ask the notifications."""
        return await self.get(f"/notifications/{user}", TypeAdapter(list[Notification]))

    async def get(self, path: str, kind: TypeAdapter[T]) -> T:
        """Ask, and hold the answer to what was agreed."""
        response = await self.client.get(path)
        response.raise_for_status()
        return kind.validate_json(response.content)


def create_client(settings: Settings) -> AsyncClient:
    """Make the client, which keeps its connections as long as the application runs."""
    return AsyncClient(base_url=settings.services_url, timeout=settings.services_seconds)
