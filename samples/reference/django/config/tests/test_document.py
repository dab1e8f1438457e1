"""The OpenAPI document that is kept in docs/ is the application's."""

import json
from pathlib import Path

import pytest
from django.test import Client

KEPT = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


def test_the_document_that_is_kept_is_the_applications(client: Client) -> None:
    if not KEPT.exists():
        pytest.skip("docs/openapi.json is not there: make openapi writes it, to be committed")
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept == client.get("/api/v1/openapi.json").json(), "make openapi writes it anew"
