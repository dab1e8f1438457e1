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
    ("host", "status"),
    [
        ("shop.example", 200),
        ("SHOP.example:8000", 200),
        ("a.b.example", 200),
        ("b.example", 200),
        ("xb.example", 400),
        ("other.example", 400),
    ],
)
@pytest.mark.anyio
async def test_production_answers_to_its_names(settings: Settings, host: str, status: int) -> None:
    names = {"environment": "production", "allowed_hosts": "shop.example, .b.example"}
    transport = ASGITransport(create_app(settings.model_copy(update=names)))
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.get("/health/live", headers={"Host": host})
    assert answer.status_code == status
