"""Every text that a client can read in a problem."""

from types import MappingProxyType
from typing import Final

DETAILS: Final = MappingProxyType(
    {
        "not-found": "There is nothing at this address.",
        "method-not-allowed": "This address does not answer {method}.",
        "unauthenticated": "Sign in to do this.",
        "forbidden": "You may not do this.",
        "unverified": "The e-mail address is not verified.",
        "validation": "The request is not valid.",
        "unique": "Another row has the same values.",
        "protected": "Other rows refer to this one.",
        "check": "The values break a rule of the database.",
        "malformed": "The body is not valid JSON.",
        "unsupported-media-type": "The body must be application/json.",
        "not-acceptable": "Only application/json can be sent.",
        "too-large": "The request is too large.",
        "precondition-failed": "The row has changed.",
        "throttled": "Too many requests.",
        "unavailable": "The service is not ready.",
        "internal": "Something went wrong on our side.",
    }
)

STATUS: Final = MappingProxyType(
    {
        "not-found": 404,
        "method-not-allowed": 405,
        "unauthenticated": 401,
        "forbidden": 403,
        "unverified": 403,
        "validation": 422,
        "unique": 409,
        "protected": 409,
        "check": 422,
        "malformed": 400,
        "unsupported-media-type": 415,
        "not-acceptable": 406,
        "too-large": 413,
        "precondition-failed": 412,
        "throttled": 429,
        "unavailable": 503,
        "internal": 500,
    }
)

# The phrases of RFC 9110; `http.HTTPStatus` has others for two of them before Python 3.13.
TITLES: Final = MappingProxyType(
    {
        400: "Bad Request",
        401: "Unauthorized",
        403: "Forbidden",
        404: "Not Found",
        405: "Method Not Allowed",
        406: "Not Acceptable",
        409: "Conflict",
        412: "Precondition Failed",
        413: "Content Too Large",
        415: "Unsupported Media Type",
        422: "Unprocessable Content",
        429: "Too Many Requests",
        500: "Internal Server Error",
        503: "Service Unavailable",
    }
)

WRONG_LOGIN: Final = "Wrong login or password."
WRONG_TOKEN: Final = "The token is not valid or has expired."  # noqa: S105
WRONG_REFRESH_TOKEN: Final = "The refresh token is not valid."  # noqa: S105

MESSAGES: Final = MappingProxyType(
    {
        "required": "This field is required.",
        "null": "This field may not be null.",
        "blank": "This field may not be blank.",
        "type": "Expected {what}.",
        "too_short": "Must have at least {limit} characters.",
        "too_long": "Must have at most {limit} characters.",
        "too_small": "Must be at least {limit}.",
        "too_large": "Must be at most {limit}.",
        "choice": "Must be one of: {values}.",
        "pattern": "Must match the pattern {pattern}.",
        "format": "Not a valid {what}.",
        "unknown": "Unknown field.",
        "readonly": "This field is read-only.",
        "reference": "There is no such row.",
        "unique": "Another row has this value.",
        "protected": "Other rows refer to this one.",
        "check": "Breaks the rule {name}.",
    }
)

TOO_MANY_ITEMS: Final = "Must have at most {limit} items."
TOO_MANY_DIGITS: Final = "Must have at most {digits} digits."
TOO_MANY_PLACES: Final = "Must have at most {places} decimal places."
TOO_MANY_LEVELS: Final = "Must have at most {limit} levels."
UNKNOWN_PARAMETER: Final = "Unknown parameter."
REPEATED: Final = "Given more than once."
UNIQUE_TOGETHER: Final = "Another row has these values."
