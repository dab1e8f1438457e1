"""Reads the form of an admin page as a browser does."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """What is sent when nobody changes anything."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.inside = False
        self.text: str | None = None
        self.select: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("id", "").endswith("_form")
        name = given.get("name", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given and self.select:
            self.add(self.select, given.get("value", ""))
        elif tag == "textarea":
            self.text = name
            self.add(name, "")
        elif tag == "input" and name and self.is_sent(given):
            self.add(name, given.get("value", "on" if given.get("type") == "checkbox" else ""))

    @staticmethod
    def is_sent(given: dict[str, str]) -> bool:
        match given.get("type"):
            case "checkbox":
                return "checked" in given
            case "file" | "submit":
                return False
        return True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.text is not None:
            if self.inside:
                # The first line break belongs to the page.
                self.sent[self.text][-1] = self.sent[self.text][-1].removeprefix("\n")
            self.text = None

    def handle_data(self, data: str) -> None:
        if self.text is not None and self.inside:
            self.sent[self.text][-1] += data

    def add(self, name: str, value: str) -> None:
        if self.inside:
            self.sent.setdefault(name, []).append(value)
