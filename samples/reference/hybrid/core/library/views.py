"""The API of library."""

from common import viewsets
from library import models, serializers


class AuthorViewSet(viewsets.EntityViewSet[models.Author]):
    queryset = models.Author.objects.all()
    serializer_class = serializers.AuthorSerializer


class BookViewSet(viewsets.EntityViewSet[models.Book]):
    queryset = models.Book.objects.all()
    serializer_class = serializers.BookSerializer
