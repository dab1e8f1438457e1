import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


def test_a_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHOP_SECRET", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SHOP_SECRET"):
        environment.required("SHOP_SECRET")


def test_a_weak_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_SECRET", "short")
    assert environment.secret("SHOP_SECRET", least=5) == "short"
    with pytest.raises(ImproperlyConfigured, match="at least 6 characters"):
        environment.secret("SHOP_SECRET", least=6)
