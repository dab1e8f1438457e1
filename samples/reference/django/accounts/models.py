"""Users, their login sessions and refresh tokens, and what is counted to slow strangers down."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    """Makes users, and finds them by their login without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.alias(lower=Lower("email")).get(lower=Lower(Value(username)))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address."""

    email = models.EmailField()
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_uniq",
                violation_error_message="Another user has this e-mail address.",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def save(self, *args: Any, **options: Any) -> None:
        """A new password and a deactivation end every login, whoever makes them."""
        # What `set_password` has left for this moment; the stubs do not know it.
        changed = getattr(self, "_password", None) is not None
        ends = self.pk is not None and (changed or not self.is_active)
        super().save(*args, **options)
        if ends:
            logins = LoginSession.objects.filter(user=self, revoked_at=None)
            logins.update(revoked_at=timezone.now())

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name


class LoginSession(models.Model):
    """One login: the access and refresh tokens that came from it end with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id} {self.created_at:%Y-%m-%d %H:%M}"


class RefreshToken(models.Model):
    """One link in a login session's chain; used twice, it ends the session."""

    session = models.ForeignKey(LoginSession, on_delete=models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.session_id} {self.created_at:%Y-%m-%d %H:%M}"


class Registration(models.Model):
    """Becomes a user when its e-mail address is verified; a newer one takes its place."""

    email = models.EmailField()
    password = models.CharField(max_length=128)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_registration_email_uniq",
                violation_error_message="Another registration has this e-mail address.",
            ),
        ]

    def __str__(self) -> str:
        return self.email


class Throttle(models.Model):
    """How often something was tried since a while ago; the id stands for what and by whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tries = models.IntegerField()
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.tries} until {self.ends_at:%H:%M:%S}"
