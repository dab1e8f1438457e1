"""The pages of library in the admin."""

from django.contrib import admin

from library import models


@admin.register(models.Author)
class AuthorAdmin(admin.ModelAdmin[models.Author]):
    list_display = ("name",)
    search_fields = ("name",)


@admin.register(models.Book)
class BookAdmin(admin.ModelAdmin[models.Book]):
    list_display = ("title", "author")
    list_select_related = ("author",)
    search_fields = ("title",)
    autocomplete_fields = ("author",)
