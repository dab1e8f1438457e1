from common.tests import entity
from library import models


class TestAPI(entity.AllTests):
    model = models.Author
    path = "/api/v1/library/authors"


class TestAdmin(entity.AdminTests):
    model = models.Author
