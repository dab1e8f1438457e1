"""Accounts that begin when their e-mail address is verified."""

import re
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.test import Client
from rest_framework.test import APIClient

from accounts import registrations
from accounts.models import Registration, User

AUTH = "/api/v1/auth"
EMAIL = "Ada@example.org"
PASSWORD = "a good password"

pytestmark = pytest.mark.django_db


def body(**changes: str) -> dict[str, str]:
    return {"email": EMAIL, "password": PASSWORD, **changes}


def register(api: APIClient, **changes: str) -> None:
    answer = api.post(f"{AUTH}/register", body(**changes))
    assert (answer.status_code, answer.content) == (202, b"")
    assert answer["Cache-Control"] == "no-store"


def verify(api: APIClient, message: EmailMessage) -> int:
    found = re.search(r"https://shop\.example/verify-email\?token=(\S+)", str(message.body))
    assert found
    return api.post(f"{AUTH}/verify-email", {"token": found[1]}).status_code


def login(api: APIClient, password: str = PASSWORD) -> Any:
    given = body()
    login = given.get("username", given["email"])
    return api.post(f"{AUTH}/login", {"username": login, "password": password})


def test_an_account_begins(anonymous_api: APIClient, mailoutbox: list[EmailMessage]) -> None:
    register(anonymous_api)
    (message,) = mailoutbox
    assert message.to == [EMAIL]
    early = login(anonymous_api)
    assert (early.status_code, early.json()["type"]) == (403, "/problems/unverified")
    assert login(anonymous_api, "wrong").status_code == 401
    assert verify(anonymous_api, message) == 204
    assert verify(anonymous_api, message) == 422
    assert login(anonymous_api).status_code == 200
    assert User.objects.get().email == EMAIL


def test_a_newer_registration_takes_the_place(
    anonymous_api: APIClient, mailoutbox: list[EmailMessage]
) -> None:
    register(anonymous_api, password="the first password")
    register(anonymous_api, email=EMAIL.lower())
    first, second = mailoutbox
    assert verify(anonymous_api, first) == 422
    assert verify(anonymous_api, second) == 204
    assert login(anonymous_api).status_code == 200


def test_a_known_address(
    anonymous_api: APIClient, member: User, mailoutbox: list[EmailMessage]
) -> None:
    register(anonymous_api, email=member.email)
    (message,) = mailoutbox
    assert message.subject == "You have an account already"
    assert "token" not in message.body
    assert User.objects.count() == 1


def test_a_registration_ends(
    anonymous_api: APIClient, mailoutbox: list[EmailMessage], settings: Any
) -> None:
    register(anonymous_api)
    lifetime = settings.LINK_LIFETIME
    settings.LINK_LIFETIME -= lifetime
    assert verify(anonymous_api, mailoutbox[0]) == 422
    register(anonymous_api)
    settings.LINK_LIFETIME = lifetime
    assert Registration.objects.count() == 1


def test_an_address_that_got_a_user_meanwhile(
    anonymous_api: APIClient, mailoutbox: list[EmailMessage]
) -> None:
    register(anonymous_api)
    User.objects.create_user(EMAIL.lower(), PASSWORD)
    assert verify(anonymous_api, mailoutbox[0]) == 422


def test_of_two_at_once_one_is_written_to(
    anonymous_api: APIClient, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(_: Registration) -> None:
        raise IntegrityError

    monkeypatch.setattr(registrations, "keep", lose)
    register(anonymous_api)
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"email": "ada"}, [("email", "Not a valid e-mail address.")]),
        ({"password": "1234567"}, [("password", "Must have at least 8 characters.")]),
        ({"password": "password"}, [("password", "This password is too common.")]),
        ({"password": "93847562"}, [("password", "This password is entirely numeric.")]),
        ({"password": EMAIL}, [("password", "The password is too similar to the email.")]),
        (
            {"email": "adalove", "password": "adalovelace"},
            [("email", "Not a valid e-mail address.")],
        ),
        (
            {"email": "x", "password": "password"},
            [
                ("email", "Not a valid e-mail address."),
                ("password", "This password is too common."),
            ],
        ),
    ],
)
def test_what_is_not_taken(
    anonymous_api: APIClient, changes: dict[str, str], errors: list[tuple[str, str]]
) -> None:
    answer = anonymous_api.post(f"{AUTH}/register", body(**changes))
    assert answer.status_code == 422
    assert [(error["field"], error["message"]) for error in answer.json()["errors"]] == errors
    assert Registration.objects.count() == 0


def test_the_admin_shows_registrations(admin: User, anonymous_api: APIClient) -> None:
    register(anonymous_api)
    browser = Client()
    browser.force_login(admin)
    page = browser.get("/admin/accounts/registration/")
    assert EMAIL in page.content.decode()
