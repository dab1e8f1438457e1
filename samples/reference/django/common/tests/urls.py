"""Django's own tables behind the generic API, so that it is tested whatever the project holds."""

from django.contrib.auth.models import Group
from django.urls import include, path

from accounts.models import LoginSession
from common.routers import Router
from common.serializers import EntitySerializer
from common.viewsets import EntityViewSet
from config.urls import urlpatterns as project_urls


class GroupSerializer(EntitySerializer[Group]):
    class Meta:
        model = Group
        fields = ("id", "name", "permissions")


class GroupViewSet(EntityViewSet[Group]):
    queryset = Group.objects.all()
    serializer_class = GroupSerializer
    filter_fields = ("name", "permissions")
    search_fields = ("name",)
    order_fields = ("name",)


class LoginSessionSerializer(EntitySerializer[LoginSession]):
    class Meta:
        model = LoginSession
        fields = ("id", "user", "created_at", "expires_at", "revoked_at")


class LoginSessionViewSet(EntityViewSet[LoginSession]):
    queryset = LoginSession.objects.all()
    serializer_class = LoginSessionSerializer
    filter_fields = ("user", "revoked_at")
    order_fields = ("revoked_at", "user")


router = Router()
router.register("groups", GroupViewSet, "group")
router.register("sessions", LoginSessionViewSet, "session")

urlpatterns = [path("api/v1/tests/", include(router.urls)), *project_urls]
