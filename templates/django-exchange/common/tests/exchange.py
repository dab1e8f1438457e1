"""What the import and the export of every model that has them are tested for."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from import_export.resources import modelresource_factory

from accounts.models import User
from common import exchange
from common.tests.bakery import make, prepare
from common.tests.entity import PageTests

FORMATS = {"csv": "0", "xlsx": "1"}


class ExchangeTests(PageTests):
    def export(self, browser: Client, kind: str) -> bytes:
        sent = {"resource": "0", "format": FORMATS[kind]}
        answer = browser.post(self.page("export"), sent)
        assert answer["Content-Disposition"].startswith("attachment")
        return answer.content

    def table(self, *rows: dict[str, Any]) -> bytes:
        written = StringIO()
        writer = csv.DictWriter(written, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        return written.getvalue().encode()

    def send(self, browser: Client, content: bytes, kind: str = "csv") -> Any:
        file = SimpleUploadedFile(f"rows.{kind}", content)
        sent = {"resource": "0", "format": FORMATS[kind], "import_file": file}
        return browser.post(self.page("import"), sent)

    def exported(self, row: models.Model) -> dict[str, Any]:
        """The cells of a row that need not be saved."""
        resource = modelresource_factory(self.model, exchange.EntityResource)
        rows = resource().export([row])
        return dict(zip(rows.headers, rows[0], strict=True))

    @pytest.fixture
    def cells(self) -> dict[str, Any]:
        """The cells of a row that is not there yet."""
        if self.model in needed(self.model, set()):
            pytest.skip("a row of it needs one before it")
        return {**self.exported(prepare(self.model)), "id": ""}

    @pytest.mark.parametrize("kind", FORMATS)
    def test_what_went_out_goes_in_again(
        self, browser: Client, row: models.Model, kind: str
    ) -> None:
        before = self.exported(row)
        answer = self.send(browser, self.export(browser, kind), kind)
        assert answer.status_code == 302, answer.text
        assert self.exported(self.model._default_manager.get(pk=row.pk)) == before

    def test_a_row_without_an_id_is_new(self, browser: Client, cells: dict[str, Any]) -> None:
        answer = self.send(browser, self.table(cells))
        assert answer.status_code == 302, answer.text
        assert self.model._default_manager.exists()

    @pytest.mark.parametrize("wrong", [{"id": "no id"}, {"id": "-1"}, {"no_column": "1"}])
    def test_one_wrong_row_keeps_all_out(
        self, browser: Client, cells: dict[str, Any], wrong: dict[str, Any]
    ) -> None:
        names = {**cells, **wrong}
        rows = [dict.fromkeys(names, "") | row for row in (cells, {**cells, **wrong})]
        assert self.send(browser, self.table(*rows)).status_code == 200
        assert not self.model._default_manager.exists()

    def test_too_much(self, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        table = self.table(*[self.exported(make(self.model)) for _ in range(2)])
        for name in ("MOST_ROWS", "LARGEST_FILE", "LARGEST_SHEET"):
            with monkeypatch.context() as smaller:
                smaller.setattr(exchange, name, 1)
                kind = "xlsx" if name == "LARGEST_SHEET" else "csv"
                content = self.export(browser, kind) if kind == "xlsx" else table
                assert self.send(browser, content, kind).status_code == 200

    def test_permissions(self, member: User, row: models.Model) -> None:
        User.objects.filter(pk=member.pk).update(is_staff=True)
        name = self.model._meta.model_name
        granted = Permission.objects.filter(codename__in=(f"view_{name}", f"add_{name}"))
        member.user_permissions.set(granted)
        browser = Client()
        browser.force_login(member)
        assert browser.get(self.page("export")).status_code == 200
        assert browser.get(self.page("import")).status_code == 403


def needed(model: Any, found: set[Any]) -> set[Any]:
    """The models that a row must have rows of."""
    for field in model._meta.concrete_fields:
        if field.is_relation and not field.null and field.related_model not in found:
            found.add(field.related_model)
            needed(field.related_model, found)
    return found
