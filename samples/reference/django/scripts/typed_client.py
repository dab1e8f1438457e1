"""Make a typed Python client from the description of the API, and hold its types.

python scripts/typed_client.py DOCUMENT DIRECTORY    writes the package `api_client` into the directory
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mypy import api as mypy
from openapi_python_client import generate, strings
from openapi_python_client.config import ClassOverride, Config, ConfigFile, MetaType

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "api_client"
METHODS = {"delete", "get", "patch", "post", "put"}
MERGE_PATCH = "application/merge-patch+json"
BYTES = "application/octet-stream"
IMAGES = ("image/gif", "image/jpeg", "image/png", "image/webp")
# What the generator calls things of its own: a field with such a name gets a `_` behind it, as
# one that is named as a built-in has.
TAKEN = {
    "additional_keys",
    "additional_properties",
    "cast",
    "client",
    "cls",
    "cookies",
    "d",
    "errors",
    "field_dict",
    "files",
    "from_dict",
    "headers",
    "httpx",
    "json",
    "kwargs",
    "params",
    "prop",
    "prop_dict",
    "prop_name",
    "quote",
    "response",
    "src_dict",
    "to_dict",
    "to_multipart",
    "types",
    "url",
}


def main(source: Path, directory: Path) -> int:
    document = json.loads(source.read_text(encoding="utf-8"))
    directory.mkdir(parents=True, exist_ok=True)
    given = directory / "openapi.json"
    given.write_text(json.dumps(prepared(document)), encoding="utf-8")
    package = directory / PACKAGE
    faults = [*write(document, given, package), *missing(document, package)]
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        return 1
    # The repository's own settings are for its own code.
    options = ["--strict", "--config-file=", f"--cache-dir={directory / '.mypy_cache'}"]
    found, errors, status = mypy.run([*options, str(package)])
    print((found + errors).strip())
    return status


def prepared(document: dict[str, Any]) -> dict[str, Any]:
    """Leave out a second media type of the same body, which the generator cannot say."""
    paths = {
        path: {method: once(operation) for method, operation in item.items()}
        for path, item in document["paths"].items()
    }
    return {**document, "paths": paths}


def once(operation: dict[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {})
    content = {kind: it for kind, it in body.get("content", {}).items() if kind != MERGE_PATCH}
    return {**operation, "requestBody": {**body, "content": content}} if content else operation


def write(document: dict[str, Any], source: Path, package: Path) -> Iterator[str]:
    """Write the package; what the generator could not make."""
    strings.RESERVED_WORDS.update(TAKEN)
    names = document.get("components", {}).get("schemas", {})
    settings = ConfigFile(
        # A field may have the name of a model, so the module gets another one.
        class_overrides={
            name: ClassOverride(module_name=f"{strings.snake_case(name)}_model") for name in names
        },
        content_type_overrides=dict.fromkeys(IMAGES, BYTES),
        literal_enums=True,
        post_hooks=[],
    )
    config = Config.from_sources(
        settings, MetaType.NONE, source, "utf-8", overwrite=True, output_path=package
    )
    for error in generate(config=config):
        yield f"{error.header} {error.detail or ''}".strip()


def missing(document: dict[str, Any], package: Path) -> Iterator[str]:
    """Operations that the client does not have."""
    made = {path.stem for path in (package / "api").glob("*/*.py")}
    for item in document["paths"].values():
        for method, operation in item.items():
            if method in METHODS and operation["operationId"] not in made:
                yield f"{operation['operationId']}: not in the client"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
