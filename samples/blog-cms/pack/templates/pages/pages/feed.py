"""The newest posts as Atom."""

import datetime as dt

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from blog.models import Post
from pages import posts

NEWEST = 20


class NewestPosts(Feed[Post, None]):
    feed_type = Atom1Feed
    title = "The newest posts"
    link = "/"

    def items(self) -> QuerySet[Post]:
        return posts.visible()[:NEWEST]

    def item_title(self, item: Post) -> str:
        return item.title

    def item_description(self, item: Post) -> str:
        return item.summary

    def item_link(self, item: Post) -> str:
        return reverse("pages:post", args=[item.slug])

    def item_pubdate(self, item: Post) -> dt.datetime:
        return item.published_at

    def item_updateddate(self, item: Post) -> dt.datetime:
        return item.updated_at

    def item_author_name(self, item: Post) -> str:
        return item.author.get_full_name()
