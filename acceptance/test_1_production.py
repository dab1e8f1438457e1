"""The library under production's settings, in all four renderings: what strangers and browsers meet."""

import secrets
import subprocess
from collections.abc import Iterator

import httpx
import pytest

from armature import environment
from conftest import Repositories
from repository import Repository, Running

HOST = "books.example.org"
YEAR = 365 * 24 * 60 * 60
# As a balancer sends it that has ended TLS.
SECURE = {"X-Forwarded-Proto": "https", "Host": HOST}
PRODUCTION = {
    "ENVIRONMENT": "production",
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "TOKEN_SIGNING_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": f".lists.example.org, {HOST}, 127.0.0.1",
    "EMAIL_URL": "smtp://127.0.0.1:9",
}


@pytest.fixture(scope="module", params=["django", "fastapi", "hybrid", "mounted"])
def repository(request: pytest.FixtureRequest, repositories: Repositories) -> Repository:
    return repositories.get("library", request.param)


@pytest.fixture(scope="module")
def running(repository: Repository) -> Iterator[Running]:
    repository.make("setup")
    collect(repository)
    with repository.running(demo=False, **PRODUCTION) as running:
        yield running


def collect(repository: Repository) -> None:
    """The admin's files, as an image has them."""
    home = repository.path / "core" if repository.architecture == "hybrid" else repository.path
    if (home / "manage.py").exists():
        made_up = {"DATABASE_URL": "postgresql://nobody@localhost/nothing", "MEDIA_ROOT": str(home)}
        settings = {**PRODUCTION, **made_up}
        command = [repository.python, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(command, cwd=home, env=environment(**settings), check=True)


@pytest.fixture(params=["balancer", "processes"])
def addresses(request: pytest.FixtureRequest, running: Running) -> list[str]:
    if request.param == "balancer":
        return [running.address]
    return [address for name, address in running.processes.items() if name != "ready"]


def ask(address: str, path: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{address}{path}", headers={**SECURE, **headers}, timeout=60)


def test_transport_security(addresses: list[str]) -> None:
    """Every answer keeps browsers on TLS, problems too."""
    for at in addresses:
        for path in ("/health/live", "/api/v1/openapi.json", "/api/v1/holdings/copies", "/api/v1/nowhere"):
            answer = ask(at, path)
            assert answer.status_code in (200, 401, 404), (at, path, answer.text)
            policy = answer.headers.get("Strict-Transport-Security", "")
            assert policy == f"max-age={YEAR}; includeSubDomains", (at, path, answer.headers)
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"], (at, path)


def test_hosts(addresses: list[str]) -> None:
    """Both halves read ALLOWED_HOSTS alike; behind the balancer too."""
    known = [HOST, f"{HOST.upper()}:443", "lists.example.org", "a.b.lists.example.org."]
    for at in addresses:
        for host in known:
            answer = ask(at, "/api/v1/holdings/copies", Host=host)
            assert answer.status_code == 401, (at, host, answer.status_code, answer.text)
        for host in ("evil.example", "evillists.example.org", "a_b.lists.example.org"):
            answer = ask(at, "/api/v1/holdings/copies", Host=host)
            assert answer.status_code == 400, (at, host, answer.status_code, answer.text)
            assert answer.json()["type"] == "/problems/malformed", (at, host, answer.text)


def test_the_docs_page_is_for_staff(addresses: list[str]) -> None:
    """Its page is guarded; what clients are made from is not."""
    for at in addresses:
        page = ask(at, "/api/v1/docs")
        assert page.status_code == 401, (at, page.status_code, page.text[:300])
        assert page.json()["type"] == "/problems/unauthenticated", page.text
        assert page.headers["WWW-Authenticate"] == "Bearer"
        assert ask(at, "/api/v1/openapi.json").status_code == 200, at


def test_cookies_of_the_sign_in_page(repository: Repository, running: Running) -> None:
    if repository.architecture == "fastapi":
        pytest.skip("only Django has a sign-in page")
    page = ask(running.address, "/admin/login/")
    assert page.status_code == 200, page.text[:500]
    cookies = page.headers.get_list("Set-Cookie")
    assert cookies
    assert all("Secure" in cookie for cookie in cookies), cookies


def test_no_demo(repository: Repository, running: Running) -> None:
    """Users whose passwords a command prints are never made here."""
    done = subprocess.run(
        ["make", "demo"], cwd=repository.path, env=environment(**PRODUCTION), capture_output=True, text=True
    )
    assert done.returncode != 0, done.stdout
    assert " / " not in done.stdout, done.stdout
