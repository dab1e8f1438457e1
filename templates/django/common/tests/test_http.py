"""What holds for every address."""

import json
import logging
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.management import call_command
from django.db import DatabaseError, OperationalError
from django.test import Client, RequestFactory
from rest_framework import exceptions
from rest_framework.test import APIClient

from accounts.models import User, UserManager
from common import views
from common.logs import JSONFormatter, RequestIdFilter
from common.problems import problem_of
from common.renderers import takes_json, to_json

GROUPS = "/api/v1/tests/groups"

pytestmark = pytest.mark.urls("common.tests.urls")


def test_a_trailing_slash_is_taken_away(client: Client) -> None:
    answer = client.get(f"{GROUPS}/?a=%20")
    assert (answer.status_code, answer["Location"]) == (308, f"{GROUPS}?a=%20")


def test_an_unknown_address(client: Client) -> None:
    answer = client.post("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/problems/not-found",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
    }


def test_a_method_that_is_not_there(client: Client) -> None:
    answer = client.put(GROUPS)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_anybody_may_ask_for_the_methods(client: Client) -> None:
    answer = client.options(f"{GROUPS}/1")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Allow"] == "DELETE, GET, HEAD, OPTIONS, PATCH, PUT"


def test_only_json_is_sent(client: Client) -> None:
    assert client.get(GROUPS, headers={"Accept": "text/html"}).status_code == 406


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", True),
        ("*/*", True),
        ("text/html, application/*;q=0.5", True),
        ("application/json; charset=utf-8", True),
        ("application/json;q=0, */*", False),
        ("application/json;q=x", True),
        ("text/html", False),
    ],
)
def test_accept(accept: str, expected: bool) -> None:
    assert takes_json(accept) is expected


@pytest.mark.django_db
def test_a_body_over_the_limit(client: Client) -> None:
    answer = client.post(GROUPS, b"x" * (1024 * 1024 + 1), content_type="application/json")
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"\xef\xbb\xbf{}", b"NaN", b"[" * 100_000, b"1" * 5000]
)
def test_a_body_that_is_no_json(admin_api: APIClient, body: bytes) -> None:
    answer = admin_api.post(GROUPS, body, content_type="application/json")
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/malformed")


@pytest.mark.parametrize("body", [b"null", b"[]", b'"a"'])
def test_a_body_that_is_no_object(admin_api: APIClient, body: bytes) -> None:
    answer = admin_api.post(GROUPS, body, content_type="application/json")
    assert answer.json()["errors"] == [
        {"field": "", "code": "type", "message": "Expected an object."}
    ]


def test_a_key_given_twice(admin_api: APIClient) -> None:
    body = b'{"name": {"a": [{"b": 1, "b": 2}]}, "permissions": 1, "permissions": 2}'
    answer = admin_api.post(GROUPS, body, content_type="application/json")
    assert [error["message"] for error in answer.json()["errors"]] == ["Given more than once."] * 2


def test_a_body_of_another_type(admin_api: APIClient) -> None:
    for content_type in ("text/plain", "application/merge-patch+json"):
        assert admin_api.post(GROUPS, b"{}", content_type=content_type).status_code == 415


def test_headers(client: Client) -> None:
    answer = client.get("/api/v1/nothing", headers={"X-Request-ID": "abc.DEF-1_2"})
    assert answer["X-Request-ID"] == "abc.DEF-1_2"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    answer = client.get("/api/v1/nothing", headers={"X-Request-ID": "short"})
    assert len(answer["X-Request-ID"]) == 32


@pytest.mark.django_db
def test_health(monkeypatch: pytest.MonkeyPatch) -> None:
    factory = RequestFactory()
    for view in (views.LiveView, views.ReadyView):
        assert view.as_view()(factory.get("/")).data == {"status": "ok"}

    def fail(_: UserManager) -> None:
        raise DatabaseError

    monkeypatch.setattr(UserManager, "exists", fail, raising=False)
    assert views.ReadyView.as_view()(factory.get("/")).status_code == 503


def test_documents(client: Client) -> None:
    document = client.get("/api/v1/openapi.json")
    assert document["Content-Type"] == "application/json"
    assert document.json()["openapi"].startswith("3.1")
    assert client.get("/api/v1/docs").status_code == 200


@pytest.mark.django_db
def test_the_pages_of_the_document_can_be_for_staff(
    client: Client, settings: LazySettings, member: User, admin: User
) -> None:
    settings.API_DOCS = "staff"
    refused = client.get("/api/v1/docs")
    assert refused.json()["type"] == "/problems/unauthenticated"
    statuses = [refused.status_code]
    for user in (member, admin):
        client.force_login(user)
        statuses.append(client.get("/api/v1/docs").status_code)
    assert statuses == [401, 403, 200]


def test_other_origins(client: Client, settings: LazySettings) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://shop.example"]
    settings.MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *settings.MIDDLEWARE]
    ours, other = (
        client.get("/api/v1/openapi.json", headers={"Origin": f"https://{name}.example"})
        for name in ("shop", "other")
    )
    assert ours["Access-Control-Allow-Origin"] == "https://shop.example"
    assert "Access-Control-Allow-Origin" not in other


def test_the_openapi_document_is_valid() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


@pytest.mark.parametrize(
    ("exception", "status"),
    [
        (exceptions.ValidationError({"a": ["b"]}), 422),
        (exceptions.PermissionDenied(), 403),
        (PermissionDenied(), 403),
        (exceptions.NotFound(), 404),
        (exceptions.Throttled(), 429),
        (OperationalError("secret"), 503),
        (RuntimeError("secret"), 500),
    ],
)
def test_every_exception_becomes_a_problem(exception: Exception, status: int) -> None:
    problem = problem_of(exception, {})
    assert problem.status_code == status
    assert "secret" not in str(problem.body())


def test_errors_outside_the_api_views() -> None:
    api, admin = RequestFactory().get("/api/"), RequestFactory().get("/admin/")
    assert views.bad_request(api, SuspiciousOperation()).status_code == 400
    assert views.bad_request(api, RequestDataTooBig()).status_code == 413
    assert views.forbidden(api, PermissionDenied()).status_code == 403
    assert views.server_error(api).status_code == 500
    for page in (
        views.bad_request(admin, SuspiciousOperation()),
        views.forbidden(admin, PermissionDenied()),
        views.not_found(admin, exceptions.NotFound()),
        views.server_error(admin),
    ):
        assert page["Content-Type"].startswith("text/html")


def test_a_line_of_the_log_is_json() -> None:
    error = ValueError("é")
    record = logging.makeLogRecord(
        {"msg": "%s", "args": ("a",), "exc_info": (ValueError, error, None)}
    )
    RequestIdFilter().filter(record)
    line: dict[str, Any] = json.loads(JSONFormatter().format(record))
    assert (line["message"], line["request_id"]) == ("a", "-")
    assert "ValueError: é" in line["exception"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e-05, "0.00001"),
        (-1.5e-05, "-0.000015"),
        (1e-07, "1e-7"),
        (1.25e16, "1.25e+16"),
        (1e15, "1000000000000000.0"),
        ("1e-07", '"1e-07"'),
        ({'"e': [1e300, "\\"]}, '{"\\"e":[1e+300,"\\\\"]}'),
        ("\ud800é", '"?é"'),
    ],
)
def test_json_as_it_is_printed(value: Any, text: str) -> None:
    assert to_json(value) == text.encode()
