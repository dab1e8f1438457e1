"""What users may do, and how they see themselves."""

from sqlalchemy import select

from api.accounts.models import (
    ContentType,
    Group,
    Permission,
    User,
    group_permissions,
    user_groups,
)
from api.accounts.schemas import Me
from api.common.dialect import listed
from api.common.resource import Resource

roles = (
    select(Group.name)
    .join(user_groups, user_groups.c.group_id == Group.id)
    .where(user_groups.c.user_id == User.id)
)
permission_name = ContentType.app_label + "." + Permission.codename
permissions = (
    select(permission_name)
    .select_from(Permission)
    .join(ContentType, ContentType.id == Permission.content_type_id)
    .join(group_permissions, group_permissions.c.permission_id == Permission.id)
    .join(user_groups, user_groups.c.group_id == group_permissions.c.group_id)
    .where(user_groups.c.user_id == User.id)
)

users = Resource(
    User,
    Me,
    computed={
        "roles": listed(roles),
        "permissions": listed(permissions),
    },
)
