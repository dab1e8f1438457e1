"""Shops that do not see each other: their own checks and tests, then what two of them see from outside."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from conftest import Repositories
from first_request import hold_first_request
from repository import Repository, Running

LISTS = ("categories", "products", "tags", "labellings", "reviews", "organizations")
NEW = {"name": "New", "sku": "only-here", "price": "1.00"}


@pytest.fixture(scope="module", params=["django", "fastapi", "hybrid", "mounted"])
def repository(request: pytest.FixtureRequest, repositories: Repositories) -> Repository:
    return repositories.get("tenants", request.param)


@pytest.fixture(scope="module")
def clients(running: Running) -> Iterator[dict[str, httpx.Client]]:
    """Everybody whom the demo makes, and nobody."""
    clients = {"nobody": client(running)}
    for role, (login, password) in running.logins.items():
        clients[role] = client(running)
        answer = clients[role].post("auth/login", json={"username": login, "password": password})
        clients[role].headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    yield clients
    for each in clients.values():
        each.close()


def client(running: Running) -> httpx.Client:
    return httpx.Client(base_url=f"{running.address}/api/v1/", timeout=60)


def rows(client: httpx.Client, plural: str) -> list[Any]:
    answer = client.get(f"shops/{plural}?count=true&limit=100")
    assert answer.status_code == 200, answer.text
    found: list[Any] = answer.json()["items"]
    assert answer.json()["count"] == len(found)
    return found


def errors(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(error["field"], error["code"]) for error in answer.json()["errors"]]


def test_its_own_checks_and_tests(repository: Repository) -> None:
    if repository.path.name.endswith("mounted"):
        pytest.skip("the hybrid has the same ones, and test_1_mounted.py what mounting adds")
    repository.make("check", "test")


def test_first_request(repository: Repository, running: Running) -> None:
    hold_first_request(repository, running)


def test_each_sees_its_own(clients: dict[str, httpx.Client]) -> None:
    for plural in LISTS:
        first, second = (rows(clients[f"tenant-{number}"], plural) for number in (1, 2))
        assert first, plural
        assert second, plural
        assert not {row["id"] for row in first} & {row["id"] for row in second}, plural
        # A superuser sees in the API what his tenant sees.
        assert rows(clients["admin"], plural) == first
        for row in second:
            for method in ("GET", "PUT", "PATCH", "DELETE"):
                for role in ("admin", "tenant-1"):
                    answer = clients[role].request(method, f"shops/{plural}/{row['id']}", json={})
                    deleting = method == "DELETE" and plural == "organizations"
                    assert answer.status_code == (405 if deleting else 404), (method, plural, role)
    strangers = {clients[f"tenant-{number}"].get("auth/me").json()["id"]: number for number in (1, 2)}
    for number in (1, 2):
        for product in rows(clients[f"tenant-{number}"], "products"):
            assert {strangers.get(user, number) for user in product["readers"]} <= {number}
    assert rows(clients["tenant-1"], "countries") == rows(clients["nobody"], "countries") != []
    # The public may see tags, but none belongs to it.
    assert rows(clients["nobody"], "tags") == []


def test_no_reference_leads_elsewhere(clients: dict[str, httpx.Client]) -> None:
    mine, theirs = clients["tenant-1"], clients["tenant-2"]
    product = rows(mine, "products")[0]
    place = f"shops/products/{product['id']}"
    for name, plural in (("category", "categories"), ("tags", "tags"), ("labels", "tags")):
        key = rows(theirs, plural)[0]["id"]
        one = plural == "categories"
        refused = mine.patch(place, json={name: key if one else [key]})
        assert errors(refused) == [(name if one else f"{name}.0", "reference")]
        if name != "labels":
            assert mine.get(f"shops/products?count=true&{name}={key}").json()["count"] == 0
    user = theirs.get("auth/me").json()["id"]
    assert errors(mine.patch(place, json={"owner": user})) == [("owner", "reference")]


def test_what_is_unique_is_so_within_a_tenant(clients: dict[str, httpx.Client]) -> None:
    for role in ("tenant-1", "tenant-2"):
        body = {**NEW, "category": rows(clients[role], "categories")[0]["id"]}
        made = clients[role].post("shops/products", json=body)
        assert made.status_code == 201, made.text
        assert made.json()["organization"] == rows(clients[role], "organizations")[0]["id"]
        again = clients[role].post("shops/products", json=body)
        assert (again.status_code, errors(again)) == (409, [("sku", "unique")])
        given = {**body, "sku": "other", "organization": made.json()["organization"]}
        assert errors(clients[role].post("shops/products", json=given)) == [("organization", "readonly")]


def test_rows_go_with_their_lists(clients: dict[str, httpx.Client]) -> None:
    mine = clients["tenant-1"]
    tag = mine.post("shops/tags", json={"name": "Short-lived"}).json()["id"]
    lists = {"tags": [tag], "readers": [mine.get("auth/me").json()["id"]]}
    body = {
        **NEW,
        "name": "Short-lived",
        "sku": "short-lived",
        "category": rows(mine, "categories")[0]["id"],
        **lists,
    }
    made = mine.post("shops/products", json=body)
    assert made.status_code == 201, made.text
    assert mine.delete(f"shops/products/{made.json()['id']}").status_code == 204
    assert mine.delete(f"shops/tags/{tag}").status_code == 204


def test_nobody_makes_tenants_or_rows_of_nobody(clients: dict[str, httpx.Client]) -> None:
    assert clients["admin"].post("shops/organizations", json={"name": "New"}).status_code == 405
    assert clients["nobody"].post("shops/tags", json={"name": "New"}).status_code == 401


def test_two_tenants_at_once_share_connections(clients: dict[str, httpx.Client]) -> None:
    expected = {role: rows(clients[role], "tags") for role in ("tenant-1", "tenant-2", "nobody")}
    assert expected["tenant-1"] != expected["tenant-2"]
    asked = [*expected] * 20
    with ThreadPoolExecutor(12) as pool:
        found = pool.map(lambda role: rows(clients[role], "tags"), asked)
        assert [*found] == [expected[role] for role in asked]


def test_a_session_of_the_admin_carries_the_tenant(repository: Repository, running: Running) -> None:
    if repository.architecture == "fastapi":
        pytest.skip("there is no admin")
    login, password = running.logins["tenant-2"]
    with httpx.Client(base_url=running.address, timeout=60, follow_redirects=True) as browser:
        page = browser.get("/admin/login/").text
        token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        form = {"username": login, "password": password, "csrfmiddlewaretoken": token, "next": "/admin/"}
        browser.post("/admin/login/", data=form, headers={"Referer": f"{running.address}/admin/login/"})
        assert "sessionid" in browser.cookies
        for plural in LISTS:
            listed = browser.get(f"/admin/shops/{plural.removesuffix('s').replace('categorie', 'category')}/")
            assert listed.status_code == 200, plural
        with client(running) as api:
            api.cookies = browser.cookies
            seen = {plural: rows(api, plural) for plural in LISTS}
    with client(running) as api:
        answer = api.post("auth/login", json={"username": login, "password": password})
        api.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        assert {plural: rows(api, plural) for plural in LISTS} == seen
        assert seen["products"]


def sql(repository: Repository, text: str) -> subprocess.CompletedProcess[str]:
    """Run SQL as the application's role."""
    psql = 'psql "$DATABASE_URL" -X -q -A -t -v ON_ERROR_STOP=1'
    command = [repository.python, "scripts/postgres.py", "exec", "--dev", "--", "sh", "-c", psql]
    return subprocess.run(command, cwd=repository.path, input=text, text=True, capture_output=True)


def acting(tenant: str) -> str:
    return f"BEGIN; SET LOCAL app.tenant = '{tenant}';"


def test_the_database_guards_itself(repository: Repository, clients: dict[str, httpx.Client]) -> None:
    role = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert sql(repository, role).stdout.split() == ["f"]
    mine, theirs = (rows(clients[f"tenant-{number}"], "organizations")[0]["id"] for number in (1, 2))
    tags = "SELECT count(*) FROM shops_tag;"
    counts = [sql(repository, before + tags).stdout.strip() for before in ("", acting(mine), acting("*"))]
    assert counts[0] == "0"
    assert int(counts[1]) == len(rows(clients["tenant-1"], "tags"))
    assert int(counts[2]) >= int(counts[1]) + len(rows(clients["tenant-2"], "tags"))
    handed = sql(repository, acting(mine) + f"UPDATE shops_tag SET organization_id = '{theirs}';")
    assert "row-level security" in handed.stderr
    product = rows(clients["tenant-1"], "products")[0]["id"]
    category, tag = (rows(clients["tenant-2"], plural)[0]["id"] for plural in ("categories", "tags"))
    # One row: of two that have one name, the second is refused as not unique, and sooner.
    led = f"UPDATE shops_product SET category_id = {category} WHERE id = '{product}'; COMMIT;"
    assert "violates foreign key" in sql(repository, acting("*") + led).stderr
    joined = f"INSERT INTO shops_product_tags (product_id, tag_id) VALUES ('{product}', {tag});"
    assert "row-level security" in sql(repository, acting("*") + joined).stderr
