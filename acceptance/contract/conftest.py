import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("contract")
    group.addoption("--address", help="the server under test, for example http://127.0.0.1:8000")
    group.addoption("--admin", help="LOGIN:PASSWORD of a superuser")
    group.addoption("--member", help="LOGIN:PASSWORD of a user who is no staff")
    group.addoption("--session", action="store_true", help="the address has Django's admin")
