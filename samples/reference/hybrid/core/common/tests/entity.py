"""What the API and the admin do with every entity; a test class names the model and its address."""

from collections.abc import Mapping
from typing import Any, ClassVar

import pytest
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.db import connection, models
from django.forms.models import _get_foreign_key
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from rest_framework.test import APIClient

from accounts.models import User
from common.serializers import EntitySerializer, joins_are_simple
from common.tests.bakery import make, prepare
from common.tests.pages import Form


def spelled(key: Any) -> Any:
    """A key as JSON has it."""
    return key if isinstance(key, int) else str(key)


@pytest.mark.django_db
class EntityTests:
    """Rows of one model."""

    model: ClassVar[type[models.Model]]

    @pytest.fixture
    def row(self) -> models.Model:
        return make(self.model)

    def targets(self, count: int) -> dict[str, list[Any]]:
        """The keys of so many new rows for each list of references that a client can write."""
        return {
            field.name: [spelled(make(field.related_model).pk) for _ in range(count)]
            for field in self.model._meta.many_to_many
            if joins_are_simple(field)
        }

    def lengthen(self, row: models.Model) -> None:
        """Put two more rows into each of these lists."""
        for name, keys in self.targets(2).items():
            getattr(row, name).add(*keys)


class APITests(EntityTests):
    """What holds whatever the operations are."""

    path: ClassVar[str]

    def serializer(self, row: models.Model) -> EntitySerializer[Any]:
        views = (resolve(path).func for path in (self.path, f"{self.path}/1"))
        found: Any = next(view.cls for view in views if hasattr(view, "cls"))
        serializer: EntitySerializer[Any] = found.serializer_class(row)
        return serializer

    def body(self, row: models.Model) -> dict[str, Any]:
        """What a client sends for such a row."""
        serializer = self.serializer(row)
        return {
            name: serializer.data[name]
            for name, field in serializer.fields.items()
            if not field.read_only and not isinstance(serializer.data[name], list)
        }

    def address(self, row: models.Model) -> str:
        return f"{self.path}/{row.pk}"

    def shown(self, row: models.Model) -> Mapping[str, Any]:
        """The row as the API prints it now."""
        return self.serializer(self.model._default_manager.get(pk=row.pk)).data


class ListTests(APITests):
    def test_nobody_is_asked_to_sign_in(self, anonymous_api: APIClient) -> None:
        assert anonymous_api.get(self.path).status_code == 401

    def test_list(self, reader_api: APIClient, row: models.Model) -> None:
        answer = reader_api.get(self.path, {"count": "true", "limit": "100"}).json()
        assert answer["count"] == len(answer["items"]) == self.model._default_manager.count()
        assert self.shown(row) in answer["items"]
        assert answer["next"] is None

    def test_list_in_pages(self, reader_api: APIClient) -> None:
        for _ in range(3):
            make(self.model)
        ids: list[Any] = []
        query: dict[str, str] = {"limit": "2"}
        while query.get("cursor") != "":
            page = reader_api.get(self.path, query).json()
            ids += [item["id"] for item in page["items"]]
            query["cursor"] = str(page["next"] or "")
        assert len(ids) == len(set(ids)) == self.model._default_manager.count()

    def test_more_rows_take_no_more_queries(self, reader_api: APIClient) -> None:
        counts = set()
        for _ in range(2):
            self.lengthen(make(self.model))
            with CaptureQueriesContext(connection) as queries:
                reader_api.get(self.path)
            counts.add(len(queries))
        assert len(counts) == 1


class GetTests(APITests):
    def test_get(self, reader_api: APIClient, row: models.Model) -> None:
        answer = reader_api.get(self.address(row))
        assert answer.status_code == 200
        assert answer.json() == self.shown(row)
        tag = {"If-None-Match": answer["ETag"]}
        assert reader_api.get(self.address(row), headers=tag).status_code == 304

    def test_longer_lists_take_no_more_queries(
        self, reader_api: APIClient, row: models.Model
    ) -> None:
        counts = set()
        for _ in range(2):
            self.lengthen(row)
            with CaptureQueriesContext(connection) as queries:
                assert reader_api.get(self.address(row)).status_code == 200
            counts.add(len(queries))
        assert len(counts) == 1

    def test_a_row_that_is_not_there(self, reader_api: APIClient) -> None:
        assert reader_api.get(f"{self.path}/nothing").status_code == 404


class CreateTests(APITests):
    def test_create(self, admin_api: APIClient) -> None:
        answer = admin_api.post(self.path, self.body(prepare(self.model)))
        assert answer.status_code == 201, answer.content
        row = self.model._default_manager.get(pk=answer.json()["id"])
        assert answer["Location"] == self.address(row)
        assert answer.json() == self.shown(row)

    def test_longer_lists_in_a_new_row_take_no_more_queries(self, admin_api: APIClient) -> None:
        counts = set()
        for length in (1, 3):
            # First, as they may be rows of this model, and take values that no other row has.
            lists = self.targets(length)
            body = {**self.body(prepare(self.model)), **lists}
            with CaptureQueriesContext(connection) as queries:
                answer = admin_api.post(self.path, body)
            assert answer.status_code == 201, answer.content
            counts.add(len(queries))
        assert len(counts) == 1

    def test_a_member_may_not(self, member_api: APIClient) -> None:
        assert member_api.post(self.path, {}).status_code == 403

    def test_names_that_are_not_taken(self, admin_api: APIClient) -> None:
        body = {**self.body(prepare(self.model)), "id": 1, "Not-there": 1}
        answer = admin_api.post(self.path, body)
        assert answer.status_code == 422
        assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [
            ("id", "readonly"),
            ("Not-there", "unknown"),
        ]


class UpdateTests(APITests):
    def test_replace(self, admin_api: APIClient, row: models.Model) -> None:
        body = self.body(row)
        answer = admin_api.put(self.address(row), body)
        assert answer.status_code == 200, answer.content
        assert answer.json() == self.shown(row)
        assert body.items() <= answer.json().items()

    def test_longer_lists_in_a_change_take_no_more_queries(
        self, admin_api: APIClient, row: models.Model
    ) -> None:
        counts = set()
        self.lengthen(row)
        for length in (1, 3):
            body = self.targets(length)
            with CaptureQueriesContext(connection) as changing:
                answer = admin_api.patch(self.address(row), body)
            assert answer.status_code == 200, answer.content
            body = {**self.body(row), **self.targets(length)}
            with CaptureQueriesContext(connection) as replacing:
                answer = admin_api.put(self.address(row), body)
            assert answer.status_code == 200, answer.content
            counts.add((len(changing), len(replacing)))
        assert len(counts) == 1

    def test_update_nothing(self, admin_api: APIClient, row: models.Model) -> None:
        answer = admin_api.patch(
            self.address(row), b"{}", content_type="application/merge-patch+json"
        )
        assert answer.status_code == 200
        assert answer.json() == self.shown(row)


class DeleteTests(APITests):
    def test_delete(self, admin_api: APIClient, row: models.Model) -> None:
        assert admin_api.delete(self.address(row), headers={"If-Match": '"x"'}).status_code == 412
        assert admin_api.delete(self.address(row)).status_code == 204
        assert not self.model._default_manager.filter(pk=row.pk).exists()

    def test_longer_lists_in_a_row_that_goes_take_no_more_queries(
        self, admin_api: APIClient
    ) -> None:
        counts = set()
        for length in (1, 3):
            row = make(self.model)
            for _ in range(length):
                self.lengthen(row)
            with CaptureQueriesContext(connection) as queries:
                assert admin_api.delete(self.address(row)).status_code == 204
            counts.add(len(queries))
        assert len(counts) == 1


class AllTests(ListTests, GetTests, CreateTests, UpdateTests, DeleteTests):
    """All five operations."""


class PageTests(EntityTests):
    """Pages of one model in the admin."""

    @pytest.fixture
    def browser(self, admin: User) -> Client:
        browser = Client()
        browser.force_login(admin)
        return browser

    def page(self, name: str, *arguments: object) -> str:
        options = self.model._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_{name}", args=arguments)


class AdminTests(PageTests):
    def test_pages(self, browser: Client, row: models.Model) -> None:
        for page in (self.page("changelist"), self.page("add")):
            assert browser.get(page).status_code == 200
        assert str(row) in browser.get(self.page("change", quote(row.pk))).context["subtitle"]

    def test_what_a_page_shows_can_be_saved(self, browser: Client, row: models.Model) -> None:
        page = self.page("change", quote(row.pk))
        answer = browser.post(page, Form(browser.get(page).text).sent)
        assert answer.status_code == 302, answer.context["errors"]

    def test_longer_lists_take_no_more_queries(self, browser: Client, row: models.Model) -> None:
        page = self.page("change", quote(row.pk))
        counts = set()
        for _ in range(2):
            self.lengthen(row)
            browser.get(page)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(page).status_code == 200
            counts.add(len(queries))
        assert len(counts) == 1

    def test_search(self, browser: Client, row: models.Model) -> None:
        assert browser.get(self.page("changelist"), {"q": str(row.pk)}).status_code == 200

    def test_more_rows_take_no_more_queries(self, browser: Client) -> None:
        counts = set()
        for _ in range(2):
            make(self.model)
            browser.get(self.page("changelist"))
            with CaptureQueriesContext(connection) as queries:
                browser.get(self.page("changelist"))
            counts.add(len(queries))
        assert len(counts) == 1


class InlineTests(PageTests):
    """Pages that edit rows of other models too."""

    def add_lines(self, row: models.Model) -> None:
        for inline in admin.site.get_model_admin(self.model).inlines:
            reference = _get_foreign_key(self.model, inline.model, inline.fk_name)
            rows = inline.model._default_manager.filter(**{reference.name: row})
            if not (reference.unique and rows.exists()):
                make(inline.model, **{reference.name: row})

    def test_more_lines_take_no_more_queries(self, browser: Client, row: models.Model) -> None:
        page = self.page("change", quote(row.pk))
        counts = set()
        for _ in range(2):
            self.add_lines(row)
            browser.get(page)
            with CaptureQueriesContext(connection) as queries:
                answer = browser.get(page)
            counts.add(len(queries))
        assert len(counts) == 1
        answer = browser.post(page, Form(answer.text).sent)
        assert answer.status_code == 302, answer.context["errors"]
