"""Every address that Django answers."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from common import views

admin.site.site_header = "Reference"
admin.site.site_title = admin.site.site_header
# There is no page at the root to lead to.
admin.site.site_url = None

api: list[URLPattern | URLResolver] = [
    path("auth/", include("accounts.urls")),
    path("library/", include("library.urls")),
    path("openapi.json", views.OpenAPIView.as_view(), name="openapi"),
    path("docs", views.DocsView.as_view(url_name="openapi"), name="docs"),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include(api)),
    path("health/core/live", views.LiveView.as_view(), name="live"),
    path("health/core/ready", views.ReadyView.as_view(), name="ready"),
    # Before Django's own page for unknown addresses, which is HTML while DEBUG is on.
    re_path(r"^(?!admin|static/)", views.not_found),
]

handler400 = "common.views.bad_request"
handler403 = "common.views.forbidden"
handler404 = "common.views.not_found"
handler500 = "common.views.server_error"
