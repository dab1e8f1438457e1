"""Users and rows to try the project with."""

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from common.demo import make_rows


class Command(BaseCommand):
    help = "Make the development users, print their passwords, and fill empty tables."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Only in development: everybody could read the passwords.")
        for role, staff in (("admin", True), ("member", False)):
            email, password = f"{role}@example.org", secrets.token_urlsafe(12)
            user = User.objects.filter(email=email).first() or User(email=email)
            user.is_staff = user.is_superuser = staff
            user.set_password(password)
            user.save()
            self.stdout.write(f"{role}: {user.get_username()} / {password}")
        for problem in make_rows():
            self.stderr.write(problem)
