"""The application: `uvicorn --factory api.main:create_app`."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from api.accounts.dependencies import STAFF
from api.accounts.documented import router as accounts_router
from api.common import documents, handlers, health
from api.common.engine import create_engine
from api.common.logs import configure_logging
from api.common.middleware import Addresses, Hosts, RequestContext
from api.database import create_readers, create_sessions
from api.library.routes import router as library_router
from api.settings import Settings, get_settings

ROUTERS: Final = (library_router,)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Hold the connections as long as the application runs."""
    engine = create_engine(app.state.settings)
    app.state.sessions = create_sessions(engine)
    app.state.readers = create_readers(engine)
    yield
    await engine.dispose()


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the application from its settings."""
    settings = settings or get_settings()
    configure_logging(settings.log_level, settings.log_formatter)
    app = FastAPI(
        title="Reference",
        description="The smallest domain that shows every kind of file.",
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.settings = settings
    handlers.install(app)
    app.include_router(health.router)
    for router in ROUTERS:
        app.include_router(router, prefix="/api/v1")
    guards = STAFF if settings.guards_docs else ()
    documents.install(app, guards, also=accounts_router.routes)
    app.add_middleware(Addresses)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_credentials=True,
            allow_methods=["DELETE", "GET", "PATCH", "POST", "PUT"],
            allow_headers=["Authorization", "Content-Type", "If-Match", "If-None-Match"],
            expose_headers=["ETag", "Location", "Retry-After", "X-Request-ID"],
        )
    if settings.production:
        app.add_middleware(Hosts, names=settings.hosts)
    app.add_middleware(RequestContext, headers=security_headers(settings))
    return app


def security_headers(settings: Settings) -> dict[str, str]:
    """Give the headers that every answer has."""
    headers = {
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    if settings.production:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return headers
