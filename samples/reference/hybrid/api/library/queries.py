"""How the rows of the app `library` are read and written."""

from api.common.resource import Resource
from api.library import models, schemas

authors = Resource(models.Author, schemas.AuthorRow)

books = Resource(models.Book, schemas.BookRow)
