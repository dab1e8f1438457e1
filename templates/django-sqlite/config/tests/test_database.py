import pytest
from django.core.exceptions import ImproperlyConfigured

from config import database


def test_a_database_url() -> None:
    assert database.settings("sqlite:////srv/a b%.sqlite3")["NAME"] == "/srv/a b%.sqlite3"
    assert database.settings("sqlite:///a.sqlite3")["NAME"] == "a.sqlite3"
    for url in ("postgresql://localhost/a", "sqlite:///", "a.sqlite3"):
        with pytest.raises(ImproperlyConfigured, match="sqlite:///"):
            database.settings(url)
