"""The library where limits count and mails leave: what the contract promises about accounts and answers."""

from collections.abc import Callable, Iterator

import pytest

import endings
import mailed
import promises
import throttles
from accounts import FRONT_END, SENDER, SIGNING_KEY, Accounts
from conftest import Repositories
from letters import mailbox
from repository import Repository

PROMISES = [*throttles.PROMISES, *endings.PROMISES, *mailed.PROMISES, *promises.PROMISES]
# Each way to a mail server, from both halves.
RENDERINGS = [("django", "smtp+tls"), ("fastapi", "smtp+tls"), ("hybrid", "smtps"), ("mounted", "smtp")]


@pytest.fixture(scope="module", params=RENDERINGS, ids="-".join)
def rendering(request: pytest.FixtureRequest) -> tuple[str, str]:
    architecture, scheme = request.param
    return architecture, scheme


@pytest.fixture(scope="module")
def accounts(rendering: tuple[str, str], repositories: Repositories) -> Iterator[Accounts]:
    architecture, scheme = rendering
    repository: Repository = repositories.get("library", architecture)
    # Not with the mail server's authority in the place of all others.
    repository.make("setup")
    with mailbox(scheme, repository.path / ".run") as box:
        environment = {
            **box.environment,
            "RATE_LIMIT": None,
            "API_DOCS": "staff",
            "TOKEN_SIGNING_KEY": SIGNING_KEY,
            "MAIL_FROM": SENDER,
            "FRONTEND_URL": FRONT_END,
            "CORS_ORIGINS": f"{promises.FRIEND}, https://other.example",
        }
        with repository.running(**environment) as running:
            yield Accounts(repository, running, box, "/api/v1/holdings/copies?limit=1")


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_accounts(accounts: Accounts, promise: Callable[[Accounts], None]) -> None:
    accounts.new()
    promise(accounts)
