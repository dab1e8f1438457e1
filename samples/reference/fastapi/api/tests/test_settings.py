"""Settings, and what production does not start without."""

import pytest
from pydantic import ValidationError

from api.main import create_app
from api.settings import Settings


def test_production_refuses_weak_secrets(settings: Settings) -> None:
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    weak = {**given, "environment": "production", "token_signing_key": "weak"}
    with pytest.raises(ValidationError, match="TOKEN_SIGNING_KEY"):
        Settings.model_validate(weak)


def test_production_demands_https(settings: Settings) -> None:
    production = settings.model_copy(update={"environment": "production", "cors_origins": ""})
    (context,) = create_app(production).user_middleware[:1]
    assert "Strict-Transport-Security" in str(context.kwargs)
