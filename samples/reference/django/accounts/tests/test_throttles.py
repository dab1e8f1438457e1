"""What is counted, and how long somebody has to wait."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from accounts import throttles
from accounts.models import Throttle, User
from config import environment

AUTH = "/api/v1/auth"
WRONG = "wrong"


@pytest.fixture
def limits(settings: Any) -> dict[str, Any]:
    settings.THROTTLES = {
        "login": environment.Rate(2, timedelta(minutes=1)),
        "mail": environment.Rate(2, timedelta(hours=1)),
        "address": environment.Rate(5, timedelta(minutes=1)),
    }
    return dict(settings.THROTTLES)


def login(api: APIClient, username: str, password: str = WRONG, **headers: str) -> Any:
    body = {"username": username, "password": password}
    return api.post(f"{AUTH}/login", body, headers=headers)


@pytest.mark.django_db
@pytest.mark.usefixtures("limits")
def test_tries_of_an_account(anonymous_api: APIClient, member: User) -> None:
    name = member.get_username()
    # The right password clears what was counted.
    passwords = ["wrong", "a good password", "wrong", "wrong", "a good password"]
    answers = [login(anonymous_api, name, password) for password in passwords]
    assert [answer.status_code for answer in answers] == [401, 200, 401, 401, 429]
    assert answers[-1].json()["type"] == "/problems/throttled"
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert login(anonymous_api, name.upper()).status_code == 429
    Throttle.objects.update(ends_at=timezone.now())
    assert login(anonymous_api, name, "a good password").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("limits")
def test_tries_to_enter_the_admin(client: Client, anonymous_api: APIClient, admin: User) -> None:
    def enter(password: str) -> Any:
        form = {"username": admin.get_username(), "password": password}
        return client.post("/admin/login/", form)

    # The right password clears what was counted; what the API counts is counted here too.
    passwords = ("wrong", "a good password", "wrong")
    assert [enter(password).status_code for password in passwords] == [200, 302, 200]
    assert login(anonymous_api, admin.get_username()).status_code == 401
    refused = enter("a good password")
    assert refused.status_code == 200
    assert "Too many tries. Try again in " in refused.text


@pytest.mark.django_db
@pytest.mark.usefixtures("limits")
def test_requests_of_an_address(anonymous_api: APIClient) -> None:
    def tries(**headers: str) -> list[int]:
        return [login(anonymous_api, f"{i}", **headers).status_code for i in range(6)]

    assert tries() == [401] * 5 + [429]
    assert tries(**{"X-Forwarded-For": "1.1.1.1, 9.9.9.9"}) == [401] * 5 + [429]
    assert login(anonymous_api, "x", **{"X-Forwarded-For": "9.9.9.9"}).status_code == 429


@pytest.mark.django_db
@pytest.mark.usefixtures("limits")
def test_messages_to_an_address(anonymous_api: APIClient) -> None:
    body = {"email": "nobody@example.org"}
    answers = [anonymous_api.post(f"{AUTH}/password/forgot", body) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert int(answers[-1]["Retry-After"]) > 60


@pytest.mark.django_db
@pytest.mark.usefixtures("limits")
def test_tries_of_the_old_password(member_api: APIClient) -> None:
    body = {"old_password": "wrong", "new_password": "another good one"}
    answers = [member_api.post(f"{AUTH}/password/change", body) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]


@pytest.mark.django_db
@pytest.mark.usefixtures("limits")
def test_old_rows_are_swept_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttles, "SWEEP", 1)
    throttles.count("login", "a")
    Throttle.objects.update(ends_at=timezone.now())
    throttles.count("login", "b")
    assert Throttle.objects.count() == 1


@pytest.mark.parametrize(
    ("peer", "forwarded", "caller"),
    [
        ("127.0.0.1", "", "127.0.0.1"),
        ("10.0.0.1", "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        ("9.9.9.9", "1.1.1.1", "9.9.9.9"),
        ("", "9.9.9.9", "9.9.9.9"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("::ffff:9.9.9.9", "", "9.9.9.9"),
        ("2606:4700::1234:1", "", "2606:4700::/64"),
    ],
)
def test_who_calls(peer: str, forwarded: str, caller: str) -> None:
    assert throttles.address(peer, forwarded) == caller


def test_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RATE_LIMIT", raising=False)
    monkeypatch.setenv("SOME_LIMIT", "3/hour")
    assert environment.rate("SOME_LIMIT", "1/day") == environment.Rate(3, timedelta(hours=1))
    monkeypatch.setenv("RATE_LIMIT", "off")
    assert environment.rate("SOME_LIMIT", "1/day") is None
    monkeypatch.setenv("SOME_LIMIT", "often")
    with pytest.raises(ImproperlyConfigured, match="SOME_LIMIT"):
        environment.rate("SOME_LIMIT", "1/day")
