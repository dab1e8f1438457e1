"""The generic API on tables that every project has."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import LoginSession, User
from common.problems import Problem
from common.saving import problem_of, saving

GROUPS = "/api/v1/tests/groups"
SESSIONS = "/api/v1/tests/sessions"

pytestmark = [pytest.mark.django_db, pytest.mark.urls("common.tests.urls")]


def errors(answer: Any) -> list[tuple[str, str]]:
    return [(error["field"], error["code"]) for error in answer.json()["errors"]]


def make_session(user: User, revoked_at: dt.datetime | None) -> LoginSession:
    return LoginSession.objects.create(user=user, expires_at=timezone.now(), revoked_at=revoked_at)


def test_joins(admin_api: APIClient) -> None:
    first, second = Permission.objects.order_by("pk")[:2]
    body = {"name": "A", "permissions": [second.pk, first.pk, second.pk]}
    created = admin_api.post(GROUPS, body)
    assert created.json()["permissions"] == [first.pk, second.pk]
    address = created["Location"]
    for given, expected in [
        ("a", [("permissions", "type")]),
        (
            [0, "a", None],
            [("permissions.0", "reference"), *[(f"permissions.{n}", "type") for n in (1, 2)]],
        ),
        ([0] * 1001, [("permissions", "too_long")]),
    ]:
        assert errors(admin_api.patch(address, {"permissions": given})) == expected
    assert admin_api.put(address, {"name": "A"}).json()["permissions"] == []


def test_a_name_that_is_taken(admin_api: APIClient) -> None:
    Group.objects.create(name="A")
    answer = admin_api.post(GROUPS, {"name": "A"})
    assert answer.status_code == 409
    assert answer.json()["errors"] == [
        {"field": "name", "code": "unique", "message": "Another row has this value."}
    ]


def test_a_reference_to_nothing(admin_api: APIClient) -> None:
    body = {"user": 0, "expires_at": "2024-01-01T00:00:00Z"}
    assert errors(admin_api.post(SESSIONS, body)) == [("user", "reference")]
    assert errors(admin_api.post(SESSIONS, {**body, "user": "1"})) == [("user", "type")]


@pytest.mark.django_db(transaction=True)
def test_a_row_that_others_refer_to(admin: User) -> None:
    session = make_session(admin, None)
    with pytest.raises(Problem) as refused, saving(User, deleting=True):
        User.objects.filter(pk=session.user_id)._raw_delete("default")  # noqa: SLF001
    assert refused.value.slug == "protected"


def test_another_error_of_the_database_is_not_hidden() -> None:
    error = IntegrityError()
    assert problem_of(error, User, deleting=False) is error


def test_ids_that_are_none(admin_api: APIClient) -> None:
    for address in (f"{GROUPS}/01", f"{GROUPS}/a", f"{GROUPS}/{10**19}", f"{SESSIONS}/1"):
        assert admin_api.get(address).status_code == 404


def test_conditional_requests(admin_api: APIClient) -> None:
    address = admin_api.post(GROUPS, {"name": "A"})["Location"]
    tag = admin_api.get(address)["ETag"]
    assert admin_api.get(address, headers={"If-None-Match": f"W/{tag}"}).status_code == 304
    assert admin_api.get(address, headers={"If-None-Match": '"x"'}).status_code == 200
    for header, status in (('"x"', 412), (f'"x", {tag}', 200), ("*", 200)):
        answer = admin_api.patch(address, {"name": "A"}, headers={"If-Match": header})
        assert answer.status_code == status
    assert admin_api.delete(address, headers={"If-Match": '"x"'}).status_code == 412


def test_pages_go_through_nulls(admin: User, admin_api: APIClient) -> None:
    now = timezone.now()
    rows = [make_session(admin, moment) for moment in (now, None, now, None)]
    for order in ("revoked_at", "-revoked_at", "user,-revoked_at", None):
        query: dict[str, Any] = {"limit": 1} if order is None else {"limit": 1, "order": order}
        found = []
        while True:
            page = admin_api.get(SESSIONS, query).json()
            found += [item["id"] for item in page["items"]]
            if page["next"] is None:
                break
            query["cursor"] = page["next"]
        expected = admin_api.get(SESSIONS, {"order": order} if order else {}).json()["items"]
        assert found == [item["id"] for item in expected]
        assert sorted(found) == sorted(str(row.pk) for row in rows)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["A", "B%", "C"]),
        ({"name": "A"}, ["A"]),
        ({"name__in": "A,C"}, ["A", "C"]),
        ({"search": "b"}, ["B%"]),
        ({"search": "%"}, ["B%"]),
        ({"search": ""}, ["A", "B%", "C"]),
        ({"order": "-name"}, ["C", "B%", "A"]),
        ({"permissions": 1}, ["A"]),
        ({"permissions__in": "1,2"}, ["A"]),
    ],
)
def test_filters(admin_api: APIClient, query: dict[str, Any], expected: list[str]) -> None:
    groups = [Group.objects.create(name=name) for name in ("A", "B%", "C")]
    first, second = Permission.objects.order_by("pk")[:2]
    groups[0].permissions.set([first, second])
    ids = {"1": str(first.pk), "1,2": f"{first.pk},{second.pk}"}
    query = {name: ids.get(str(text), text) for name, text in query.items()}
    answer = admin_api.get(GROUPS, query)
    assert [item["name"] for item in answer.json()["items"]] == expected


def test_filters_for_missing_values(admin: User, admin_api: APIClient) -> None:
    queries: list[tuple[dict[str, str], LoginSession]]
    missing, there = make_session(admin, None), make_session(admin, timezone.now())
    queries = [
        ({"revoked_at__isnull": "true"}, missing),
        ({"revoked_at__isnull": "false"}, there),
        ({"revoked_at__gte": "2020-01-01T00:00:00Z", "user": str(admin.pk)}, there),
        ({"user__in": str(admin.pk), "revoked_at__lte": "2999-01-01T00:00:00Z"}, there),
    ]
    for query, row in queries:
        items = admin_api.get(SESSIONS, query).json()["items"]
        assert [item["id"] for item in items] == [str(row.pk)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("limit=0", [("limit", "too_small")]),
        ("limit=101", [("limit", "too_large")]),
        (
            "limit=a&count=a&search=%00&order=id&zz=1&aa=1&aa=2",
            [
                ("limit", "format"),
                ("order", "choice"),
                ("search", "format"),
                ("count", "choice"),
                ("aa", "unknown"),
                ("zz", "unknown"),
            ],
        ),
        ("order=name,-name", [("order", "choice")]),
        ("order=x&cursor=W10", [("cursor", "format"), ("order", "choice")]),
        ("name=a&name=b", [("name", "unknown")]),
        ("permissions=a", [("permissions", "format")]),
        ("permissions=9223372036854775808", [("permissions", "too_large")]),
        ("permissions=-9223372036854775809", [("permissions", "too_small")]),
        ("permissions=-24564241677000734932992", [("permissions", "too_small")]),
        ("name__in=" + "a," * 100, [("name__in", "too_long")]),
        ("cursor=!", [("cursor", "format")]),
        ("cursor=W10", [("cursor", "format")]),
        ("cursor=WzEsIiIsW10sMV0", [("cursor", "format")]),
        ("cursor=WzEsIm5hbWUiLFtdLCIxIl0", [("cursor", "format")]),
    ],
)
def test_queries_that_are_refused(
    admin_api: APIClient, query: str, expected: list[tuple[str, str]]
) -> None:
    answer = admin_api.get(f"{GROUPS}?{query}")
    assert answer.status_code == 422
    assert errors(answer) == expected


def test_missing_is_true_or_false(admin_api: APIClient) -> None:
    answer = admin_api.get(SESSIONS, {"revoked_at__isnull": "1"})
    assert errors(answer) == [("revoked_at__isnull", "choice")]
