from common.tests import entity
from library import models


class TestAPI(entity.AllTests):
    model = models.Book
    path = "/api/v1/library/books"


class TestAdmin(entity.AdminTests):
    model = models.Book
