"""What is counted, and how long somebody has to wait."""

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import passwords, throttles
from api.accounts.models import Throttle
from api.common.tables import now
from api.factories import make_user
from api.settings import Settings

pytestmark = pytest.mark.anyio
LOGIN = "ada@example.com"
PASSWORD = "correct horse"
WRONG = "wrong"


@pytest.fixture
async def limited(app: FastAPI, anonymous: AsyncClient, settings: Settings) -> AsyncClient:
    """A client of an application with low limits."""
    app.state.settings = settings.model_copy(
        update={
            "rate_limit": "on",
            "login_limit": "2/minute",
            "mail_limit": "2/hour",
            "address_limit": "5/minute",
        }
    )
    return anonymous


async def make_account(session: AsyncSession) -> None:
    """Make a user with a password."""
    encoded = await passwords.make(PASSWORD)
    await make_user(session, email=LOGIN, password=encoded)


async def login(
    client: AsyncClient, username: str, password: str = WRONG, forwarded: str = ""
) -> Response:
    """Try to sign in."""
    body = {"username": username, "password": password}
    return await client.post("/auth/login", json=body, headers={"X-Forwarded-For": forwarded})


async def test_tries_of_an_account(session: AsyncSession, limited: AsyncClient) -> None:
    await make_account(session)
    # The right password clears what was counted.
    given = ["wrong", PASSWORD, "wrong", "wrong", PASSWORD]
    answers = [await login(limited, LOGIN, password) for password in given]
    assert [answer.status_code for answer in answers] == [401, 200, 401, 401, 429]
    assert answers[-1].json()["type"] == "/problems/throttled"
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert (await login(limited, LOGIN.upper(), forwarded="8.8.8.8")).status_code == 429
    await session.execute(update(Throttle).values(ends_at=now()))
    await session.commit()
    assert (await login(limited, LOGIN, PASSWORD)).status_code == 200


@pytest.mark.usefixtures("session")
async def test_requests_of_an_address(limited: AsyncClient) -> None:
    async def tries(forwarded: str) -> list[int]:
        answers = [await login(limited, f"{i}", forwarded=forwarded) for i in range(6)]
        return [answer.status_code for answer in answers]

    assert await tries("") == [401] * 5 + [429]
    assert await tries("1.1.1.1, 9.9.9.9") == [401] * 5 + [429]
    assert (await login(limited, "x", forwarded="9.9.9.9")).status_code == 429


@pytest.mark.usefixtures("session")
async def test_letters_to_an_address(limited: AsyncClient) -> None:
    body = {"email": "nobody@example.com"}
    answers = [await limited.post("/auth/password/forgot", json=body) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert int(answers[-1].headers["Retry-After"]) > 60


async def test_old_rows_are_swept_out(
    session: AsyncSession, limited: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await login(limited, "a")
    await session.execute(update(Throttle).values(ends_at=now()))
    await session.commit()
    monkeypatch.setattr(throttles, "SWEEP", 1)
    await login(limited, "b")
    assert await session.scalar(select(func.count()).select_from(Throttle)) == 2


@pytest.mark.parametrize(
    ("peer", "forwarded", "caller"),
    [
        ("127.0.0.1", "", "127.0.0.1"),
        ("10.0.0.1", "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        ("9.9.9.9", "1.1.1.1", "9.9.9.9"),
        ("", "9.9.9.9", "9.9.9.9"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("::ffff:9.9.9.9", "", "9.9.9.9"),
        ("2606:4700::1234:1", "", "2606:4700::/64"),
    ],
)
def test_who_calls(peer: str, forwarded: str, caller: str) -> None:
    assert throttles.address(peer, forwarded) == caller
