"""The OpenAPI document: the application does what it says."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from coverage import Coverage
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from accounts.models import User
from config.wsgi import application

# What a request may be answered with that the document allows: rules that no schema can say.
REFUSED = [400, 401, 403, 404, 406, 409, 413, 415, 422]
PASSWORD = "correct horse battery"

DOCUMENT = schemathesis.openapi.from_wsgi(
    "/api/v1/openapi.json",
    application,
    config=schemathesis.Config.from_dict(
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
    ),
)
# Fewer examples each where there are many operations, besides the cases at the bounds.
OPERATIONS = sum(len(item) for item in DOCUMENT.raw_schema["paths"].values())
DOCUMENT.config.generation.update(max_examples=min(5, max(1, 250 // OPERATIONS)))


pytestmark = pytest.mark.django_db


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
def token(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """The access token of somebody who may do everything."""
    with django_db_blocker.unblock():
        user = User.objects.create_superuser("fuzzer@example.org", PASSWORD)
        login = {"username": user.get_username(), "password": PASSWORD}
        answer = Client().post("/api/v1/auth/login", login, "application/json")
    # A request would close the connection, with the transaction that a test takes back.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield answer.json()["access_token"]
    with django_db_blocker.unblock():
        user.delete()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@DOCUMENT.parametrize()
def test_the_application_does_what_the_document_says(
    case: schemathesis.Case[Any], token: str
) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"})
