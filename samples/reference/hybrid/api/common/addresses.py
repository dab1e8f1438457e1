"""E-mail and web addresses, as the validators of Django 5.2 take them.

Django may read and write the same columns, so both must agree on what an address is.
"""

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

MAXIMUM_EMAIL: Final = 320
MAXIMUM_URL: Final = 2048
MAXIMUM_HOST: Final = 253

LETTERS: Final = "\u00a1-\uffff"
HOST: Final = rf"[a-z{LETTERS}0-9](?:[a-z{LETTERS}0-9-]{{0,61}}[a-z{LETTERS}0-9])?"
DOMAIN: Final = rf"(?:\.(?!-)[a-z{LETTERS}0-9-]{{1,63}}(?<!-))*"
TOP_LEVEL: Final = rf"\.(?!-)(?:[a-z{LETTERS}-]{{2,63}}|xn--[a-z0-9]{{1,59}})(?<!-)"
BYTE: Final = r"(?:0|25[0-5]|2[0-4][0-9]|1[0-9]?[0-9]?|[1-9][0-9]?)"

EMAIL_USER: Final = re.compile(
    r"(?:[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*"
    r'|"(?:[\001-\010\013\014\016-\037!#-\[\]-\177]|\\[\001-\011\013\014\016-\177])*")',
    re.IGNORECASE,
)
EMAIL_DOMAIN: Final = re.compile(HOST + DOMAIN + TOP_LEVEL, re.IGNORECASE)
EMAIL_LITERAL: Final = re.compile(r"\[([A-F0-9:.]+)\]", re.IGNORECASE)
URL: Final = re.compile(
    r"https?://(?:[^\s:@/]+(?::[^\s:@/]*)?@)?"
    rf"(?:{BYTE}(?:\.{BYTE}){{3}}|\[[0-9a-f:.]+\]|{HOST}{DOMAIN}{TOP_LEVEL}\.?|localhost)"
    r"(?::[0-9]{1,5})?(?:[/?#][^\s]*)?",
    re.IGNORECASE,
)
URL_IPV6: Final = re.compile(r"\[(.+)\](?::[0-9]{1,5})?")


def is_email(text: str) -> bool:
    """Whether Django would store the text in an e-mail field."""
    user, at, domain = text.rpartition("@")
    if not at or len(text) > MAXIMUM_EMAIL or not EMAIL_USER.fullmatch(user):
        return False
    if domain == "localhost" or EMAIL_DOMAIN.fullmatch(domain):
        return True
    literal = EMAIL_LITERAL.fullmatch(domain)
    return literal is not None and is_ip(literal.group(1))


def is_url(text: str) -> bool:
    """Whether Django would store the text in a field for http and https addresses."""
    if len(text) > MAXIMUM_URL or not URL.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    literal = URL_IPV6.fullmatch(parts.netloc)
    if literal and not is_ip(literal.group(1)):
        return False
    return parts.hostname is not None and len(parts.hostname) <= MAXIMUM_HOST


def is_ip(text: str) -> bool:
    """Whether the text is an IPv4 or IPv6 address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
