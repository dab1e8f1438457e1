"""The OpenAPI document is kept, and the application does what it says."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from coverage import Coverage

from api.accounts import tokens
from api.common.engine import create_engine
from api.common.tables import Base
from api.database import create_sessions
from api.factories import make_login
from api.main import create_app
from api.settings import Settings
from api.tests import database

KEPT = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
DATABASE = "test_openapi"
# What a request may be answered with that the document allows: rules that no schema can say.
REFUSED = [400, 401, 403, 404, 406, 409, 413, 415, 422]
CONFIG = schemathesis.Config.from_dict(
    {
        # A busy machine is no fault of the application.
        "suppress-health-check": ["too_slow"],
        "generation": {"deterministic": True, "no-shrink": True},
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", 304, 412, *REFUSED]},
            # A text beyond its length may be beyond the limit of bodies, too.
            "negative_data_rejection": {"expected-statuses": [405, *REFUSED]},
        },
    }
)

SETTINGS = Settings.model_validate(
    {
        "environment": "test",
        "database_url": database.url(DATABASE),
        "token_signing_key": "t" * 50,
        "rate_limit": "off",
    }
)
APP = create_app(SETTINGS)
DOCUMENT = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APP, config=CONFIG)
ANSWERED = DOCUMENT
# Fewer examples each where there are many operations, besides the cases at the bounds.
OPERATIONS = sum(len(item) for item in APP.openapi()["paths"].values())
DOCUMENT.config.generation.update(max_examples=min(5, max(1, 250 // OPERATIONS)))


async def sign_in() -> str:
    """Make the tables, and the access token of somebody who may do everything."""
    engine = create_engine(SETTINGS)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with create_sessions(engine)() as session:
        login = await make_login(session, is_superuser=True)
        claims = tokens.Claims(login.user_id, login.id)
    await engine.dispose()
    return tokens.issue(claims, SETTINGS.token_signing_key.get_secret_value())


@pytest.fixture(scope="module", autouse=True)
def unmeasured() -> Iterator[None]:
    """Leave these requests out of the coverage, which would take as long again as they do."""
    coverage = Coverage.current()
    if coverage:
        coverage.stop()
    yield
    if coverage:
        coverage.start()


@pytest.fixture(scope="module")
def token() -> Iterator[str]:
    """The access token of a superuser, and tables for as long as it is used."""
    asyncio.run(database.make(DATABASE))
    yield asyncio.run(sign_in())
    asyncio.run(database.drop(DATABASE))


@ANSWERED.parametrize()
def test_the_application_does_what_the_document_says(
    case: schemathesis.Case[Any], token: str
) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"})


def test_the_document_that_is_kept_is_the_applications() -> None:
    if not KEPT.exists():
        pytest.skip("docs/openapi.json is not there: make openapi writes it, to be committed")
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept == APP.openapi(), "make openapi writes it anew"
