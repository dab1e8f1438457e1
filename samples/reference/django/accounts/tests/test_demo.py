from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import models

from accounts.models import User
from common.demo import own_models
from common.samples import Sampler


@pytest.mark.django_db
def test_the_demo_can_run_again(settings: Any) -> None:
    settings.DEBUG = True
    counts = []
    for _ in range(2):
        printed, problems = StringIO(), StringIO()
        call_command("demo", stdout=printed, stderr=problems)
        counts.append([model._default_manager.count() for model in own_models()])
    assert counts[0] == counts[1]
    assert problems.getvalue() or all(counts[0])
    login, _, password = printed.getvalue().splitlines()[0].removeprefix("admin: ").partition(" / ")
    user = User.objects.get_by_natural_key(login)
    assert user.is_superuser
    assert user.check_password(password)


def test_choices_come_in_turn() -> None:
    field, sampler = models.CharField(choices=[("a", "A"), ("b", "B")]), Sampler(shares=True)
    assert [sampler.plausible(field, Random(1), 1) for _ in range(3)] == ["a", "b", "a"]  # noqa: S311


def test_no_demo_users_where_strangers_are() -> None:
    with pytest.raises(CommandError):
        call_command("demo")
