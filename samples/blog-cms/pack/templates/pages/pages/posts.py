"""Which posts a reader sees."""

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from blog.models import Comment, Post


def visible() -> QuerySet[Post]:
    """What is published, from its moment on, the newest first."""
    return (
        Post.objects.filter(state=Post.State.PUBLISHED, published_at__lte=timezone.now())
        .select_related("author")
        .prefetch_related("tags")
        .order_by("-published_at", "-pk")
    )


def matching(words: str) -> QuerySet[Post]:
    """Those that hold the words in their title, summary or text."""
    return visible().filter(
        Q(title__icontains=words) | Q(summary__icontains=words) | Q(body__icontains=words)
    )


def with_comments() -> QuerySet[Post]:
    """The same, with the comments that the office let through."""
    approved = Comment.objects.filter(approved=True).order_by("created_at")
    return visible().prefetch_related(Prefetch("comments", approved, to_attr="approved_comments"))
