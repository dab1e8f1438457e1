"""What all pages have in common: who may keep them for how long, and what they may load."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def page(view: View) -> View:
    """Let everybody keep what the view gives for PAGE_SECONDS, then ask whether it changed.

    Where nothing is, readers get a page too: the API's problem documents are for programs.
    """

    @require_safe
    @wraps(view)
    def serve(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = render(request, "pages/not_found.html", status=404)
        if hasattr(response, "render"):
            response = response.render()
        response["Content-Security-Policy"] = POLICY
        patch_cache_control(response, public=True, max_age=settings.PAGE_SECONDS)
        return unless_known(request, response)

    return serve


def unless_known(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response, or 304 for a browser that has just this page already."""
    if response.status_code != HTTPStatus.OK or not isinstance(response, HttpResponse):
        return response
    set_response_etag(response)
    return get_conditional_response(request, response["ETag"], response=response) or response
