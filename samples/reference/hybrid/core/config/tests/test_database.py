import pytest
from django.core.exceptions import ImproperlyConfigured

from config import database


def test_a_database_url() -> None:
    settings = database.settings("postgresql://a%40b:c%2Fd@[::1]:5433/name?sslmode=require")
    assert settings["USER"] == "a@b"
    assert settings["PASSWORD"] == "c/d"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("::1", "5433", "name")
    assert settings["OPTIONS"] == {"sslmode": "require"}
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        database.settings("sqlite:///a.db")
