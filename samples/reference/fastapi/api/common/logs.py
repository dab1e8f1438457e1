"""The log: one line for each event, each with the id of its request."""

import logging
from contextvars import ContextVar
from logging.config import dictConfig

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdFilter(logging.Filter):
    """Adds the id of the request to each record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record."""
        record.request_id = request_id.get()
        return True


def configure_logging(level: str) -> None:
    """Send the log of the application to standard error."""
    line = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {"request_id": {"()": RequestIdFilter}},
            "formatters": {"line": {"format": line}},
            "handlers": {
                "stderr": {
                    "class": "logging.StreamHandler",
                    "filters": ["request_id"],
                    "formatter": "line",
                }
            },
            "loggers": {"api": {"handlers": ["stderr"], "level": level}},
        }
    )
