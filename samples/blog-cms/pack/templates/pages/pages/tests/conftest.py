"""An author, a post, a picture."""

import base64
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from blog.models import Post

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

MakePost = Callable[..., Post]


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture() -> ContentFile[bytes]:
    return ContentFile(PIXEL, "picture.png")


@pytest.fixture
def author(db: None) -> User:  # noqa: ARG001
    return User.objects.create_user(
        "ada@example.org", first_name="Ada", last_name="Lovelace", bio="Writes of <engines>."
    )


@pytest.fixture
def make_post(author: User) -> MakePost:
    """Make posts that readers see, each a day older than the one before."""

    def make(slug: str, **values: object) -> Post:
        age = dt.timedelta(days=Post.objects.count() + 1)
        usual = {
            "title": f"About {slug}",
            "summary": f"All of {slug}.",
            "body": "First.\n\nSecond.",
            "state": Post.State.PUBLISHED,
            "published_at": timezone.now() - age,
            "author": author,
        }
        return Post.objects.create(slug=slug, **{**usual, **values})

    return make
