"""Rows of library in JSON."""

from common import serializers
from library import models


class AuthorSerializer(serializers.EntitySerializer[models.Author]):
    class Meta:
        model = models.Author
        fields = ("id", "name")


class BookSerializer(serializers.EntitySerializer[models.Book]):
    class Meta:
        model = models.Book
        fields = ("id", "title", "author")
