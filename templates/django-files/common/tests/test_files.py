"""Files in the storage, and what the admin links to."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.contrib.admin import site
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.http import Http404
from django.test import Client, RequestFactory

from accounts.models import User
from common.files import RandomNames, admin_file
from common.tests.bakery import make

FIELDS = [
    field
    for model in apps.get_models()
    for field in model._meta.fields
    if isinstance(field, models.FileField)
]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture(params=FIELDS, ids=str)
def file(request: pytest.FixtureRequest) -> Any:
    """A file of each field that can hold one."""
    row = make(request.param.model)
    setattr(row, request.param.name, SimpleUploadedFile("Ünsafe.PNG", b"content"))
    row.save()
    return getattr(row, request.param.name)


def test_names_tell_nothing(file: Any) -> None:
    assert "nsafe" not in file.name
    assert file.name.startswith(file.field.upload_to)
    assert file.name.endswith(".png")


def test_names_fit_the_column() -> None:
    name = RandomNames().get_available_name(f"{'x' * 300}/a.not an end", 100)
    assert len(name) == 100
    assert name.count("x") == 67


def test_the_admin_links_to_it(file: Any, admin: User) -> None:
    browser = Client()
    assert browser.get(file.url).status_code == 302
    browser.force_login(admin)
    assert b"".join(browser.get(file.url)) == b"content"
    assert browser.get("/admin/files/nothing").status_code == 404


def test_who_may_not_see_a_row_gets_no_file(file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    request = RequestFactory().get(file.url)
    request.user = AnonymousUser()
    page = site.get_model_admin(type(file.instance))
    monkeypatch.setattr(page, "has_view_permission", lambda *_: False)
    with pytest.raises(Http404):
        admin_file(request, file.name)
