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


def test_names_of_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_HOSTS", "a.example, .b.example")
    assert environment.hosts("SHOP_HOSTS") == ["a.example", ".b.example"]
    monkeypatch.setenv("SHOP_HOSTS", "*")
    assert environment.hosts("SHOP_HOSTS") == ["*"]
    for wrong in ("*.b.example", " , "):
        monkeypatch.setenv("SHOP_HOSTS", wrong)
        with pytest.raises(ImproperlyConfigured, match="SHOP_HOSTS"):
            environment.hosts("SHOP_HOSTS")


def test_links_in_mails_lead_to_one_site() -> None:
    assert environment.front_end([".b.example", "a.example", "c.example"]) == "https://a.example"
    with pytest.raises(ImproperlyConfigured, match="FRONTEND_URL"):
        environment.front_end([".b.example", "*"])
