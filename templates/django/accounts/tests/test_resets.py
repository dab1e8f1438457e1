"""Forgotten passwords, and what a password must not be."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from rest_framework.test import APIClient

from accounts import resets
from accounts.models import LoginSession, User

AUTH = "/api/v1/auth"
PASSWORD = "another good one"

pytestmark = pytest.mark.django_db


def forget(api: APIClient, email: str) -> None:
    answer = api.post(f"{AUTH}/password/forgot", {"email": email})
    assert (answer.status_code, answer.content) == (202, b"")
    assert answer["Cache-Control"] == "no-store"


def reset(api: APIClient, token: str, password: str = PASSWORD) -> Any:
    return api.post(f"{AUTH}/password/reset", {"token": token, "password": password})


def errors(answer: Any) -> list[tuple[str, str]]:
    return [(error["field"], error["message"]) for error in answer.json()["errors"]]


def test_a_forgotten_password(
    anonymous_api: APIClient, member: User, mailoutbox: list[EmailMessage]
) -> None:
    login = LoginSession.objects.create(user=member, expires_at=member.date_joined + timedelta(1))
    forget(anonymous_api, member.email.upper())
    (message,) = mailoutbox
    assert message.to == [member.email]
    found = re.search(r"https://shop\.example/reset-password\?token=(\S+)", str(message.body))
    assert found
    assert reset(anonymous_api, found[1]).status_code == 204
    member.refresh_from_db()
    login.refresh_from_db()
    assert member.check_password(PASSWORD)
    assert login.revoked_at
    assert errors(reset(anonymous_api, found[1])) == [("token", "Not a valid token.")]


def test_those_who_get_no_message(
    anonymous_api: APIClient, member: User, mailoutbox: list[EmailMessage]
) -> None:
    forget(anonymous_api, "nobody@example.org")
    member.set_unusable_password()
    member.save()
    forget(anonymous_api, member.email)
    User.objects.update(is_active=False)
    forget(anonymous_api, member.email)
    assert mailoutbox == []


def test_tokens_that_are_none(anonymous_api: APIClient, member: User, monkeypatch: Any) -> None:
    token = resets.token_of(member)
    for wrong in ("x", f"{token}x", "1-1-" + "0" * 32, f"zzzzzzzzzzzz{token[1:]}"):
        assert errors(reset(anonymous_api, wrong)) == [("token", "Not a valid token.")]
    with monkeypatch.context() as later:
        moment = resets.generator._now() + settings.LINK_LIFETIME + timedelta(seconds=1)  # noqa: SLF001
        later.setattr(resets.generator, "_now", lambda: moment)
        assert reset(anonymous_api, token).status_code == 422
    User.objects.update(is_active=False)
    assert reset(anonymous_api, token).status_code == 422
    User.objects.update(is_active=True)
    assert reset(anonymous_api, token).status_code == 204


def test_the_same_state_has_the_same_token(member: User, monkeypatch: Any) -> None:
    """Another one after an upgrade would end all links that are on the way."""
    member.pk, member.password, member.email = 35, "argon2$x", "Ada@example.org"
    monkeypatch.setattr(resets.generator, "secret", "k" * 50)
    token = resets.generator._make_token_with_timestamp(member, 800_000_000, "k" * 50)  # noqa: SLF001
    assert token == "d8ary8-4867c78fc32b323ac705ff8d422caef7"


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("1234567", "Must have at least 8 characters."),
        ("Password1", "This password is too common."),
        ("50738169", "This password is entirely numeric."),
        ("member@example.org", "The password is too similar to the email."),
    ],
)
def test_weak_passwords(
    anonymous_api: APIClient, member: User, password: str, message: str
) -> None:
    answer = reset(anonymous_api, resets.token_of(member), password)
    assert errors(answer) == [("password", message)]


def test_everything_at_once(anonymous_api: APIClient) -> None:
    answer = reset(anonymous_api, "x", "password")
    assert errors(answer) == [
        ("token", "Not a valid token."),
        ("password", "This password is too common."),
    ]
