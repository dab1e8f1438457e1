"""What a person does with a browser."""

import json
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.wait import WebDriverWait

from repository import Running

# Without these, headless Chromium as root calls hosts on the internet at every start.
FLAGS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1280,900
""".split()


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    programs = [shutil.which("chromium"), shutil.which("chromedriver")]
    assert all(programs), "Chromium is missing: apt-get install chromium chromium-driver"
    with tempfile.TemporaryDirectory(prefix="acceptance-chromium-") as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = programs[0]
        for flag in [*FLAGS, f"--user-data-dir={profile}"]:
            options.add_argument(flag)
        driver = webdriver.Chrome(options, webdriver.ChromeService(programs[1]))
        try:
            yield driver
        finally:
            driver.quit()


def sign_in(driver: webdriver.Chrome, running: Running) -> None:
    """Sign in to the admin."""
    login, password = running.logins["admin"]
    driver.get(f"{running.address}/admin/")
    driver.find_element(By.NAME, "username").send_keys(login)
    driver.find_element(By.NAME, "password").send_keys(password)
    driver.find_element(By.CSS_SELECTOR, "[type=submit]").click()
    WebDriverWait(driver, 20).until(lambda page: page.find_elements(By.ID, "user-tools"))


def add_tag(running: Running, screenshot: Path) -> None:
    login, password = running.logins["admin"]
    name = f"from the browser {uuid.uuid4().hex[:8]}"
    with chromium() as driver:
        wait = WebDriverWait(driver, 20)
        sign_in(driver, running)
        wait.until(lambda page: page.find_elements(By.LINK_TEXT, "Tags"))
        print("signed in to the admin")
        driver.get(f"{running.address}/admin/catalog/tag/add/")
        driver.find_element(By.NAME, "name").send_keys(name)
        driver.find_element(By.NAME, "_continue").click()
        wait.until(lambda page: page.current_url.endswith("/change/"))
        driver.save_screenshot(str(screenshot))
        key = int(driver.current_url.split("/")[-3])
        print(f"added tag {key}; {screenshot}")
        import_products(driver, running, name)
        add_review(driver, running, screenshot.with_name("inline.png"))
        expected = {"id": key, "name": name}
        driver.get(f"{running.address}/api/v1/catalog/tags/{key}")
        shown = driver.find_element(By.TAG_NAME, "body").text
        assert json.loads(shown.splitlines()[-1]) == expected, f"by its session the browser got {shown}"
    with httpx.Client(base_url=running.address, timeout=30) as client:
        tokens = client.post("/api/v1/auth/login", json={"username": login, "password": password}).json()
        bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
        assert client.get(f"/api/v1/catalog/tags/{key}", headers=bearer).json() == expected
        print("the API gives it, by the session and by a token")


def import_products(driver: webdriver.Chrome, running: Running, name: str) -> None:
    """A person takes in a file: a wrong row keeps all of them out, then they are there."""
    category = driver.execute_async_script(
        "fetch('/api/v1/catalog/categories').then(a => a.json()).then(arguments[0])"
    )["items"][0]["id"]
    heads = "id,name,sku,price,category"
    for price, shown in (("-1", "Some rows failed to validate"), ("2.50", "Import finished: 2 new")):
        rows = [f",{name} {number},{name[-8:]}{number},{price},{category}" for number in (1, 2)]
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write("\n".join([heads, *rows]))
            file.flush()
            driver.get(f"{running.address}/admin/catalog/product/import/")
            driver.find_element(By.NAME, "import_file").send_keys(file.name)
            driver.find_element(By.CSS_SELECTOR, "input.default").click()
            found = (By.XPATH, f"//*[contains(text(), '{shown}')]")
            WebDriverWait(driver, 20).until(expected_conditions.presence_of_element_located(found))
    refused = [entry for entry in driver.get_log("browser") if "Content Security" in entry["message"]]
    assert not refused, refused
    print("imported two products")


def add_review(driver: webdriver.Chrome, running: Running, screenshot: Path) -> None:
    """A person adds a line on the page of another row."""
    driver.get(f"{running.address}/admin/catalog/product/")
    driver.find_element(By.CSS_SELECTOR, "#result_list tbody th a").click()
    wait = WebDriverWait(driver, 20)
    wait.until(lambda page: page.find_elements(By.CSS_SELECTOR, ".add-row a"))
    lines = len(driver.find_elements(By.CSS_SELECTOR, "tr.has_original"))
    driver.find_element(By.CSS_SELECTOR, ".add-row a").click()
    driver.find_element(By.NAME, f"review_set-{lines}-stars").send_keys("5")
    driver.find_element(By.NAME, f"review_set-{lines}-body").send_keys("From the browser.")
    driver.find_element(By.NAME, "_continue").click()
    saved = "tr.has_original"
    wait.until(lambda page: len(page.find_elements(By.CSS_SELECTOR, saved)) == lines + 1)
    driver.save_screenshot(str(screenshot))
    print(f"added a review on the page of its product; {screenshot}")
