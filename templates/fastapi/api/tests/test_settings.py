"""Settings, and what production does not start without."""

import json
import logging

import pytest
from httpx import ASGITransport, AsyncClient
from pydantic import ValidationError

from api.common.logs import JSONFormatter, RequestIdFilter
from api.main import create_app
from api.settings import Settings


def test_production_refuses_weak_secrets(settings: Settings) -> None:
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    weak = {**given, "environment": "production", "token_signing_key": "weak"}
    with pytest.raises(ValidationError, match="TOKEN_SIGNING_KEY"):
        Settings.model_validate(weak)


@pytest.mark.parametrize("names", ["*.shop.example", "shop.example,a*", " , "])
def test_production_refuses_names_of_no_site(settings: Settings, names: str) -> None:
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    production = {**given, "environment": "production", "allowed_hosts": names}
    with pytest.raises(ValidationError, match="ALLOWED_HOSTS"):
        Settings.model_validate(production)


def test_other_sites_are_named(settings: Settings) -> None:
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    with pytest.raises(ValidationError, match="cors_origins"):
        Settings.model_validate({**given, "cors_origins": "*"})


def test_an_empty_variable_is_as_none(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODY_LIMIT", "")
    monkeypatch.setenv("LOG_FORMAT", "json")
    required = {
        name: getattr(settings, name)
        for name, field in Settings.model_fields.items()
        if field.is_required()
    }
    read = Settings.model_validate(required)
    assert (read.body_limit, read.log_formatter) == (1024 * 1024, "json")


def test_the_log_can_be_read_by_machines() -> None:
    error = ValueError("é")
    record = logging.makeLogRecord(
        {"msg": "%s", "args": ("a",), "exc_info": (ValueError, error, None)}
    )
    RequestIdFilter().filter(record)
    line = json.loads(JSONFormatter().format(record))
    assert (line["message"], line["request_id"]) == ("a", "-")
    assert "ValueError: é" in line["exception"]


def test_production_demands_https(settings: Settings) -> None:
    production = settings.model_copy(update={"environment": "production", "cors_origins": ""})
    (context,) = create_app(production).user_middleware[:1]
    assert "Strict-Transport-Security" in str(context.kwargs)


@pytest.mark.parametrize(
    ("names", "host", "status"),
    [
        ("shop.example, .b.example", "shop.example", 200),
        ("shop.example, .b.example", "SHOP.example.:8000", 200),
        ("shop.example, .b.example", "a.b.example", 200),
        ("shop.example, .b.example", "b.example", 200),
        ("shop.example, .b.example", "xb.example", 400),
        ("shop.example, .b.example", "other.example", 400),
        ("*", "other.example", 200),
        ("*", "[::1]:8000", 200),
        ("*", "other.example/path", 400),
        ("*", "", 400),
    ],
)
@pytest.mark.anyio
async def test_production_answers_to_its_names(
    settings: Settings, names: str, host: str, status: int
) -> None:
    production = {"environment": "production", "allowed_hosts": names}
    transport = ASGITransport(create_app(settings.model_copy(update=production)))
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.get("/health/live", headers={"Host": host})
    assert answer.status_code == status
