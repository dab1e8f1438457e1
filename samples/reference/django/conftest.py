"""Clients that every test can ask for."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts import mail
from accounts.models import User


@pytest.fixture
def admin(db: None) -> User:  # noqa: ARG001
    return User.objects.create_superuser("admin@example.org", "a good password")


@pytest.fixture
def member(db: None) -> User:  # noqa: ARG001
    return User.objects.create_user("member@example.org", "a good password")


@pytest.fixture(autouse=True)
def prompt_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are sent at once, so that a test can look at them."""
    monkeypatch.setattr(mail, "QUEUE", Prompt())
    monkeypatch.setattr(mail, "PAUSE", 0)


class Prompt(Executor):
    def submit(self, call: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(call(*given, **named))
        return done


@pytest.fixture
def anonymous_api() -> APIClient:
    return APIClient()


@pytest.fixture
def admin_api(admin: User) -> APIClient:
    client = APIClient()
    client.force_authenticate(admin)
    return client


@pytest.fixture
def reader_api(member_api: APIClient) -> APIClient:
    """Somebody who may read everything."""
    return member_api


@pytest.fixture
def member_api(member: User) -> APIClient:
    client = APIClient()
    client.force_authenticate(member)
    return client
