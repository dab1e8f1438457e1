"""The samples do what their articles say, when somebody calls them."""

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from armature import ROOT, new
from browser import chromium, sign_in
from first_request import hold_first_request
from repository import Repository, Running

SAMPLES = {"internal-admin-public-api": "hybrid", "blog-cms": "django", "users-api": "fastapi"}


@pytest.fixture(scope="module")
def sample(request: pytest.FixtureRequest, work: Path, launcher: Path) -> Repository:
    name = request.param
    print(f"armature new sample:{name}", flush=True)
    new(f"sample:{name}", work / name)
    return Repository(work / name, SAMPLES[name])


@pytest.fixture(scope="module")
def running(sample: Repository) -> Iterator[Running]:
    with sample.running() as running:
        yield running


def only(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("sample", [name], indirect=True, scope="module")


every = pytest.mark.parametrize("sample", list(SAMPLES), indirect=True, scope="module")


@contextmanager
def client(running: Running, role: str = "admin") -> Iterator[httpx.Client]:
    """Signed in with a token."""
    login, password = running.logins[role]
    with httpx.Client(base_url=f"{running.address}/api/v1", timeout=30) as http:
        tokens = http.post("/auth/login", json={"username": login, "password": password}).json()
        http.headers["Authorization"] = f"Bearer {tokens['access_token']}"
        yield http


def made(response: httpx.Response) -> dict:
    assert response.status_code == 201, response.text
    return response.json()


@every
def test_checks_and_tests(sample: Repository) -> None:
    sample.make("check", "test")


@every
def test_first_request(sample: Repository, running: Running) -> None:
    hold_first_request(sample, running)


@only("internal-admin-public-api")
def test_saved_in_the_admin_it_is_in_the_public_api(sample: Repository, running: Running) -> None:
    """In a browser: sign in, add a category and a product, look at the API."""
    sku = f"LAMP-{uuid.uuid4().hex[:6].upper()}"
    screenshot = ROOT / "target" / "acceptance" / "internal-admin-public-api.png"
    screenshot.parent.mkdir(parents=True, exist_ok=True)
    with client(running) as api, chromium() as driver:
        category = made(api.post("/catalog/categories", json={"name": f"Lamps {sku}"}))["id"]
        wait = WebDriverWait(driver, 20)
        sign_in(driver, running)
        driver.get(f"{running.address}/admin/catalog/product/add/?category={category}")
        for name, text in {"name": "Desk lamp", "sku": sku, "price": "19.90", "stock": "3"}.items():
            field = driver.find_element(By.NAME, name)
            field.clear()
            field.send_keys(text)
        driver.find_element(By.NAME, "_save").click()
        wait.until(lambda page: page.current_url.endswith("/admin/catalog/product/"))
        driver.get(f"{running.address}/admin/catalog/product/?q={sku}&state=draft")
        assert [cell.text for cell in driver.find_elements(By.CSS_SELECTOR, ".field-sku")] == [sku]
        assert driver.find_element(By.ID, "changelist-filter").text, "the list has filters"
        driver.save_screenshot(str(screenshot))
        driver.get(f"{running.address}/api/v1/catalog/products?search={sku}")
        shown = driver.find_element(By.TAG_NAME, "body").text
        (item,) = json.loads(shown.splitlines()[-1])["items"]
        assert (item["name"], item["price"], item["stock"]) == ("Desk lamp", "19.90", 3)
        # Nobody signs in for the catalog; who bought what is not the public's.
        public = httpx.get(f"{running.address}/api/v1/catalog/products?search={sku}")
        assert public.json()["items"] == [item]
        assert httpx.get(f"{running.address}/api/v1/sales/customers").status_code == 401


@only("internal-admin-public-api")
def test_both_halves_give_the_same_report(sample: Repository, running: Running) -> None:
    mark = uuid.uuid4().hex[:8]
    with client(running) as api:
        category = made(api.post("/catalog/categories", json={"name": mark}))["id"]
        product = {"name": mark, "sku": mark.upper(), "price": "5.00", "category": category}
        lamp = made(api.post("/catalog/products", json=product))["id"]
        for number, quantity in enumerate((1, 7, 3)):
            person = {"name": f"Customer {number} {mark}", "email": f"{number}.{mark}@example.org"}
            customer = made(api.post("/sales/customers", json=person))["id"]
            order = {
                "number": f"{mark}-{number}",
                "customer": customer,
                "state": "paid",
                "placed_at": f"2031-05-0{number + 1}T12:00:00Z",
            }
            key = made(api.post("/sales/orders", json=order))["id"]
            line = {"order": key, "product": lamp, "quantity": quantity, "price": "9.99"}
            made(api.post("/sales/order-lines", json=line))
        path = "/api/v1/reports/top-customers?since=2031-05-02"
        halves = [name for name in running.processes if name.startswith(("django-", "fastapi-"))]
        assert len(halves) == 4, running.processes
        answers = [
            httpx.get(f"{address}{path}", headers=api.headers)
            for address in (running.address, *(running.processes[name] for name in halves))
        ]
        assert {each.status_code for each in answers} == {200}
        assert len({each.content for each in answers}) == 1
        report = [(row["name"], row["spent"]) for row in answers[0].json()["items"]]
        assert report == [(f"Customer 1 {mark}", "69.93"), (f"Customer 2 {mark}", "29.97")]
        assert api.get("/reports/top-customers").status_code == 422
    assert httpx.get(f"{running.address}{path}").status_code == 401


@only("internal-admin-public-api")
def test_three_services_are_asked_at_once(sample: Repository, running: Running) -> None:
    """Each takes 200 ms; one after the other they would take 600."""
    with client(running) as api:
        seconds = []
        for _ in range(5):
            began = time.monotonic()
            overview = api.get("/overview").json()
            seconds.append(time.monotonic() - began)
            assert overview["missing"] == []
            assert overview["profile"]["language"] == "en"
            assert overview["notifications"][0]["subject"].startswith("Welcome")
    print(f"the overview took {min(seconds) * 1000:.0f} ms at best")
    assert 0.2 <= min(seconds) < 0.5


@only("blog-cms")
def test_the_demo_has_something_to_read(sample: Repository, running: Running) -> None:
    assert "<article>" in httpx.get(running.address).text
    with client(running) as api:
        states = [row["state"] for row in api.get("/blog/posts").json()["items"]]
    assert {"draft", "review", "published"} <= set(states)


@only("blog-cms")
def test_drafts_become_pages(sample: Repository, running: Running) -> None:
    mark = uuid.uuid4().hex[:8]
    with client(running) as api, httpx.Client(base_url=running.address) as reader:
        tag = made(api.post("/blog/tags", json={"name": f"Tag {mark}", "slug": f"tag-{mark}"}))["id"]
        post = {"title": f"Post {mark}", "slug": mark, "body": f"<i>Text</i> of {mark}.", "tags": [tag]}
        key = made(api.post("/blog/posts", json=post))["id"]
        assert reader.get(f"/posts/{mark}").status_code == 404
        assert mark not in reader.get("/").text
        assert api.patch(f"/blog/posts/{key}", json={"state": "published"}).status_code == 422
        assert api.post(f"/blog/posts/{key}/publish").status_code == 200
        page = reader.get(f"/posts/{mark}")
        assert page.status_code == 200
        assert f"&lt;i&gt;Text&lt;/i&gt; of {mark}." in page.text
        assert page.headers["cache-control"] == "public, max-age=60"
        known = {"If-None-Match": page.headers["etag"]}
        assert reader.get(f"/posts/{mark}", headers=known).status_code == 304
        for path in (f"/?q={mark}", f"/tags/tag-{mark}", "/feed.xml"):
            assert f"/posts/{mark}" in reader.get(path).text, path
        found = api.get("/blog/posts", params={"search": mark, "tags": tag, "state": "published"})
        assert [row["id"] for row in found.json()["items"]] == [key]


@only("blog-cms")
def test_authors_submit_and_editors_publish(sample: Repository, running: Running) -> None:
    mark = uuid.uuid4().hex[:8]
    with client(running, "author") as author, client(running, "editor") as editor:
        post = {"title": f"Post {mark}", "slug": mark, "body": "Text."}
        key = made(author.post("/blog/posts", json=post))["id"]
        assert author.post(f"/blog/posts/{key}/publish").status_code == 403
        assert author.post(f"/blog/posts/{key}/submit").json()["state"] == "review"
        assert author.post(f"/blog/posts/{key}/submit").status_code == 409
        assert editor.post(f"/blog/posts/{key}/publish").json()["state"] == "published"
        assert author.post(f"/blog/posts/{key}/withdraw").status_code == 403
        others = made(editor.post("/blog/posts", json={**post, "slug": f"{mark}-2"}))["id"]
        assert author.post(f"/blog/posts/{others}/submit").status_code == 403


@only("blog-cms")
def test_editors_publish_in_the_admin(sample: Repository, running: Running) -> None:
    """In a browser: choose a draft and the action, look at the page."""
    mark = uuid.uuid4().hex[:8]
    with client(running) as api, chromium() as driver:
        made(api.post("/blog/posts", json={"title": mark, "slug": mark, "body": "Text."}))
        sign_in(driver, running)
        driver.get(f"{running.address}/admin/blog/post/?q={mark}")
        driver.find_element(By.NAME, "_selected_action").click()
        driver.find_element(By.CSS_SELECTOR, "select[name=action] option[value=publish]").click()
        driver.find_element(By.CSS_SELECTOR, "button[name=index]").click()
        WebDriverWait(driver, 20).until(lambda page: "Publish: 1 post changed." in page.page_source)
    assert httpx.get(f"{running.address}/posts/{mark}").status_code == 200


@only("blog-cms")
def test_pictures_are_uploaded_and_shown(sample: Repository, running: Running) -> None:
    mark = uuid.uuid4().hex[:8]
    picture = ROOT / "docs" / "pictures" / "admin.png"
    with client(running) as api, chromium() as driver:
        post = {"title": mark, "slug": mark, "body": "Look."}
        key = made(api.post("/blog/posts", json=post))["id"]
        assert api.post(f"/blog/posts/{key}/publish").status_code == 200
        sign_in(driver, running)
        driver.get(f"{running.address}/admin/blog/post/{key}/change/")
        driver.find_element(By.NAME, "cover").send_keys(str(picture))
        driver.find_element(By.NAME, "_save").click()
        WebDriverWait(driver, 20).until(lambda page: page.current_url.endswith("/admin/blog/post/"))
        driver.get(f"{running.address}/posts/{mark}")
        image = driver.find_element(By.CSS_SELECTOR, "article img")
        width = driver.execute_script("return arguments[0].naturalWidth", image)
        assert width > 100, "the browser shows the picture, and the policy lets it"
        driver.save_screenshot(str(ROOT / "target" / "acceptance" / "blog-cms.png"))
    shown = httpx.get(f"{running.address}/posts/{mark}/cover")
    assert shown.headers["content-type"] == "image/png"
    assert shown.content == picture.read_bytes()


@only("users-api")
def test_people_come_and_are_found(sample: Repository, running: Running) -> None:
    mark = uuid.uuid4().hex[:8]
    with client(running) as api:
        person = {"name": f"Ada {mark}", "email": f"{mark}@example.org", "age": 36}
        ada = made(api.post("/directory/users", json=person))
        assert api.get(f"/directory/users/{ada['id']}").json() == ada
        found = api.get("/directory/users", params={"search": mark, "count": "true"}).json()
        assert (found["items"], found["count"]) == ([ada], 1)
        wrong = api.post("/directory/users", json={"name": "Bob", "email": "bob", "age": 200})
        problems = [(each["field"], each["code"]) for each in wrong.json()["errors"]]
        assert (wrong.status_code, problems) == (422, [("email", "format"), ("age", "too_large")])
        assert api.post("/directory/users", json=person).status_code == 409
    assert httpx.get(f"{running.address}/api/v1/directory/users").status_code == 401
    document = httpx.get(f"{running.address}/api/v1/openapi.json").json()
    assert "/api/v1/directory/users/{id}" in document["paths"]
