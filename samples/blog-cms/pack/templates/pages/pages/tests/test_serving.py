"""How long others may keep a page, and what a page may load."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from pages.tests.conftest import MakePost

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/posts/kept", "/feed.xml"])
def test_everybody_may_keep_a_page(
    client: Client, make_post: MakePost, settings: Settings, path: str
) -> None:
    settings.PAGE_SECONDS = 90
    make_post("kept")
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=90"
    # A page is the same for all, so no cache needs to keep it apart by cookie.
    assert "Vary" not in response
    assert not response.cookies


def test_an_unchanged_page_is_not_sent_again(client: Client, make_post: MakePost) -> None:
    post = make_post("kept")
    tag = client.get("/posts/kept")["ETag"]
    again = client.get("/posts/kept", headers={"If-None-Match": tag})
    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert again.content == b""
    post.title = "Another title"
    post.save()
    changed = client.get("/posts/kept", headers={"If-None-Match": tag})
    assert changed.status_code == HTTPStatus.OK


def test_a_page_loads_nothing_from_elsewhere(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self';")


def test_pages_are_only_read(client: Client) -> None:
    assert client.head("/").status_code == HTTPStatus.OK
    assert client.post("/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
