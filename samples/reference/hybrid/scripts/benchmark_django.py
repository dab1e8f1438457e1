"""What `make bench` adds to the Django half: the usual way to write a list, and calls of others."""

import http.client
import os
from concurrent.futures import ThreadPoolExecutor

from django.http import HttpRequest, JsonResponse
from django.urls import include, path
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.routers import SimpleRouter
from rest_framework.serializers import ModelSerializer
from rest_framework.viewsets import ReadOnlyModelViewSet

from config import urls
from library import models

UPSTREAM = int(os.environ.get("UPSTREAM", "0"))
CALLS = 3
threads = ThreadPoolExecutor(CALLS * 8)


class UsualSerializer(ModelSerializer[models.Book]):
    class Meta:
        model = models.Book
        fields = "__all__"


class UsualPagination(PageNumberPagination):
    page_size = 50


class UsualViewSet(ReadOnlyModelViewSet[models.Book]):
    queryset = models.Book.objects.order_by("pk")
    serializer_class = UsualSerializer
    pagination_class = UsualPagination
    permission_classes = (IsAuthenticated,)
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = DefaultContentNegotiation
    filter_backends = ()


router = SimpleRouter(trailing_slash=False)
router.register("usual", UsualViewSet, "usual")


def call(_number: int) -> str:
    """Ask the service that takes its time."""
    connection = http.client.HTTPConnection("127.0.0.1", UPSTREAM, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def in_turn(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"answers": [call(number) for number in range(CALLS)]})


def in_threads(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"answers": list(threads.map(call, range(CALLS)))})


urlpatterns = [
    path("bench/gather/in-turn", in_turn),
    path("bench/gather/in-threads", in_threads),
    path("bench/", include(router.urls)),
    *urls.urlpatterns,
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
