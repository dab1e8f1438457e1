from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User


@pytest.mark.django_db
def test_demo_users_can_be_made_again(settings: Any) -> None:
    settings.DEBUG = True
    for _ in range(2):
        printed = StringIO()
        call_command("demo", stdout=printed)
    login, _, password = printed.getvalue().splitlines()[0].removeprefix("admin: ").partition(" / ")
    user = User.objects.get_by_natural_key(login)
    assert user.is_superuser
    assert user.check_password(password)


def test_no_demo_users_where_strangers_are() -> None:
    with pytest.raises(CommandError):
        call_command("demo")
