"""Hold an OpenAPI document to the contract: valid 3.1, every operation under its id, nothing else."""

import re
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

AUTH = {
    ("post", "/api/v1/auth/login"): "auth_login",
    ("post", "/api/v1/auth/refresh"): "auth_refresh",
    ("post", "/api/v1/auth/logout"): "auth_logout",
    ("get", "/api/v1/auth/me"): "auth_me",
    ("patch", "/api/v1/auth/me"): "auth_me_update",
    ("post", "/api/v1/auth/password/change"): "auth_password_change",
    ("post", "/api/v1/auth/password/forgot"): "auth_password_forgot",
    ("post", "/api/v1/auth/password/reset"): "auth_password_reset",
    ("post", "/api/v1/auth/register"): "auth_register",
    ("post", "/api/v1/auth/verify-email"): "auth_verify_email",
}
LIST = {"get": "list", "post": "create"}
ROW = {"get": "get", "put": "replace", "patch": "update", "delete": "delete"}
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def operations(routes: dict[str, dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The ids by method and path; a route `{app}/{plural}` has a name, operations, files, actions."""
    expected = dict(AUTH)
    for route, about in routes.items():
        for path, kinds in ((f"/api/v1/{route}", LIST), (f"/api/v1/{route}/{{}}", ROW)):
            for method, what in kinds.items():
                if what in about.get("operations", (what,)):
                    expected[method, path] = f"{about['name']}_{what}"
        for file in about.get("files", ()):
            for method in ("get", "put") if file in about.get("required", ()) else ("get", "put", "delete"):
                expected[method, f"/api/v1/{route}/{{}}/{file}"] = f"{about['name']}_{file}_{ROW[method]}"
        for action in about.get("actions", ()):
            address = action.replace("_", "-")
            expected["post", f"/api/v1/{route}/{{}}/{address}"] = f"{about['name']}_{action}"
    return expected


def openings(document: dict[str, Any], routes: dict[str, dict[str, Any]]) -> list[str]:
    """Signing in is said to be needed, save where everybody may call."""
    open_ids = {f"{about['name']}_{what}" for about in routes.values() for what in about.get("public", ())}
    # Who sees a row sees its files.
    open_ids |= {
        f"{about['name']}_{file}_get"
        for about in routes.values()
        for file in about.get("files", ())
        if "get" in about.get("public", ())
    }
    found = []
    for item in document.get("paths", {}).values():
        for operation in item.values():
            name = operation.get("operationId", "") if isinstance(operation, dict) else ""
            security = operation.get("security", []) if isinstance(operation, dict) else []
            signed = [one for one in security if one]
            if name.startswith(tuple(about["name"] for about in routes.values())) and (
                not signed or ({} in security) != (name in open_ids)
            ):
                found.append(f"{name}: security {security}")
    return found


def differences(document: dict[str, Any], routes: dict[str, dict[str, Any]]) -> list[str]:
    found = [
        f"{error.json_path}: {error.message}" for error in OpenAPIV31SpecValidator(document).iter_errors()
    ]
    if not str(document.get("openapi", "")).startswith("3.1"):
        found.append(f"openapi: {document.get('openapi')}")
    actual = {
        (method, re.sub(r"\{[^}]*\}", "{}", path)): operation.get("operationId")
        for path, item in document.get("paths", {}).items()
        for method, operation in item.items()
        if method in METHODS and path.startswith("/api/")
    }
    found += openings(document, routes)
    expected = operations(routes)
    for key in sorted(expected.keys() | actual.keys()):
        if expected.get(key) != actual.get(key):
            found.append(f"{key[0].upper()} {key[1]}: expected {expected.get(key)}, got {actual.get(key)}")
    return found
