"""The OpenAPI document's page, without anything from other hosts."""

from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, Final

from fastapi import FastAPI, Response
from fastapi.params import Depends as Dependency
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.routing import BaseRoute

from api.common.openapi import describe

PATH: Final = "/api/v1/docs"
ASSETS: Final = f"{PATH}/assets"
POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-ancestors 'none'"
)

PAGE: Final = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title}</title>
    <link rel="stylesheet" href="{assets}/swagger-ui.css">
    <link rel="icon" href="{assets}/favicon.png">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="{assets}/swagger-ui-bundle.js"></script>
    <script src="{path}/start.js"></script>
  </body>
</html>
"""
START: Final = 'SwaggerUIBundle({{ url: "{url}", dom_id: "#swagger-ui", deepLinking: true }});\n'


def install(
    app: FastAPI, guards: Sequence[Dependency] = (), also: Sequence[BaseRoute] = ()
) -> None:
    """Serve the page with the assets of the package `fastapi-offline`, to whom the guards let in.

    The document describes the application's routes, and those that are answered elsewhere.
    """
    page = PAGE.format(title=escape(app.title), assets=ASSETS, path=PATH)
    start = START.format(url=app.openapi_url)

    async def show() -> Response:
        return HTMLResponse(page, headers={"Content-Security-Policy": POLICY})

    async def script() -> Response:
        return Response(start, media_type="text/javascript")

    @cache
    def document() -> dict[str, Any]:
        return describe(app, [*app.routes, *also])

    app.openapi = document  # type: ignore[method-assign]
    app.add_api_route(PATH, show, dependencies=guards, include_in_schema=False)
    app.add_api_route(f"{PATH}/start.js", script, include_in_schema=False)
    directory = str(files("fastapi_offline") / "static")
    app.mount(ASSETS, StaticFiles(directory=directory), name="docs-assets")
