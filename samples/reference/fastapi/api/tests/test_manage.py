"""The commands for whoever runs the API."""

from types import SimpleNamespace

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import manage
from api.accounts.models import User
from api.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands find the tests' database."""
    monkeypatch.setattr(manage, "get_settings", lambda: settings)


async def run(*words: str) -> None:
    """Run a command line."""
    await manage.run(manage.parse(words))


async def test_a_superuser_signs_in(session: AsyncSession, anonymous: AsyncClient) -> None:
    await run("createsuperuser", "root@example.com", "--password", "correct horse")
    body = {"username": "root@example.com", "password": "correct horse"}
    assert (await anonymous.post("/auth/login", json=body)).status_code == 200
    with pytest.raises(SystemExit, match="already"):
        await run("createsuperuser", "ROOT@example.com", "--password", "correct horse")
    with pytest.raises(SystemExit, match="no e-mail"):
        await run("createsuperuser", "root", "--password", "correct horse")
    assert await session.scalar(select(func.count()).select_from(User)) == 1


async def test_a_superuser_from_the_environment(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="Whose"):
        await run("createsuperuser")
    monkeypatch.setenv("FIRST_SUPERUSER", "root@example.com")
    monkeypatch.setenv("FIRST_SUPERUSER_PASSWORD", "correct horse")
    await run("createsuperuser")
    assert await session.scalar(select(User.email)) == "root@example.com"


@pytest.mark.usefixtures("session")
async def test_a_superuser_is_asked_for_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRST_SUPERUSER_PASSWORD", raising=False)
    answers = ["correct horse", "wrong horse", "correct horse", "correct horse"]

    def answer(_question: str) -> str:
        return answers.pop(0)

    monkeypatch.setattr(manage, "getpass", SimpleNamespace(getpass=answer))
    with pytest.raises(SystemExit, match="two passwords"):
        await run("createsuperuser", "root@example.com")
    await run("createsuperuser", "root@example.com")
    assert not answers


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("1", "8 to 1024"),
        ("x" * 1025, "8 to 1024"),
        ("password", "common"),
        ("4827193650", "numeric"),
        ("gardener1", "similar"),
    ],
)
@pytest.mark.usefixtures("session")
async def test_a_superuser_has_a_good_password(password: str, why: str) -> None:
    with pytest.raises(SystemExit, match=why):
        await run("createsuperuser", "gardener@example.com", "--password", password)


@pytest.mark.usefixtures("session")
async def test_the_demo_can_run_twice(
    anonymous: AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second time it gives new passwords, which end what the first ones have opened."""
    refresh_tokens: list[str] = []
    for _ in range(2):
        await run("demo")
        for token in refresh_tokens:
            answer = await anonymous.post("/auth/refresh", json={"refresh_token": token})
            assert answer.status_code == 401
        for line in capsys.readouterr().out.splitlines():
            login, password = line.partition(": ")[2].split(" / ")
            body = {"username": login, "password": password}
            answer = await anonymous.post("/auth/login", json=body)
            assert answer.status_code == 200
            refresh_tokens.append(answer.json()["refresh_token"])


async def test_the_demo_is_not_for_production(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    production = settings.model_copy(update={"environment": "production"})
    monkeypatch.setattr(manage, "get_settings", lambda: production)
    with pytest.raises(SystemExit, match="development"):
        await run("demo")
