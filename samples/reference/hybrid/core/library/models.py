"""The tables of library."""

from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=200)
    author = models.ForeignKey(Author, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return self.title
