"""Signing in, staying signed in, signing out."""

from datetime import timedelta
from typing import Any

import jwt
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.hashers import BoundedArgon2PasswordHasher
from accounts.models import LoginSession, RefreshToken, User

AUTH = "/api/v1/auth"
PASSWORD = "a good password"

pytestmark = pytest.mark.django_db


@pytest.fixture
def api() -> APIClient:
    return APIClient()


def sign_in(api: APIClient, user: User) -> dict[str, Any]:
    login = {"username": user.get_username().upper(), "password": PASSWORD}
    answer = api.post(f"{AUTH}/login", login)
    assert answer.status_code == 200, answer.content
    assert answer["Cache-Control"] == "no-store"
    pair: dict[str, Any] = answer.json()
    return pair


def me(api: APIClient, token: str) -> Any:
    return api.get(f"{AUTH}/me", headers={"Authorization": f"Bearer {token}"})


def test_login(api: APIClient, member: User) -> None:
    pair = sign_in(api, member)
    assert (pair["token_type"], pair["expires_in"]) == ("Bearer", 600)
    expected = {"id": member.pk, "roles": [], "permissions": [], "is_staff": False}
    assert expected.items() <= me(api, pair["access_token"]).json().items()


@pytest.mark.parametrize("active", [True, False])
def test_a_wrong_login(api: APIClient, member: User, active: bool) -> None:
    member.is_active = active
    member.save()
    login = member.get_username()
    given = [(login, "wrong"), ("x", PASSWORD), *([] if active else [(login, PASSWORD)])]
    for username, password in given:
        answer = api.post(f"{AUTH}/login", {"username": username, "password": password})
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"
        assert answer.json()["detail"] == "Wrong login or password."


def test_refresh(api: APIClient, member: User) -> None:
    first = sign_in(api, member)
    second = api.post(f"{AUTH}/refresh", {"refresh_token": first["refresh_token"]}).json()
    assert me(api, second["access_token"]).status_code == 200
    # Used twice: somebody has a copy, so everything of this login ends.
    for token in (first["refresh_token"], second["refresh_token"], "unknown"):
        answer = api.post(f"{AUTH}/refresh", {"refresh_token": token})
        assert answer.status_code == 401
    assert me(api, second["access_token"]).status_code == 401


def test_sessions_that_are_long_over_go(api: APIClient, member: User) -> None:
    over = timezone.now() - timedelta(hours=1)
    for days in (0, 1):
        session = LoginSession.objects.create(user=member, expires_at=over - timedelta(days=days))
        session.refreshtoken_set.create(token_hash=str(days))
    sign_in(api, member)
    kept = LoginSession.objects.order_by("expires_at")
    assert [session.expires_at <= over for session in kept] == [True, False]
    assert RefreshToken.objects.count() == 2


def test_logout(api: APIClient, member: User) -> None:
    pair = sign_in(api, member)
    for token in (pair["refresh_token"], pair["refresh_token"], "unknown"):
        assert api.post(f"{AUTH}/logout", {"refresh_token": token}).status_code == 204
    assert me(api, pair["access_token"]).status_code == 401
    refreshed = api.post(f"{AUTH}/refresh", {"refresh_token": pair["refresh_token"]})
    assert refreshed.status_code == 401


def test_a_token_ends_with_its_user(api: APIClient, member: User) -> None:
    token = sign_in(api, member)["access_token"]
    User.objects.update(is_active=False)
    assert me(api, token).status_code == 401


def test_tokens_that_are_none(api: APIClient, member: User) -> None:
    session = LoginSession.objects.create(user=member, expires_at=timezone.now() + timedelta(1))
    claims = {"sub": str(member.pk), "sid": str(session.pk), "exp": timezone.now() + timedelta(1)}
    good = jwt.encode(claims, settings.TOKEN_SIGNING_KEY)
    assert me(api, good).status_code == 200
    for token in (
        "",
        good + "x",
        jwt.encode({**claims, "exp": timezone.now() - timedelta(1)}, settings.TOKEN_SIGNING_KEY),
        jwt.encode({**claims, "sid": "x"}, settings.TOKEN_SIGNING_KEY),
        jwt.encode({**claims, "sub": "x"}, settings.TOKEN_SIGNING_KEY),
        jwt.encode(claims, "another key of at least thirty-two bytes"),
        jwt.encode(claims, None, "none"),
    ):
        answer = me(api, token)
        assert answer.status_code == 401
        assert answer.json()["detail"] == "The token is not valid or has expired."


def test_me_changes_names_only(member_api: APIClient) -> None:
    answer = member_api.patch(f"{AUTH}/me", {"first_name": "Ada"})
    assert answer.json()["first_name"] == "Ada"
    answer = member_api.patch(f"{AUTH}/me", {"is_staff": True})
    assert answer.status_code == 422


def test_password_change(api: APIClient, member: User) -> None:
    token = sign_in(api, member)["access_token"]
    api.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    for old, new, code in (
        ("wrong", "another password", "format"),
        (PASSWORD, "short", "too_short"),
        (PASSWORD, "password", "format"),
    ):
        body = {"old_password": old, "new_password": new}
        answer = api.post(f"{AUTH}/password/change", body)
        assert answer.json()["errors"][0]["code"] == code
    body = {"old_password": PASSWORD, "new_password": "another password"}
    assert api.post(f"{AUTH}/password/change", body).status_code == 204
    assert me(api, token).status_code == 401
    member.refresh_from_db()
    assert member.check_password("another password")


def test_a_new_password_and_a_deactivation_end_logins_wherever_they_come_from(
    member: User,
) -> None:
    def login() -> LoginSession:
        return LoginSession.objects.create(user=member, expires_at=timezone.now() + timedelta(1))

    def is_over(session: LoginSession) -> bool:
        session.refresh_from_db()
        return session.revoked_at is not None

    first = login()
    member.first_name = "Ada"
    member.save()
    assert not is_over(first)
    member.set_password("another password")
    member.save()
    assert is_over(first)
    second = login()
    member.is_active = False
    member.save()
    assert is_over(second)


def test_a_session_needs_the_csrf_token(member: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(member)
    assert browser.get(f"{AUTH}/me").status_code == 200
    answer = browser.patch(f"{AUTH}/me", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/csrf")


def test_passwords_are_kept_as_argon2() -> None:
    hasher = BoundedArgon2PasswordHasher()
    encoded = hasher.encode("secret", hasher.salt())
    assert encoded.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert hasher.verify("secret", encoded)


def test_users(member: User) -> None:
    member.first_name, member.last_name = "Ada", "L"
    assert (member.get_full_name(), member.get_short_name()) == ("Ada L", "Ada")
    assert str(member) == member.get_username()
    assert User.objects.get_by_natural_key(member.get_username().upper()) == member


def test_the_admin_shows_users_and_their_sessions(admin: User) -> None:
    browser = Client()
    browser.force_login(admin)
    session = LoginSession.objects.create(user=admin, expires_at=timezone.now())
    for page in ("user/", "user/add/", f"user/{admin.pk}/change/", "loginsession/"):
        assert browser.get(f"/admin/accounts/{page}").status_code == 200
    shown = browser.get(f"/admin/accounts/loginsession/{session.pk}/change/").text
    assert 'name="_save"' not in shown
    assert "deletelink" in shown
