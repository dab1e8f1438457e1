"""Compare OpenAPI documents: what a client can rely on, whoever wrote it down and in whatever words."""

from typing import Any

# Words for people, and what each engine calls its components.
WORDS = ("title", "description", "summary", "tags")
METHODS = ("delete", "get", "patch", "post", "put")


def differences(one: dict[str, Any], other: dict[str, Any], schemes: set[str]) -> list[str]:
    """Where two documents differ below /api/, as far as a client can notice.

    `schemes` are the ways to sign in that both engines have.
    """
    return list(compare("", described(one, schemes), described(other, schemes)))


def unsaid(document: dict[str, Any]) -> list[str]:
    """The operations below /api/ of which no sentence of their own says what they do."""
    said: dict[str, list[str]] = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if path.startswith("/api/") and method in item:
                said.setdefault(item[method].get("description", ""), []).append(f"{method.upper()} {path}")
    return [place for words, places in said.items() if not words or len(places) > 1 for place in places]


def described(document: dict[str, Any], schemes: set[str]) -> dict[str, Any]:
    components = document.get("components", {}).get("schemas", {})
    return {
        path: {method: operation(item[method], components, schemes) for method in METHODS if method in item}
        for path, item in document["paths"].items()
        if path.startswith("/api/")
    }


def operation(about: dict[str, Any], components: dict[str, Any], schemes: set[str]) -> dict[str, Any]:
    parameters = {
        f"{parameter['in']} {parameter['name']}": plain({"required": False, **parameter}, components)
        for parameter in about.get("parameters", ())
    }
    security = sorted(name for choice in about.get("security", ()) for name in choice or {"nobody": []})
    security = [name for name in security if name in schemes | {"nobody"}]
    rest = {key: about[key] for key in ("operationId", "requestBody", "responses") if key in about}
    return {"parameters": parameters, "security": security, **plain(rest, components)}


def plain(value: Any, components: dict[str, Any]) -> Any:
    """A part of a document with every reference followed and every list in order."""
    if isinstance(value, list):
        return sorted((plain(item, components) for item in value), key=repr)
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return plain(components[value["$ref"].rpartition("/")[2]], components)
    if set(value) & set(WORDS) and isinstance(value.get("title", ""), str):
        value = {key: part for key, part in value.items() if key not in WORDS or isinstance(part, dict)}
    return {key: plain(part, components) for key, part in value.items()}


def compare(place: str, one: Any, other: Any) -> list[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        found: list[str] = []
        for key in sorted(one.keys() | other.keys(), key=str):
            below = f"{place} > {key}" if place else str(key)
            if key not in one or key not in other:
                here = one.get(key, other.get(key))
                found.append(f"{below}: only in the {'first' if key in one else 'second'}: {here}"[:300])
            else:
                found += compare(below, one[key], other[key])
        return found
    return [] if one == other else [f"{place}: {one!r} and {other!r}"[:300]]
