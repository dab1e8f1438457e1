"""What users may do, and how they see themselves."""

from sqlalchemy import ARRAY, String, func, select

from api.accounts.models import (
    ContentType,
    Group,
    Permission,
    User,
    group_permissions,
    user_groups,
)
from api.accounts.schemas import Me
from api.common.resource import Resource

roles = (
    select(Group.name)
    .join(user_groups, user_groups.c.group_id == Group.id)
    .where(user_groups.c.user_id == User.id)
    .order_by(Group.name)
)
permission_name = ContentType.app_label + "." + Permission.codename
permissions = (
    select(permission_name)
    .select_from(Permission)
    .join(ContentType, ContentType.id == Permission.content_type_id)
    .join(group_permissions, group_permissions.c.permission_id == Permission.id)
    .join(user_groups, user_groups.c.group_id == group_permissions.c.group_id)
    .where(user_groups.c.user_id == User.id)
    .distinct()
    .order_by(permission_name)
)

users = Resource(
    User,
    Me,
    computed={
        "roles": func.array(roles.scalar_subquery(), type_=ARRAY(String)),
        "permissions": func.array(permissions.scalar_subquery(), type_=ARRAY(String)),
    },
)
