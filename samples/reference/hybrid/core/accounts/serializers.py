"""What sign-in takes and gives."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.models import User
from accounts.passwords import weakness
from common.fields import EmailField, TextField
from common.serializers import EntitySerializer, StrictSerializer
from common.values import refusal


class SecretField(TextField):
    """A password or token to be checked; a longer one would only keep the machine busy."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 1024, **options})


class PasswordField(SecretField):
    """A new password."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_length": 8, **options})


class LoginSerializer(StrictSerializer):
    """Who signs in."""

    username = SecretField()
    password = SecretField()


class RefreshTokenSerializer(StrictSerializer):
    """The token that renews or ends a login."""

    refresh_token = SecretField()


class PasswordChangeSerializer(StrictSerializer):
    """The password that is, and the one that shall be."""

    old_password = SecretField()
    new_password = PasswordField()


class PasswordForgotSerializer(StrictSerializer):
    """Who has forgotten their password."""

    email = EmailField(max_length=254)


class PasswordResetSerializer(StrictSerializer):
    """The token of a message, and the password that shall be."""

    token = SecretField()
    password = PasswordField()


class RegistrationSerializer(StrictSerializer):
    """Who wants an account."""

    email = EmailField(max_length=254)
    password = PasswordField()

    def validate_password(self, password: str) -> str:
        weak = weakness(password, User(**self.known()))
        if weak:
            raise refusal("format", weak)
        return password

    def known(self) -> dict[str, str]:
        """What the password must not be like, as far as that is valid itself."""
        known = {}
        with suppress(ValidationError):
            known["email"] = self.fields["email"].run_validation(self.initial_data.get("email"))
        return known


class VerificationSerializer(StrictSerializer):
    """The token of a message."""

    token = SecretField()


@extend_schema_field({"type": "string", "const": "Bearer"})
class TokenTypeField(serializers.CharField):
    """The one kind of token that there is."""


class TokenPairSerializer(serializers.Serializer[Any]):
    """A login's tokens."""

    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    token_type = TokenTypeField()
    expires_in = serializers.IntegerField()


class UserSerializer(EntitySerializer[User]):
    """Users as they see themselves."""

    roles = serializers.SerializerMethodField()
    permissions = serializers.SerializerMethodField()

    class Meta:
        model = User
        fields = ("id", "email", "first_name", "last_name", "roles", "permissions", "is_staff")
        read_only_fields = ("email", "is_staff")

    def get_roles(self, user: User) -> list[str]:
        return sorted(group.name for group in user.groups.all())

    def get_permissions(self, user: User) -> list[str]:
        granted = Permission.objects.filter(Q(user=user) | Q(group__user=user))
        names = granted.values_list("content_type__app_label", "codename").distinct()
        return sorted(f"{app}.{codename}" for app, codename in names)
