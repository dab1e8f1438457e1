"""One OpenAPI document for both halves: each describes the same API, whoever answers."""

from typing import Any

from drf_spectacular.generators import SchemaGenerator

from api.main import create_app
from api.settings import Settings

# Words for people, which each half has its own way to find.
WORDS = {"title", "description", "summary", "tags"}


def of_django() -> dict[str, Any]:
    document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return document


def of_fastapi() -> dict[str, Any]:
    settings = {
        "database_url": "postgresql://localhost/none",
        "secret_key": "s" * 50,
        "token_signing_key": "t" * 50,
    }
    return create_app(Settings.model_validate(settings)).openapi()


def described(document: dict[str, Any]) -> dict[str, Any]:
    """Each operation, by its method and path."""
    schemas = document["components"]["schemas"]
    return {
        f"{method.upper()} {path}": operation(about, schemas)
        for path, item in document["paths"].items()
        for method, about in item.items()
        if path.startswith("/api/")
    }


def operation(about: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    parameters = {
        f"{parameter['in']} {parameter['name']}": plain({"required": False, **parameter}, schemas)
        for parameter in about.get("parameters", ())
    }
    rest = {key: value for key, value in about.items() if key != "parameters"}
    return {"parameters": parameters, **plain(rest, schemas)}


def plain(value: Any, schemas: dict[str, Any]) -> Any:
    """Follow every reference, sort every list, leave out the words."""
    match value:
        case list():
            return sorted((plain(item, schemas) for item in value), key=repr)
        case {"$ref": str(reference)}:
            return plain(schemas[reference.rpartition("/")[2]], schemas)
        case dict():
            return {
                key: plain(part, schemas)
                for key, part in value.items()
                if key not in WORDS or isinstance(part, dict)
            }
    return value


def test_both_halves_describe_the_same_operations() -> None:
    assert described(of_django()).keys() == described(of_fastapi()).keys()


def test_both_halves_describe_them_alike() -> None:
    django, fastapi = described(of_django()), described(of_fastapi())
    differing = {
        name: (django[name], about) for name, about in fastapi.items() if about != django[name]
    }
    assert not differing
