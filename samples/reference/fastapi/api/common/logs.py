"""The log: one line for each event, each with the id of its request."""

import datetime as dt
import json
import logging
from contextvars import ContextVar
from logging.config import dictConfig
from typing import Final

TEXT: Final = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdFilter(logging.Filter):
    """Adds the id of the request to each record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record."""
        record.request_id = request_id.get()
        return True


class JSONFormatter(logging.Formatter):
    """Writes one JSON object for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        entry = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request_id": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def configure_logging(level: str, formatter: str) -> None:
    """Send the log of the application, and of its server, to standard error."""
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {"request_id": {"()": RequestIdFilter}},
            "formatters": {"json": {"()": JSONFormatter}, "text": {"format": TEXT}},
            "handlers": {
                "stderr": {
                    "class": "logging.StreamHandler",
                    "filters": ["request_id"],
                    "formatter": formatter,
                }
            },
            "loggers": {
                "api": {"handlers": ["stderr"], "level": level},
                "uvicorn": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
                # Our middleware has a line for each request already.
                "uvicorn.access": {"propagate": False},
            },
        }
    )
