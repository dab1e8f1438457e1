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
        expected = {"id": key, "name": name}
        driver.get(f"{running.address}/api/v1/catalog/tags/{key}")
        shown = driver.find_element(By.TAG_NAME, "body").text
        assert json.loads(shown.splitlines()[-1]) == expected, f"by its session the browser got {shown}"
    with httpx.Client(base_url=running.address, timeout=30) as client:
        tokens = client.post("/api/v1/auth/login", json={"username": login, "password": password}).json()
        bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
        assert client.get(f"/api/v1/catalog/tags/{key}", headers=bearer).json() == expected
        print("the API gives it, by the session and by a token")
