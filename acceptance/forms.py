"""Django's admin as a browser sees it, without one: pages, their forms, what is sent back."""

from html.parser import HTMLParser

import httpx


class Form(HTMLParser):
    """The fields of a page's forms, with the values that they show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.select = self.textarea = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        name, value, kind = about.get("name") or "", about.get("value") or "", about.get("type")
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.textarea = name
            self.values[name] = [""]
        elif tag == "option" and self.select and "selected" in about:
            self.values.setdefault(self.select, []).append(value)
        elif tag == "input" and name and kind in ("checkbox", "radio"):
            if "checked" in about:
                self.values.setdefault(name, []).append(value or "on")
        elif tag == "input" and name and kind not in ("submit", "button", "image", "file"):
            self.values.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            # A browser leaves out the line end that begins the text.
            self.values[self.textarea] = [(self.values[self.textarea][0] + data).removeprefix("\n")]


class Admin:
    """Somebody in the admin."""

    def __init__(self, address: str, login: str, password: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=60, headers={"Referer": address})
        self.answer = self.send("/admin/login/", username=login, password=password)
        assert "sessionid" in self.client.cookies, f"{login} is not let in: {self.answer.status_code}"

    def send(self, path: str, **changes: str | None) -> httpx.Response:
        """Send a page's form back with changes; None takes a check mark away."""
        form = Form(self.client.get(path).text).values
        form["csrfmiddlewaretoken"] = form["csrfmiddlewaretoken"][:1]
        for name, value in changes.items():
            form.pop(name, None)
            if value is not None:
                form[name] = [value]
        return self.client.post(path, data=form)

    def change(self, path: str, **changes: str | None) -> None:
        answer = self.send(path, **changes)
        assert answer.status_code == 302, f"{path}: {answer.status_code} {answer.text[:3000]}"

    @property
    def cookies(self) -> dict[str, str]:
        return dict(self.client.cookies)
