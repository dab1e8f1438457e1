"""What sign-in takes and gives."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q
from rest_framework import serializers

from accounts.models import User
from common.fields import TextField
from common.serializers import EntitySerializer, StrictSerializer


class LoginSerializer(StrictSerializer):
    username = TextField()
    password = TextField()


class RefreshTokenSerializer(StrictSerializer):
    refresh_token = TextField()


class PasswordChangeSerializer(StrictSerializer):
    old_password = TextField()
    new_password = TextField(min_length=8, max_length=1024)


class TokenPairSerializer(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    token_type = serializers.CharField()
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
