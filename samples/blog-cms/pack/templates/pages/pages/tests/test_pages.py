"""What readers see, and what they do not."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from blog.models import Comment, Post, Tag
from pages.tests.conftest import PIXEL, MakePost
from pages.views import POSTS_ON_A_PAGE

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == HTTPStatus.OK
    assert response["Content-Type"] == "text/html; charset=utf-8"
    return response.content.decode()


def test_the_newest_come_first(client: Client, make_post: MakePost) -> None:
    make_post("new")
    make_post("old")
    page = text(client, "/")
    assert 0 < page.index("/posts/new") < page.index("/posts/old")
    assert "Ada Lovelace" in page


def test_an_empty_blog_says_so(client: Client) -> None:
    assert "nothing here yet" in text(client, "/")


@pytest.mark.parametrize("state", [Post.State.DRAFT, Post.State.REVIEW])
def test_what_is_not_published_is_nowhere(
    client: Client, make_post: MakePost, author: User, state: Post.State
) -> None:
    tag = Tag.objects.create(name="Secrets", slug="secrets")
    make_post("secret", state=state).tags.add(tag)
    for path in ("/", "/tags/secrets", "/feed.xml", "/?q=secret"):
        assert "/posts/secret" not in client.get(path).content.decode()
    assert client.get("/posts/secret").status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"/authors/{author.pk}").status_code == HTTPStatus.NOT_FOUND


def test_a_post_waits_for_its_moment(client: Client, make_post: MakePost) -> None:
    post = make_post("later", published_at=timezone.now() + dt.timedelta(hours=1))
    assert client.get("/posts/later").status_code == HTTPStatus.NOT_FOUND
    post.published_at = timezone.now()
    post.save()
    assert "About later" in text(client, "/posts/later")


def test_a_post_is_text_and_never_markup(client: Client, make_post: MakePost) -> None:
    post = make_post("odd", title="<b>Bold</b>", body="<script>alert(1)</script>\n\nSecond.")
    post.tags.add(Tag.objects.create(name="C & C", slug="c-and-c"))
    page = text(client, "/posts/odd")
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in page
    assert '<a class="tag" href="/tags/c-and-c">C &amp; C</a>' in page


def test_only_approved_comments_are_shown(client: Client, make_post: MakePost) -> None:
    post = make_post("talk")
    assert "<h2>Comments</h2>" not in text(client, "/posts/talk")
    Comment.objects.create(post=post, name="Bob", body="Well said.", approved=True)
    Comment.objects.create(post=post, name="Eve", body="Buy pills!")
    page = text(client, "/posts/talk")
    assert "Well said." in page
    assert "pills" not in page


def test_tags_gather_their_posts(client: Client, make_post: MakePost) -> None:
    tag = Tag.objects.create(name="Engines", slug="engines")
    make_post("engine").tags.add(tag)
    make_post("poem")
    page = text(client, "/tags/engines")
    assert "/posts/engine" in page
    assert "/posts/poem" not in page
    assert client.get("/tags/nothing").status_code == HTTPStatus.NOT_FOUND


def test_authors_have_a_page(client: Client, make_post: MakePost, author: User) -> None:
    make_post("mine")
    page = text(client, f"/authors/{author.pk}")
    assert "Writes of &lt;engines&gt;." in page
    assert "/posts/mine" in page
    assert "birth" not in page


@pytest.mark.parametrize("words", ["engine", "ENGINE", "All of eng"])
def test_a_search_finds_words(client: Client, make_post: MakePost, words: str) -> None:
    make_post("engine")
    make_post("poem")
    page = text(client, f"/?q={words}")
    assert "/posts/engine" in page
    assert "/posts/poem" not in page
    assert "nothing here yet" in text(client, "/?q=%00no such words")


def test_lists_go_on_page_by_page(client: Client, make_post: MakePost) -> None:
    for number in range(POSTS_ON_A_PAGE + 1):
        make_post(f"number-{number}", body="the same words")
    first = text(client, "/?q=same")
    assert first.count("<article>") == POSTS_ON_A_PAGE
    assert 'rel="next" href="?q=same&amp;page=2"' in first
    second = text(client, "/?q=same&page=2")
    assert second.count("<article>") == 1
    assert 'rel="prev"' in second
    assert client.get("/?page=3").status_code == HTTPStatus.NOT_FOUND


def test_more_posts_need_no_more_queries(
    client: Client, make_post: MakePost, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(POSTS_ON_A_PAGE):
        make_post(f"number-{number}")
    # The count, the posts with their authors, the tags of all of them.
    with django_assert_num_queries(3):
        text(client, "/")


@pytest.mark.usefixtures("media")
def test_pictures_are_shown(
    client: Client, make_post: MakePost, author: User, picture: ContentFile[bytes]
) -> None:
    make_post("plain")
    assert client.get("/posts/plain/cover").status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"/authors/{author.pk}/picture").status_code == HTTPStatus.NOT_FOUND
    post = make_post("shown")
    post.cover.save("cover.png", picture)
    author.picture.save("ada.png", picture)
    assert '<img src="/posts/shown/cover" alt="">' in text(client, "/posts/shown")
    assert f"/authors/{author.pk}/picture" in text(client, f"/authors/{author.pk}")
    for path in ("/posts/shown/cover", f"/authors/{author.pk}/picture"):
        response = client.get(path)
        assert response["Content-Type"] == "image/png"
        assert response.getvalue() == PIXEL
    post.cover.storage.delete(str(post.cover.name))
    assert client.get("/posts/shown/cover").status_code == HTTPStatus.NOT_FOUND


def test_the_feed_holds_the_newest(client: Client, make_post: MakePost) -> None:
    make_post("new")
    response = client.get("/feed.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = response.content.decode()
    assert "<title>About new</title>" in feed
    assert 'href="http://testserver/posts/new"' in feed
    assert "<name>Ada Lovelace</name>" in feed


def test_a_reader_gets_a_page_where_nothing_is(client: Client) -> None:
    response = client.get("/posts/nothing")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "nothing at this address" in response.content.decode()
