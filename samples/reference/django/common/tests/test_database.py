"""What PostgreSQL refuses, when the transaction ends."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import LoginSession
from common.problems import Problem
from common.saving import saving

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reference_that_goes_before_the_commit() -> None:
    with pytest.raises(Problem) as refused, saving(LoginSession):
        LoginSession.objects.create(user_id=0, expires_at=timezone.now())
    assert [(error.field, error.code) for error in refused.value.errors] == [("user", "reference")]


def test_a_join_to_nothing() -> None:
    with pytest.raises(Problem) as refused, saving(Group):
        Group.objects.create(name="no role").permissions.through.objects.create(
            group=Group.objects.get(name="no role"), permission_id=0
        )
    assert [(error.field, error.code) for error in refused.value.errors] == [
        ("permissions", "reference")
    ]
